package org.liasse.variant.inspection.thermal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Files that want more of their reader than to be read: refused, and nobody else is asked. */
public class HostileStudyTest {

    private static final String SECRET = "the-secret-of-another-file";
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    @Rule public final TemporaryFolder folder = new TemporaryFolder();

    private final Map<String, byte[]> cases = new LinkedHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private ServerSocket listener;
    private List<String> elsewhere;

    /** Somebody who would notice being asked. */
    @Before
    public void listen() throws IOException {
        listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread ear =
                new Thread(
                        () -> {
                            while (!listener.isClosed()) {
                                try {
                                    listener.accept().close();
                                    calls.incrementAndGet();
                                } catch (IOException e) {
                                    return;
                                }
                            }
                        });
        ear.setDaemon(true);
        ear.start();
        Path secret = folder.getRoot().toPath().resolve("secret.txt");
        Files.writeString(secret, SECRET);
        elsewhere =
                List.of(
                        secret.toUri().toString(),
                        "http://127.0.0.1:" + listener.getLocalPort() + "/x.dtd",
                        "jar:http://127.0.0.1:" + listener.getLocalPort() + "/x.jar!/x",
                        "ftp://127.0.0.1:" + listener.getLocalPort() + "/x");
    }

    @After
    public void close() throws IOException {
        listener.close();
    }

    private void add(String name, String xml) {
        add(name, xml.getBytes(StandardCharsets.UTF_8));
    }

    private void add(String name, byte[] bytes) {
        assertFalse("twice: " + name, cases.containsKey(name));
        cases.put(name, bytes);
    }

    private static String body() {
        String xml = Studies.of(Studies.RSEE);
        return xml.substring(xml.indexOf("<projet"));
    }

    /** A whole study whose owner is something else. */
    private static String owned(String owner) {
        return body().replace("Société Les Érables", owner);
    }

    @Test
    public void everyHostileFileIsRefusedAndNothingElseIsOpened() throws IOException {
        externalEntities();
        expansions();
        inclusions();
        schemas();
        documentTypes();
        deepNesting();
        truncated();
        encodings();
        hugePieces();
        characters();
        malformed();
        names();
        assertTrue(cases.size() + " cases", cases.size() >= 60);
        for (var hostile : cases.entrySet()) {
            refused(hostile.getKey(), hostile.getValue());
        }
        assertEquals("somebody was asked", 0, calls.get());
    }

    private static String reason(String xml) throws IOException {
        try {
            ThermalStudyReader.read(Studies.stream(xml));
            throw new AssertionError("it was read");
        } catch (UnreadableStudyException e) {
            return e.faults().get(0).told().en();
        }
    }

    @Test
    public void theReasonIsTold() throws IOException {
        assertEquals(
                "A document type (DOCTYPE) is not taken.",
                reason(HEAD + "<!DOCTYPE projet>" + body()));
        assertEquals("An entity is not taken.", reason(HEAD + owned("&nobody;")));
        assertEquals(
                "An inclusion (XInclude) is not taken.",
                reason(HEAD + owned("x<include xmlns=\"http://www.w3.org/2001/XInclude\"/>")));
        assertEquals(
                "/: the XML is not well-formed, line 1.", reason("<projet></projet></projet>"));
    }

    private static void refused(String name, byte[] bytes) throws IOException {
        try {
            ThermalStudy study = ThermalStudyReader.read(new ByteArrayInputStream(bytes));
            throw new AssertionError(name + " was read: " + study.owner());
        } catch (UnreadableStudyException e) {
            assertFalse(name, e.faults().isEmpty());
            assertFalse(name, e.faults().toString().contains(SECRET));
            assertTrue(name, e.faults().toString().length() < 4000);
        }
    }

    private void externalEntities() {
        for (String at : elsewhere) {
            add(
                    "general entity " + at,
                    HEAD + "<!DOCTYPE projet [<!ENTITY e SYSTEM \"" + at + "\">]>" + owned("&e;"));
            add(
                    "parameter entity " + at,
                    HEAD + "<!DOCTYPE projet [<!ENTITY % p SYSTEM \"" + at + "\"> %p;]>" + body());
            add("external subset " + at, HEAD + "<!DOCTYPE projet SYSTEM \"" + at + "\">" + body());
            add(
                    "public subset " + at,
                    HEAD + "<!DOCTYPE projet PUBLIC \"-//X//Y\" \"" + at + "\">" + body());
        }
    }

    private void expansions() {
        var laughs = new StringBuilder("<!DOCTYPE projet [<!ENTITY a0 \"ha\">");
        for (int i = 1; i <= 20; i++) {
            laughs.append("<!ENTITY a").append(i).append(" \"");
            laughs.append(("&a" + (i - 1) + ";").repeat(10)).append("\">");
        }
        add("billion laughs", HEAD + laughs + "]>" + owned("&a20;"));
        add(
                "quadratic blow-up",
                HEAD
                        + "<!DOCTYPE projet [<!ENTITY a \""
                        + "x".repeat(50_000)
                        + "\">]>"
                        + owned("&a;".repeat(2000)));
        add(
                "entity that holds itself",
                HEAD + "<!DOCTYPE projet [<!ENTITY a \"&a;\">]>" + owned("&a;"));
        add("entity that nobody declared", HEAD + owned("&nobody;"));
        add(
                "entity in an attribute",
                HEAD + body().replace("version=\"7.4\"", "version=\"&nobody;\""));
        add("entity without its end", HEAD + owned("&amp"));
        add("bare ampersand", HEAD + owned("A & B"));
        add("endless reference", HEAD + owned("&#" + "0".repeat(100_000) + "65;"));
    }

    private void inclusions() {
        for (String at : elsewhere) {
            add(
                    "XInclude " + at,
                    HEAD
                            + owned(
                                    "x<i:include xmlns:i=\"http://www.w3.org/2001/XInclude\""
                                            + " href=\""
                                            + at
                                            + "\" parse=\"text\"/>"));
        }
        add(
                "XInclude as the default namespace",
                HEAD
                        + owned(
                                "x<include xmlns=\"http://www.w3.org/2001/XInclude\""
                                        + " href=\"/etc/passwd\"/>"));
    }

    private void schemas() {
        String instance = " xmlns:s=\"http://www.w3.org/2001/XMLSchema-instance\" s:";
        for (String at : elsewhere) {
            add(
                    "schema " + at,
                    HEAD
                            + body().replaceFirst(
                                            "<projet",
                                            "<projet"
                                                    + instance
                                                    + "noNamespaceSchemaLocation=\""
                                                    + at
                                                    + "\""));
            add(
                    "schema of a namespace " + at,
                    HEAD
                            + body().replaceFirst(
                                            "<RSET",
                                            "<RSET"
                                                    + instance
                                                    + "schemaLocation=\"urn:a a.xsd urn:b "
                                                    + at
                                                    + "\""));
        }
        add(
                "schema up the folders",
                HEAD
                        + body().replaceFirst(
                                        "<projet",
                                        "<projet"
                                                + instance
                                                + "noNamespaceSchemaLocation=\"../x\""));
    }

    private void documentTypes() {
        add("empty document type", HEAD + "<!DOCTYPE projet>" + body());
        add("empty internal subset", HEAD + "<!DOCTYPE projet []>" + body());
        add("small document type", HEAD + "<!doctype projet>" + body());
        add("document type after a comment", HEAD + "<!-- -->\n<!DOCTYPE projet>" + body());
        add("document type after dashes", HEAD + "<!---> <x \" --><!DOCTYPE projet>" + body());
        add("document type without declaration", "<!DOCTYPE projet>" + body());
        add("document type in the middle", HEAD + owned("<!DOCTYPE projet>"));
        add("declaration of an element", HEAD + owned("<!ELEMENT projet ANY>"));
        add("conditional section", HEAD + owned("<![INCLUDE[x]]>"));
        add(
                "document type in UTF-16",
                ("\uFEFF<!DOCTYPE projet [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                                + owned("&e;"))
                        .getBytes(StandardCharsets.UTF_16BE));
        add(
                "default attributes",
                HEAD + "<!DOCTYPE projet [<!ATTLIST projet version CDATA \"1\">]>" + body());
    }

    private void deepNesting() {
        for (int deep : new int[] {101, 10_000, 1_000_000}) {
            String nested = "<a>".repeat(deep);
            add("nested " + deep, HEAD + "<projet>" + nested);
            String closed = nested + nested.replace("<", "</");
            add("nested and whole " + deep, HEAD + body().replace("<RSEnv>", "<RSEnv>" + closed));
        }
        add(
                "nested where it is looked at",
                HEAD + owned("<nom>".repeat(120) + "x" + "</nom>".repeat(120)));
        add(
                "nested namespaces",
                HEAD + "<projet>" + "<a xmlns:p=\"urn:x\" p:b=\"1\">".repeat(5000));
    }

    private void truncated() {
        byte[] whole = (HEAD + body()).getBytes(StandardCharsets.UTF_8);
        for (int tenth = 1; tenth < 10; tenth++) {
            byte[] part = new byte[whole.length * tenth / 10];
            System.arraycopy(whole, 0, part, 0, part.length);
            add("truncated at " + tenth + " tenths", part);
        }
        add("nothing", new byte[0]);
        add("white space", "  \n ");
        add("declaration only", HEAD);
        add("half a tag", "<");
        add("half a comment", HEAD + "<projet><!-- ");
        add("half a character", "<projet>\u00e9".getBytes(StandardCharsets.UTF_8).clone());
    }

    private static byte[] encoded(String declared, Charset real) {
        String head = "<?xml version=\"1.0\" encoding=\"" + declared + "\"?>\n";
        return (head + body()).getBytes(real);
    }

    private void encodings() {
        add("Latin declared as UTF-8", encoded("UTF-8", StandardCharsets.ISO_8859_1));
        add("UTF-8 declared as UTF-16", encoded("UTF-16", StandardCharsets.UTF_8));
        add("UTF-16 declared as UTF-8", encoded("UTF-8", StandardCharsets.UTF_16));
        byte[] marked = ("\uFEFF" + HEAD + body()).getBytes(StandardCharsets.UTF_8);
        add(
                "UTF-8 by its mark, declared as Latin",
                new String(marked, StandardCharsets.ISO_8859_1)
                        .replace("encoding=\"UTF-8\"", "encoding=\"ISO-8859-1\"")
                        .getBytes(StandardCharsets.ISO_8859_1));
        add("UTF-16 without its mark", encoded("UTF-16LE", StandardCharsets.UTF_16LE));
        add("UTF-8 declared as ASCII", encoded("US-ASCII", StandardCharsets.UTF_8));
        for (String odd : List.of("UTF-7", "UTF-32", "IBM037", "x-nobody", "../../etc", "")) {
            add("declared as " + odd, encoded(odd, StandardCharsets.UTF_8));
        }
        add("EBCDIC", encoded("IBM037", Charset.forName("IBM037")));
        add("XML 1.1", (HEAD + body()).replace("1.0", "1.1"));
        add("XML 9.9", (HEAD + body()).replaceFirst("1\\.0", "9.9"));
        add("overlong form", spliced(new byte[] {(byte) 0xC0, (byte) 0xAF}));
        add("lone continuation", spliced(new byte[] {(byte) 0x80}));
        add("surrogate in UTF-8", spliced(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}));
        add(
                "beyond Unicode",
                spliced(new byte[] {(byte) 0xF5, (byte) 0x80, (byte) 0x80, (byte) 0x80}));
        add("byte FF", spliced(new byte[] {(byte) 0xFF}));
    }

    /** A whole study with these bytes in the name of its owner. */
    private static byte[] spliced(byte[] bytes) {
        String[] around = (HEAD + owned("@")).split("@");
        var out = new ByteArrayOutputStream();
        out.writeBytes(around[0].getBytes(StandardCharsets.UTF_8));
        out.writeBytes(bytes);
        out.writeBytes(around[1].getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private void hugePieces() {
        String long2 = "x".repeat(2_000_000);
        add("huge text where it is looked at", HEAD + owned(long2));
        add("text that is too long", HEAD + owned("x".repeat(600)));
        add("huge text elsewhere", HEAD + body().replace("<RSEnv>", "<RSEnv>" + long2));
        add("huge attribute", HEAD + body().replace("7.4", long2));
        add("huge name", HEAD + body().replace("<RSEnv>", "<RSEnv><" + long2 + "/>"));
        add("huge comment", HEAD + "<!--" + long2 + "-->" + body());
        add("huge CDATA", HEAD + owned("<![CDATA[" + "<".repeat(2_000_000) + "]]>"));
        add("huge instruction", HEAD + "<?x " + long2 + "?>" + body());
        add("huge number", HEAD + body().replace("196.0", "1" + "0".repeat(4000)));
        var attributes = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            attributes.append(" a").append(i).append("=\"\"");
        }
        add("many attributes", HEAD + body().replace("<RSEnv>", "<RSEnv><a" + attributes + "/>"));
        Studies.Look many =
                new Studies.Look(true, false, 3, 100, false, false, "2024.E1.0.0", true);
        add("too many zones", Studies.of(many));
    }

    private void characters() {
        for (int code : new int[] {0, 1, 8, 11, 12, 31, 0xFFFE, 0xFFFF}) {
            add("character " + code, HEAD + owned("a" + (char) code + "b"));
            add("reference to character " + code, HEAD + owned("a&#" + code + ";b"));
        }
        add("reference beyond Unicode", HEAD + owned("&#x110000;"));
        add("reference to a surrogate", HEAD + owned("&#xD800;"));
    }

    private void malformed() {
        add("duplicate attribute", HEAD + body().replace("<RSEnv>", "<RSEnv a=\"1\" a=\"2\">"));
        add(
                "attribute twice by two prefixes",
                HEAD
                        + body().replace(
                                        "<RSEnv>",
                                        "<RSEnv xmlns:p=\"u\" xmlns:q=\"u\" p:a=\"1\" q:a=\"2\">"));
        add("prefix of nobody", HEAD + body().replace("<RSEnv>", "<RSEnv p:a=\"1\">"));
        add("two roots", HEAD + body() + body());
        add("text after the end", HEAD + body() + "x");
        add("text before the beginning", HEAD + "x" + body());
        add("crossed tags", HEAD + owned("<a><b></a></b>"));
        add("attribute without quotes", HEAD + body().replace("\"7.4\"", "7"));
        add("less-than in an attribute", HEAD + body().replace("7.4", "<"));
        add("end of a section in text", HEAD + owned("a]]>b"));
        add("dashes in a comment", HEAD + "<!-- a -- b -->" + body());
        add("JSON", "{\"projet\": {}}");
        add("HTML", "<html><body>projet</body></html>");
        add("ZIP", new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0});
        add("two calculations", HEAD + body().replace("<RSEnv>", "<RSET/><RSEnv>"));
    }

    private void names() {
        var elements = new StringBuilder();
        var namespaces = new StringBuilder();
        for (int i = 0; i < 30_000; i++) {
            elements.append("<n").append(i).append("/>");
            namespaces.append("<n xmlns=\"urn:").append(i).append("\"/>");
        }
        add("names without end", HEAD + body().replace("<RSEnv>", "<RSEnv>" + elements));
        add("namespaces without end", HEAD + body().replace("<RSEnv>", "<RSEnv>" + namespaces));
    }

    @Test
    public void thePlainNameOfASchemaAndAStyleSheetAreTakenAndNotOpened() throws Exception {
        String xml =
                HEAD
                        + "<?xml-stylesheet href=\""
                        + elsewhere.get(1)
                        + "\"?>"
                        + body().replaceFirst(
                                        "<projet",
                                        "<projet"
                                            + " xmlns:s=\"http://www.w3.org/2001/XMLSchema-instance\""
                                            + " s:noNamespaceSchemaLocation=\"RSET.xsd\"");
        ThermalStudy study = ThermalStudyReader.read(Studies.stream(xml));
        assertEquals("Société Les Érables", study.owner());
        assertEquals(0, calls.get());
    }

    @Test
    public void whatOnlyLooksHostileIsRead() throws Exception {
        String xml =
                HEAD
                        + "<!-- <!DOCTYPE x> &e; -->"
                        + owned("<![CDATA[A <!DOCTYPE> & B]]> &lt;&#233;&#x20AC;")
                                .replace("\"7.4\"", "'7 > \"4\" &gt; 3'");
        assertEquals("A <!DOCTYPE> & B <é€", ThermalStudyReader.read(Studies.stream(xml)).owner());
    }
}
