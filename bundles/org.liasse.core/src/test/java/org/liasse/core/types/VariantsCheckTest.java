package org.liasse.core.types;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import org.apache.felix.hc.api.Result;
import org.junit.Test;

public class VariantsCheckTest {

    @Test
    public void allIsWellWhereNothingIsWrong() {
        assertTrue(new VariantsCheck(Map::of, List::of).execute().isOk());
    }

    @Test
    public void namesTheCulpritAndTheCause() {
        Result result =
                new VariantsCheck(
                                () -> Map.of("org.example 1.0", "labels are missing: x.type"),
                                () -> List.of("note 1.0 of org.example 1.0"))
                        .execute();
        assertEquals(Result.Status.WARN, result.getStatus());
        String said = result.toString();
        assertTrue(said, said.contains("org.example 1.0 cannot be taken in: labels are missing"));
        assertTrue(said, said.contains("note 1.0 of org.example 1.0 is parked"));
    }
}
