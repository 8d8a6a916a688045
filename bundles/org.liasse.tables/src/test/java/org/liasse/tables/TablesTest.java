package org.liasse.tables;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.export.ExportFormat;
import org.liasse.api.export.ExportFormat.Outline;
import org.liasse.api.export.ExportFormat.Sink;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What is written is read back by a program of others. */
public class TablesTest {

    private static final Map<String, Object> NOTES = Map.of("remark", "@SUM(1)", "project", "in");

    private static byte[] written(ExportFormat format, Outline outline, DossierView... dossiers)
            throws IOException {
        var out = new ByteArrayOutputStream();
        try (Sink sink = format.begin(outline, out)) {
            for (DossierView dossier : dossiers) {
                sink.add(dossier);
            }
            sink.end();
        }
        return out.toByteArray();
    }

    private static Outline forClerk(DossierQuery.Path... columns) {
        return Requests.outline(Set.of(Requests.CLERK), columns);
    }

    private static DossierView one() {
        return Requests.dossier(1, Requests.filled(), NOTES);
    }

    private static List<List<String>> csv(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        assertEquals("a byte order mark", '\ufeff', text.charAt(0));
        List<List<String>> rows = new ArrayList<>();
        for (CsvRecord row : CsvReader.builder().ofCsvRecord(text.substring(1))) {
            rows.add(row.getFields());
        }
        return rows;
    }

    private static Map<String, List<List<Object>>> xlsx(byte[] bytes) throws IOException {
        Map<String, List<List<Object>>> sheets = new LinkedHashMap<>();
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            for (Sheet sheet : book.getSheets().toList()) {
                List<List<Object>> rows = new ArrayList<>();
                for (Row row : sheet.read()) {
                    List<Object> cells = new ArrayList<>();
                    row.forEach(cell -> cells.add(cell == null ? null : cell.getValue()));
                    rows.add(cells);
                }
                sheets.put(sheet.getName(), rows);
            }
        }
        return sheets;
    }

    private static Document ods(byte[] bytes) throws Exception {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            ZipEntry first = zip.getNextEntry();
            assertEquals("mimetype", first.getName());
            assertEquals(ZipEntry.STORED, first.getMethod());
            assertEquals(
                    new OdsFormat().mediaType(),
                    new String(zip.readAllBytes(), StandardCharsets.US_ASCII));
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("content.xml")) {
                    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
                    factory.setNamespaceAware(true);
                    return factory.newDocumentBuilder()
                            .parse(new ByteArrayInputStream(zip.readAllBytes()));
                }
            }
        }
        throw new AssertionError("no content");
    }

    /** The text of each cell of a table, by rows. */
    private static List<List<String>> rows(Document document, int table) {
        String names = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
        Element sheet = (Element) document.getElementsByTagNameNS(names, "table").item(table);
        NodeList rows = sheet.getElementsByTagNameNS(names, "table-row");
        List<List<String>> all = new ArrayList<>();
        for (int i = 0; i < rows.getLength(); i++) {
            NodeList cells = ((Element) rows.item(i)).getElementsByTagNameNS(names, "table-cell");
            List<String> row = new ArrayList<>();
            for (int j = 0; j < cells.getLength(); j++) {
                row.add(cells.item(j).getTextContent());
            }
            all.add(row);
        }
        return all;
    }

    // PROC-46, PROC-48
    @Test
    public void PROC_46_csvHoldsWhatEverybodySeesWithoutBlocks() throws IOException {
        List<List<String>> rows = csv(written(new CsvFormat(), forClerk(), one()));
        assertEquals(
                List.of(
                        "Numéro",
                        "Titre",
                        "État",
                        "Ouvert le",
                        "Modifié le",
                        "Projet",
                        "Résumé",
                        "Adhérents",
                        "Part",
                        "Montant",
                        "Fondée le",
                        "Rencontre",
                        "Première fois",
                        "Présidence",
                        "Genre"),
                rows.get(0));
        assertEquals(2, rows.size());
        assertEquals(
                List.of(
                        "2026-1",
                        "A request, \"the 1th\"",
                        "Accepté",
                        "2026-03-29 01:30",
                        "2026-10-25 02:30",
                        "'=HYPERLINK(\"http://evil\")",
                        "Two\nlines & <more>",
                        "42",
                        "35.5",
                        "1250.00",
                        "1998-05-12",
                        "2026-03-29 01:30",
                        "Oui",
                        "Ada Martin, ada@example.org",
                        ""),
                rows.get(1));
    }

    // CORE-17
    @Test
    public void CORE_17_noTextOfACsvIsAFormula() {
        for (String text : List.of("=1+1", "+1", "-1", "@A1", "\t=1", "\r=1")) {
            assertEquals("'" + text, CsvFormat.harmless(text));
        }
        assertEquals("a=1", CsvFormat.harmless("a=1"));
        assertEquals("", CsvFormat.harmless(""));
    }

    // PROC-46, PROC-48
    @Test
    public void PROC_48_xlsxHasASheetForEachBlockKeyedByTheNumber() throws IOException {
        Map<String, List<List<Object>>> book =
                xlsx(
                        written(
                                new XlsxFormat(),
                                forClerk(),
                                one(),
                                Requests.dossier(2, Map.of(), null)));
        assertEquals(List.of("Demandes", "Dépenses    tout"), List.copyOf(book.keySet()));
        List<Object> titles = book.get("Demandes").get(0);
        assertTrue(titles.toString(), titles.contains("Annotations – Projet"));
        assertTrue(titles.toString(), titles.contains("Formulaire – Projet"));
        List<Object> row = book.get("Demandes").get(1);
        assertEquals("2026-1", row.get(0));
        assertEquals("=HYPERLINK(\"http://evil\")", row.get(titles.indexOf("Formulaire – Projet")));
        assertEquals(new BigDecimal("42"), row.get(titles.indexOf("Adhérents")));
        assertEquals(
                0,
                new BigDecimal("1250").compareTo((BigDecimal) row.get(titles.indexOf("Montant"))));
        assertEquals(Boolean.TRUE, row.get(titles.indexOf("Première fois")));
        assertEquals("@SUM(1)", row.get(titles.indexOf("Remarque")));
        assertEquals("2026-2", book.get("Demandes").get(2).get(0));
        assertEquals(
                List.of(
                        List.of("Numéro", "Nature", "Coût"),
                        List.of("2026-1", "Shelves", "800.00 CHF"),
                        List.of("2026-1", "Books")),
                book.get("Dépenses    tout"));
    }

    // PROC-46
    @Test
    public void PROC_46_datesOfAWorkbookAreDates() throws IOException {
        byte[] bytes = written(new XlsxFormat(), forClerk(), one());
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            Row row = book.getFirstSheet().read().get(1);
            assertEquals(LocalDateTime.of(2026, 3, 29, 1, 30), row.getCellAsDate(3).orElseThrow());
        }
    }

    // PROC-46
    @Test
    public void PROC_46_odsHoldsWhatXlsxHolds() throws Exception {
        byte[] ods = written(new OdsFormat(), forClerk(), one());
        Map<String, List<List<Object>>> xlsx = xlsx(written(new XlsxFormat(), forClerk(), one()));
        Document document = ods(ods);
        int table = 0;
        for (List<List<Object>> sheet : xlsx.values()) {
            List<List<String>> rows = rows(document, table++);
            assertEquals(sheet.size(), rows.size());
            assertEquals(sheet.get(0), rows.get(0));
        }
        List<String> row = rows(document, 0).get(1);
        assertEquals("=HYPERLINK(\"http://evil\")", row.get(5));
        assertEquals("Twolines & <more>", row.get(6));
        assertEquals("42", row.get(7));
        assertEquals("1998-05-12", row.get(10));
        assertFalse(document.getDocumentElement().getTextContent().contains("formula"));
        assertEquals(List.of("2026-1", "Shelves", "800.00 CHF"), rows(document, 1).get(1));
    }

    // PROC-22, CORE-05
    @Test
    public void PROC_22_whoeverMayNotSeeNotesFindsNoColumnOfThem() throws Exception {
        Outline applicants = Requests.outline(Set.of(Requests.APPLICANT));
        DossierView seen = Requests.dossier(1, Requests.filled(), null);
        for (ExportFormat format :
                List.of(new CsvFormat(), new XlsxFormat(), new OdsFormat(), new JsonFormat())) {
            byte[] bytes = written(format, applicants, seen);
            String text =
                    format instanceof XlsxFormat
                            ? xlsx(bytes).toString()
                            : format instanceof OdsFormat
                                    ? ods(bytes).getDocumentElement().getTextContent()
                                    : new String(bytes, StandardCharsets.UTF_8);
            assertFalse(format.key() + " names it", text.contains("Remarque"));
            assertFalse(format.key() + " names it", text.contains("notes"));
        }
    }

    // PROC-15, PROC-16
    @Test
    public void PROC_16_chosenColumnsFollowTheNumberAndTheState() throws IOException {
        var amount = new DossierQuery.Path(new Key("form"), new Key("amount"));
        var expenses = new DossierQuery.Path(new Key("form"), new Key("expenses"));
        var unknown = new DossierQuery.Path(new Key("form"), new Key("gone"));
        Map<String, List<List<Object>>> book =
                xlsx(written(new XlsxFormat(), forClerk(unknown, amount), one()));
        assertEquals(1, book.size());
        assertEquals(List.of("Numéro", "État", "Montant"), book.get("Demandes").get(0));
        assertEquals(2, xlsx(written(new XlsxFormat(), forClerk(amount, expenses), one())).size());
    }

    // CORE-17
    @Test
    public void CORE_17_jsonIsWhatRestAnswers() throws IOException {
        JsonNode all =
                new ObjectMapper()
                        .readTree(
                                written(
                                        new JsonFormat(),
                                        forClerk(),
                                        one(),
                                        Requests.dossier(2, Map.of(), null)));
        assertEquals(2, all.size());
        assertEquals("2026-1", all.get(0).get("number").asText());
        assertEquals("accepted", all.get(0).get("state").asText());
        assertEquals("800.00", all.get(0).at("/sections/form/expenses/r1/cost/amount").asText());
        assertEquals(42, all.get(0).at("/sections/form/members").asInt());
        assertTrue(all.get(0).at("/sections/form/first").isBoolean());
        assertTrue(all.get(1).at("/sections/notes").isMissingNode());
        assertEquals(0, new ObjectMapper().readTree(written(new JsonFormat(), forClerk())).size());
    }

    /** What it writes is thrown away, and counted. */
    private static final class Drain extends OutputStream {
        private long count;

        @Override
        public void write(int b) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            count += length;
        }
    }

    private static Set<Path> temporary() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(f -> f.getFileName().toString().startsWith(Spool.PREFIX))
                    .collect(java.util.stream.Collectors.toSet());
        }
    }

    private static long held() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    // CORE-17
    @Test
    public void CORE_17_manyRowsAreNotHeld() throws IOException {
        Set<Path> before = temporary();
        for (ExportFormat format :
                List.of(new CsvFormat(), new XlsxFormat(), new OdsFormat(), new JsonFormat())) {
            Drain drain = new Drain();
            try (Sink sink = format.begin(forClerk(), drain)) {
                DossierView dossier = one();
                for (int i = 0; i < 1_000; i++) {
                    sink.add(dossier);
                }
                long few = held();
                for (int i = 0; i < 20_000; i++) {
                    sink.add(dossier);
                }
                long more = held() - few;
                assertTrue(format.key() + " holds " + more + " more", more < 3_000_000);
                sink.end();
            }
            assertTrue(drain.count > 10_000);
        }
        assertEquals(before, temporary());
    }
}
