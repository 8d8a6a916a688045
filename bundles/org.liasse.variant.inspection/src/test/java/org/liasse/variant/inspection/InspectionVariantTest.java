package org.liasse.variant.inspection;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.junit.Test;
import org.liasse.test.variant.VariantContract;

/** The contract of every variant; the rules of this one stand in the tests beside. */
public class InspectionVariantTest extends VariantContract {

    public InspectionVariantTest() {
        super(new InspectionVariant(null, null, null, null, null, null, null));
    }

    @Test
    public void offersTheClientAndItsDossiers() {
        assertEquals(
                List.of("inspection-client", "inspection-dossier"),
                new InspectionVariant(null, null, null, null, null, null, null)
                        .types().stream().map(type -> type.key().value()).toList());
    }
}
