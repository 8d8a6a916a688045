package org.liasse.core.documents;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.List;
import org.junit.Test;
import org.liasse.api.InputError;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Signatures.Drawn;

public class DrawingTest {

    private static final String LINES = "M0 0L1000 400";

    private static List<String> wrong(String signatory, String drawing) {
        Problem problem =
                assertThrows(Problem.class, () -> Drawing.checked(new Drawn(signatory, drawing)));
        assertEquals(Problem.Kind.INVALID_INPUT, problem.kind());
        return problem.errors().stream().map(InputError::pointer).toList();
    }

    // CORE-19
    @Test
    public void CORE_19_aSignatureIsLinesAndAName() {
        Drawn checked = Drawing.checked(new Drawn(" Jeanne ", LINES));
        assertEquals(new Drawn("Jeanne", LINES), checked);
        String spaced = "M 10,20 L 30 40 M5 5L90 90";
        assertEquals(spaced, Drawing.checked(new Drawn("Jeanne", spaced)).drawing());
        String longest = "M0 0" + "L1 1L2 9".repeat(1999);
        Drawing.checked(new Drawn("x".repeat(200), longest));
    }

    // CORE-19
    @Test
    public void CORE_19_whatIsNoSignatureIsRefusedWhereItStands() {
        for (String drawing :
                new String[] {
                    null,
                    "",
                    "M10 10",
                    "L10 10L100 100",
                    "M10 10L25 20",
                    "M10 10M900 300",
                    "M0 0L1001 0",
                    "M0 0L0 401",
                    "M0 0L-50 0",
                    "M0 0L50.5 0",
                    "M0 0C10 10 20 20 300 300",
                    "M0 0L100 100<script>",
                    "m0 0l100 100",
                    "M0 0" + "L1 1L2 9".repeat(2000)
                }) {
            assertEquals(drawing, List.of("/drawing"), wrong("Jeanne", drawing));
        }
        for (String signatory : new String[] {null, " ", "a\nb", "x".repeat(201)}) {
            assertEquals(List.of("/signatory"), wrong(signatory, LINES));
        }
        assertEquals(List.of("/signatory", "/drawing"), wrong("", ""));
    }

    // CORE-19
    @Test
    public void CORE_19_theHashOfTheLinesIsThatOfTheirBytes() {
        assertEquals(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                Drawing.hash("abc"));
    }
}
