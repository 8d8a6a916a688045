package org.liasse.variant.condo;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.junit.Test;
import org.liasse.test.variant.VariantContract;

/** The contract of every variant; the rules of this one stand in the tests beside. */
public class CondoVariantTest extends VariantContract {

    public CondoVariantTest() {
        super(new CondoVariant(null, null, null, null, null, null, null, null, null));
    }

    @Test
    public void offersTheBuildingAndWhatHappensInIt() {
        assertEquals(
                List.of(
                        "building",
                        "condo-report",
                        "condo-order",
                        "condo-info",
                        "condo-poll",
                        "condo-claim",
                        "condo-providers"),
                new CondoVariant(null, null, null, null, null, null, null, null, null)
                        .types().stream().map(type -> type.key().value()).toList());
    }
}
