package org.liasse.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.liasse.api.Key;
import org.liasse.api.export.ExportFormat;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** OpenDocument 1.3 (ISO/IEC 26300), written cell by cell. */
@Component
public final class OdsFormat implements ExportFormat {

    private static final String MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet";
    private static final String NAMES = "urn:oasis:names:tc:opendocument:xmlns:";
    private static final String OFFICE = NAMES + "office:1.0";
    private static final String TABLE = NAMES + "table:1.0";
    private static final String TEXT = NAMES + "text:1.0";
    private static final String STYLE = NAMES + "style:1.0";
    private static final String NUMBER = NAMES + "datastyle:1.0";
    private static final String MANIFEST =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
            <manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="%s"/>
            <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
            </manifest:manifest>
            """
                    .formatted(MEDIA_TYPE);

    @Activate
    public OdsFormat() {}

    @Override
    public Key key() {
        return new Key("ods");
    }

    @Override
    public String mediaType() {
        return MEDIA_TYPE;
    }

    @Override
    public boolean isTable() {
        return true;
    }

    @Override
    public Sink begin(Outline outline, OutputStream out) throws IOException {
        try {
            return new Sheets(outline, new Book(out));
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private static final class Book implements Sheets.Book {

        private final ZipOutputStream zip;
        private final XMLStreamWriter xml;
        private boolean isOpen;

        Book(OutputStream out) throws IOException, XMLStreamException {
            zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
            mediaType();
            zip.putNextEntry(new ZipEntry("META-INF/manifest.xml"));
            zip.write(MANIFEST.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("content.xml"));
            xml =
                    XMLOutputFactory.newFactory()
                            .createXMLStreamWriter(
                                    new OutputStreamWriter(zip, StandardCharsets.UTF_8));
            begin();
        }

        /** First, and not compressed: programs look for it there. */
        private void mediaType() throws IOException {
            byte[] bytes = MEDIA_TYPE.getBytes(StandardCharsets.US_ASCII);
            ZipEntry entry = new ZipEntry("mimetype");
            CRC32 sum = new CRC32();
            sum.update(bytes);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(bytes.length);
            entry.setCrc(sum.getValue());
            zip.putNextEntry(entry);
            zip.write(bytes);
            zip.closeEntry();
        }

        private void begin() throws XMLStreamException {
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("office", "document-content", OFFICE);
            xml.writeNamespace("office", OFFICE);
            xml.writeNamespace("table", TABLE);
            xml.writeNamespace("text", TEXT);
            xml.writeNamespace("style", STYLE);
            xml.writeNamespace("number", NUMBER);
            xml.writeAttribute("office", OFFICE, "version", "1.3");
            xml.writeStartElement("office", "automatic-styles", OFFICE);
            dateStyle("day", false);
            dateStyle("instant", true);
            xml.writeEndElement();
            xml.writeStartElement("office", "body", OFFICE);
            xml.writeStartElement("office", "spreadsheet", OFFICE);
        }

        private void dateStyle(String name, boolean withTime) throws XMLStreamException {
            xml.writeStartElement("number", "date-style", NUMBER);
            xml.writeAttribute("style", STYLE, "name", name + "-format");
            part("year", "-");
            part("month", "-");
            part("day", withTime ? " " : null);
            if (withTime) {
                part("hours", ":");
                part("minutes", null);
            }
            xml.writeEndElement();
            xml.writeEmptyElement("style", "style", STYLE);
            xml.writeAttribute("style", STYLE, "name", name);
            xml.writeAttribute("style", STYLE, "family", "table-cell");
            xml.writeAttribute("style", STYLE, "data-style-name", name + "-format");
        }

        private void part(String name, String then) throws XMLStreamException {
            xml.writeEmptyElement("number", name, NUMBER);
            xml.writeAttribute("number", NUMBER, "style", "long");
            if (then != null) {
                xml.writeStartElement("number", "text", NUMBER);
                xml.writeCharacters(then);
                xml.writeEndElement();
            }
        }

        @Override
        public void sheet(String name, List<String> titles) throws IOException {
            try {
                endSheet();
                xml.writeStartElement("table", "table", TABLE);
                xml.writeAttribute("table", TABLE, "name", name);
                xml.writeEmptyElement("table", "table-column", TABLE);
                xml.writeAttribute(
                        "table", TABLE, "number-columns-repeated", String.valueOf(titles.size()));
                isOpen = true;
            } catch (XMLStreamException e) {
                throw new IOException(e);
            }
            row(List.copyOf(titles));
        }

        private void endSheet() throws XMLStreamException {
            if (isOpen) {
                xml.writeEndElement();
            }
        }

        @Override
        public void row(List<Object> cells) throws IOException {
            try {
                xml.writeStartElement("table", "table-row", TABLE);
                for (Object cell : cells) {
                    cell(cell);
                }
                xml.writeEndElement();
            } catch (XMLStreamException e) {
                throw new IOException(e);
            }
        }

        private void cell(Object value) throws XMLStreamException {
            if (value == null) {
                xml.writeEmptyElement("table", "table-cell", TABLE);
                return;
            }
            xml.writeStartElement("table", "table-cell", TABLE);
            if (value instanceof BigDecimal number) {
                typed("float", "value", number.toPlainString());
            } else if (value instanceof LocalDate day) {
                xml.writeAttribute("table", TABLE, "style-name", "day");
                typed("date", "date-value", day.toString());
            } else if (value instanceof LocalDateTime instant) {
                xml.writeAttribute("table", TABLE, "style-name", "instant");
                typed("date", "date-value", instant.withNano(0).toString());
            } else if (value instanceof Boolean yes) {
                typed("boolean", "boolean-value", yes.toString());
            } else {
                xml.writeAttribute("office", OFFICE, "value-type", "string");
                for (String line : value.toString().split("\\r\\n|\\r|\\n", -1)) {
                    paragraph(line);
                }
            }
            xml.writeEndElement();
        }

        private void typed(String type, String name, String value) throws XMLStreamException {
            xml.writeAttribute("office", OFFICE, "value-type", type);
            xml.writeAttribute("office", OFFICE, name, value);
            paragraph(value);
        }

        /** Characters that XML has no place for are left out. */
        private void paragraph(String text) throws XMLStreamException {
            xml.writeStartElement("text", "p", TEXT);
            xml.writeCharacters(
                    text.codePoints()
                            .filter(c -> c == '\t' || c >= ' ' && c != 0xFFFE && c != 0xFFFF)
                            .filter(c -> c < 0xD800 || c > 0xDFFF)
                            .collect(
                                    StringBuilder::new,
                                    StringBuilder::appendCodePoint,
                                    StringBuilder::append)
                            .toString());
            xml.writeEndElement();
        }

        @Override
        public void end() throws IOException {
            try {
                endSheet();
                xml.writeEndDocument();
                xml.flush();
                zip.closeEntry();
                zip.finish();
            } catch (XMLStreamException e) {
                throw new IOException(e);
            }
        }
    }
}
