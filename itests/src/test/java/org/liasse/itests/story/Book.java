package org.liasse.itests.story;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Tables that were taken along, as a program reads them: what each cell says, or "" for nothing.
 */
record Book(Map<String, List<List<String>>> sheets) {

    private static final String OPEN = "urn:oasis:names:tc:opendocument:xmlns:";
    private static final List<String> VALUES = List.of("value", "date-value", "boolean-value");

    static Book ofCsv(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        List<List<String>> rows = new ArrayList<>();
        for (CsvRecord row : CsvReader.builder().ofCsvRecord(text.substring(1))) {
            rows.add(row.getFields());
        }
        return new Book(Map.of("", rows));
    }

    static Book ofXlsx(byte[] bytes) {
        Map<String, List<List<String>>> sheets = new LinkedHashMap<>();
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            for (Sheet sheet : book.getSheets().toList()) {
                List<List<String>> rows = new ArrayList<>();
                for (Row row : sheet.read()) {
                    rows.add(
                            row.stream()
                                    .map(c -> c == null ? null : c.getValue())
                                    .map(value -> value == null ? "" : value.toString())
                                    .toList());
                }
                sheets.put(sheet.getName(), rows);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Book(sheets);
    }

    static Book ofOds(byte[] bytes) {
        Map<String, List<List<String>>> sheets = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            ZipEntry entry = zip.getNextEntry();
            while (!entry.getName().equals("content.xml")) {
                entry = zip.getNextEntry();
            }
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            Element content =
                    factory.newDocumentBuilder()
                            .parse(new ByteArrayInputStream(zip.readAllBytes()))
                            .getDocumentElement();
            for (Element table : all(content, "table")) {
                sheets.put(
                        table.getAttributeNS(OPEN + "table:1.0", "name"),
                        all(table, "table-row").stream().map(Book::cells).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(e);
        }
        return new Book(sheets);
    }

    private static List<Element> all(Element within, String name) {
        return elements(within.getElementsByTagNameNS(OPEN + "table:1.0", name));
    }

    private static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    private static List<String> cells(Element row) {
        return all(row, "table-cell").stream().map(Book::cell).toList();
    }

    private static String cell(Element cell) {
        for (String name : VALUES) {
            String value = cell.getAttributeNS(OPEN + "office:1.0", name);
            if (!value.isEmpty()) {
                return value;
            }
        }
        return elements(cell.getElementsByTagNameNS(OPEN + "text:1.0", "p")).stream()
                .map(Element::getTextContent)
                .collect(Collectors.joining("\n"));
    }

    /** The rows of the first sheet, or of the one of this name, by the titles of its columns. */
    List<Map<String, String>> rows(String sheet) {
        List<List<String>> rows =
                sheet == null ? sheets.values().iterator().next() : sheets.get(sheet);
        List<String> titles = rows.get(0);
        return rows.stream().skip(1).map(row -> byTitle(titles, row)).toList();
    }

    private static Map<String, String> byTitle(List<String> titles, List<String> row) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < titles.size(); i++) {
            // programs leave out empty cells at the end of a row
            String before = named.put(titles.get(i), i < row.size() ? row.get(i) : "");
            if (before != null) {
                throw new AssertionError("two columns are called " + titles.get(i));
            }
        }
        return named;
    }
}
