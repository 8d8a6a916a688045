package org.liasse.export;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.Test;

public class EntryNamesTest {

    // CORE-17
    @Test
    public void CORE_17_noNameLeadsOutOfItsFolder() {
        for (String name :
                List.of(
                        "../../etc/passwd",
                        "..",
                        ".",
                        "",
                        "..\\..\\boot.ini",
                        "/etc/x",
                        "C:\\x",
                        "a\u0000b",
                        "a\nb",
                        " .. ",
                        "\u202eexe.fdp",
                        "x/../../y")) {
            String clean = EntryNames.clean(name);
            assertTrue(clean, clean.matches("[^/\\\\:*?\"<>|\\p{Cntrl}\\p{Cf}]+"));
            assertTrue(clean, !clean.startsWith(".") && !clean.endsWith(".") && !clean.isBlank());
        }
        assertEquals("_etc_passwd", EntryNames.clean("/etc/passwd"));
        assertEquals("Devis été.pdf", EntryNames.clean("Devis e\u0301te\u0301.pdf"));
    }

    // CORE-17
    @Test
    public void CORE_17_noTwoEntriesHaveOneName() {
        EntryNames names = new EntryNames();
        assertEquals("papers/a.pdf", names.in("papers/", "a.pdf"));
        assertEquals("papers/A (2).pdf", names.in("papers/", "A.pdf"));
        assertEquals("papers/a (2) (2).pdf", names.in("papers/", "a (2).pdf"));
        assertEquals("other/a.pdf", names.in("other/", "a.pdf"));
        assertEquals("papers/plan", names.in("papers/", "plan"));
        assertEquals("papers/plan (2)", names.in("papers/", "plan"));
    }

    // CORE-17
    @Test
    public void CORE_17_everyNameCanBeAFileAnywhere() {
        assertEquals("_con.pdf", EntryNames.clean("con.pdf"));
        assertEquals("_COM1", EntryNames.clean("COM1"));
        assertEquals("console.pdf", EntryNames.clean("console.pdf"));
        String longest = EntryNames.clean("é".repeat(250) + ".pdf");
        assertTrue(longest, longest.endsWith("é.pdf"));
        assertTrue(longest.getBytes(StandardCharsets.UTF_8).length <= 120);
        assertTrue(EntryNames.clean("😀".repeat(100)).codePoints().allMatch(c -> c == 0x1F600));
    }
}
