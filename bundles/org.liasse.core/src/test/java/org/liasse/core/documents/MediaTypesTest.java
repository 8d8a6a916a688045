package org.liasse.core.documents;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.Test;
import org.liasse.api.Problem;

public class MediaTypesTest {

    private static final byte[] PDF = "%PDF-1.7\n%x\n1 0 obj".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PNG = {
        (byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 'I', 'H', 'D', 'R'
    };
    private static final byte[] PROGRAM = {'M', 'Z', (byte) 0x90, 0, 3, 0, 0, 0};

    // CORE-07
    @Test
    public void CORE_07_theMediaTypeIsThatOfTheContent() throws IOException {
        assertEquals("application/pdf", detect(PDF, "quote.pdf"));
        assertEquals("application/pdf", detect(PDF, "quote"));
        assertEquals("application/pdf", detect(PDF, "quote.txt"));
        assertEquals("image/png", detect(PNG, "plan.PNG"));
        assertEquals("text/plain", detect("Bonjour".getBytes(StandardCharsets.UTF_8), "x"));
    }

    // CORE-07
    @Test
    public void CORE_07_aNameMayMakeItMorePrecise() throws IOException {
        byte[] lines = "a;b\n1;2\n".getBytes(StandardCharsets.UTF_8);

        assertEquals("text/csv", detect(lines, "list.csv"));
        assertEquals(
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                detect(zip("[Content_Types].xml"), "letter.docx"));
        assertEquals("application/zip", detect(zip("a.txt"), "all.zip"));
    }

    // CORE-07
    @Test
    public void CORE_07_aMediaTypeThatLiesIsRefusedNamingBoth() {
        Problem problem = assertThrows(Problem.class, () -> detect(PROGRAM, "quote.pdf"));

        assertSame(Problem.Kind.MEDIA_TYPE, problem.kind());
        assertTrue(problem.detail().en().contains("application/pdf"));
        assertTrue(problem.detail().en().contains("application/x-msdownload"));
        assertThrows(Problem.class, () -> detect(new byte[] {1, 2, 3, 4, 0, 9}, "quote.pdf"));
        assertThrows(Problem.class, () -> detect(PDF, "photo.jpg"));
        assertThrows(Problem.class, () -> detect(new byte[0], "empty.pdf"));
    }

    // CORE-07
    @Test
    public void CORE_07_aSlotTakesItsOwnMediaTypes() {
        MediaTypes.check("application/pdf", Set.of("application/pdf", "image/*"));
        MediaTypes.check("image/png", Set.of("application/pdf", "image/*"));
        MediaTypes.check("application/xml", Set.of("text/xml"));
        MediaTypes.check("application/x-msdownload", Set.of());

        Problem problem =
                assertThrows(
                        Problem.class,
                        () -> MediaTypes.check("text/html", Set.of("application/pdf", "image/*")));

        assertSame(Problem.Kind.MEDIA_TYPE, problem.kind());
        assertEquals("text/html", problem.members().get("detected"));
        assertThrows(Problem.class, () -> MediaTypes.check("text/html", Set.of("text/plain")));
    }

    private static String detect(byte[] content, String name) throws IOException {
        return MediaTypes.detect(new ByteArrayInputStream(content), name);
    }

    private static byte[] zip(String entry) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write("<Types/>".getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
