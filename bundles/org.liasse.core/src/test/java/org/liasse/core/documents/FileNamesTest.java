package org.liasse.core.documents;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.List;
import org.junit.Test;
import org.liasse.api.Problem;

public class FileNamesTest {

    // CORE-07
    @Test
    public void CORE_07_aNameIsKeptAsPeopleWriteIt() {
        assertEquals("Devis n° 12 été.pdf", FileNames.checked(" Devis n° 12 e\u0301te\u0301.pdf "));
    }

    // CORE-07
    @Test
    public void CORE_07_aPathIsNoName() {
        for (String path : List.of("../../etc/passwd", "C:\\x.pdf", "a/b", "..", ".", "a\\")) {
            Problem problem = assertThrows(Problem.class, () -> FileNames.checked(path));
            assertEquals("name", problem.errors().get(0).pointer());
        }
    }

    // CORE-07
    @Test
    public void CORE_07_charactersThatDeceiveAreTakenOut() {
        assertEquals("photo-fdp.exe", FileNames.checked("photo-\u202efdp.exe"));
        assertEquals("ab.txt", FileNames.checked("a\u0000\nb.txt"));
    }

    // CORE-07
    @Test
    public void CORE_07_whatHasNoNameIsADocument() {
        assertEquals("document", FileNames.checked(null));
        assertEquals("document", FileNames.checked(" \u200b\t"));
    }

    // CORE-07
    @Test
    public void CORE_07_aNameHasAnEnd() {
        assertEquals(255, FileNames.checked("x".repeat(255)).length());
        assertThrows(Problem.class, () -> FileNames.checked("x".repeat(256)));
    }
}
