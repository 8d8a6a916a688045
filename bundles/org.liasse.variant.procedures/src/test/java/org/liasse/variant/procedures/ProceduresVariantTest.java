package org.liasse.variant.procedures;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.junit.Test;
import org.liasse.api.type.DossierType;

public class ProceduresVariantTest {

    @Test
    public void offersTheProcedureAndItsDossiers() {
        assertEquals(
                List.of("procedure", "procedure-dossier"),
                new ProceduresVariant()
                        .types().stream().map(DossierType::key).map(Object::toString).toList());
    }
}
