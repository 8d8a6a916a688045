package org.liasse.variant.procedures;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.junit.Test;
import org.liasse.test.variant.VariantContract;

/** The contract of every variant; the rules of this one stand in the tests beside. */
public class ProceduresVariantTest extends VariantContract {

    public ProceduresVariantTest() {
        super(new ProceduresVariant(null, null));
    }

    @Test
    public void offersTheProcedureItsDossiersAndWhatExpertsSayOfThem() {
        assertEquals(
                List.of("procedure", "procedure-group", "procedure-dossier", "procedure-opinion"),
                new ProceduresVariant(null, null)
                        .types().stream().map(type -> type.key().value()).toList());
    }
}
