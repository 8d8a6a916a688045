package org.liasse.core.documents;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.Test;

/**
 * Files that are made to do harm are looked at by their first bytes, and nothing of them is run.
 */
public class HostileFilesTest {

    /** What the detection looks at, and what a buffer may read ahead. */
    private static final int MOST_READ = 2 * 64 * 1024;

    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = super.read(into, from, length);
            count += Math.max(read, 0);
            return read;
        }
    }

    private static String detected(byte[] bytes, String name) throws IOException {
        Counted counted = new Counted(new ByteArrayInputStream(bytes));
        String type = MediaTypes.detect(new BufferedInputStream(counted, 64 * 1024), name);
        assertTrue("read " + counted.count, counted.count <= MOST_READ);
        return type;
    }

    /** So many mebibytes of zeros, as an entry. */
    private static byte[] bomb(String entry, int mebibytes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < mebibytes; i++) {
                zip.write(zeros);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] zipped(String entry, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    // CORE-07
    @Test
    public void CORE_07_anArchiveIsNotUnpackedHoweverMuchIsInIt() throws IOException {
        byte[] bomb = bomb("zeros", 256);
        assertEquals("application/zip", detected(bomb, "all.zip"));
        assertEquals("application/zip", detected(zipped("inner.zip", bomb), "nested.zip"));
        assertEquals(
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                detected(bomb("word/document.xml", 64), "letter.docx"));
    }

    // CORE-07
    @Test
    public void CORE_07_whatXmlNamesElsewhereIsNotFetched() throws IOException {
        try (ServerSocket elsewhere = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "http://127.0.0.1:" + elsewhere.getLocalPort() + "/x";
            detected(
                    text(
                            "<?xml version=\"1.0\"?><!DOCTYPE a SYSTEM \""
                                    + address
                                    + "\" [<!ENTITY e SYSTEM \""
                                    + address
                                    + "\">]><a>&e;</a>"),
                    "study.xml");
            elsewhere.setSoTimeout(200);
            boolean isAsked;
            try {
                elsewhere.accept().close();
                isAsked = true;
            } catch (SocketTimeoutException e) {
                isAsked = false;
            }
            assertFalse("the address was asked for", isAsked);
        }
    }

    // CORE-07
    @Test
    public void CORE_07_entitiesAreNotExpanded() throws IOException {
        StringBuilder laughs = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE a [");
        laughs.append("<!ENTITY e0 \"").append("ha".repeat(50)).append("\">");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY e").append(i).append(" \"");
            laughs.append(("&e" + (i - 1) + ";").repeat(10)).append("\">");
        }
        laughs.append("]><a b=\"&e29;\">&e29;</a>");
        assertEquals("application/xml", detected(text(laughs.toString()), "study.xml"));
    }

    // CORE-07
    @Test
    public void CORE_07_whatABrowserRunsIsCalledWhatItIs() throws IOException {
        assertEquals(
                "image/svg+xml",
                detected(
                        text(
                                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script>"
                                    + "</svg>"),
                        "plan.svg"));
        assertEquals(
                "text/html", detected(text("<html><script>alert(1)</script></html>"), "plan.txt"));
        byte[] gif = text("GIF89a/*\u0001\u0000*/=1;alert(1)//<html><script>alert(2)</script>");
        assertEquals("image/gif", detected(gif, "photo.gif"));
    }
}
