package org.liasse.invoice;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Elements of a cross industry invoice, one after the other, in UTF-8. An element whose value is
 * {@code null} or blank is left out.
 */
final class Xml {

    private static final String RSM =
            "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100";
    private static final String RAM =
            "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100";
    private static final String UDT = "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100";
    private static final String QDT = "urn:un:unece:uncefact:data:standard:QualifiedDataType:100";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter out;

    /** What stands inside an element. */
    @FunctionalInterface
    interface Content {
        void write() throws XMLStreamException;
    }

    Xml() throws XMLStreamException {
        out =
                XMLOutputFactory.newInstance()
                        .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
        out.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
    }

    /** The root, and the end of the document. */
    byte[] root(String name, Content content) throws XMLStreamException {
        out.writeStartElement("rsm", name, RSM);
        out.writeNamespace("rsm", RSM);
        out.writeNamespace("ram", RAM);
        out.writeNamespace("udt", UDT);
        out.writeNamespace("qdt", QDT);
        content.write();
        out.writeEndElement();
        out.writeEndDocument();
        out.close();
        return bytes.toByteArray();
    }

    /** A part of the root. */
    void part(String name, Content content) throws XMLStreamException {
        inside("rsm", name, RSM, content);
    }

    void group(String name, Content content) throws XMLStreamException {
        inside("ram", name, RAM, content);
    }

    private void inside(String prefix, String name, String namespace, Content content)
            throws XMLStreamException {
        out.writeStartElement(prefix, name, namespace);
        content.write();
        out.writeEndElement();
    }

    void text(String name, String value) throws XMLStreamException {
        text(name, value, null, null);
    }

    /**
     * @param attribute of the element, or {@code null}
     */
    void text(String name, String value, String attribute, String attributeValue)
            throws XMLStreamException {
        if (value == null || value.isBlank()) {
            return;
        }
        out.writeStartElement("ram", name, RAM);
        if (attribute != null) {
            out.writeAttribute(attribute, attributeValue);
        }
        out.writeCharacters(shown(value.strip()));
        out.writeEndElement();
    }

    void number(String name, BigDecimal value) throws XMLStreamException {
        text(name, value.toPlainString());
    }

    void yesNo(String name, boolean value) throws XMLStreamException {
        group(name, () -> leaf("udt", "Indicator", UDT, null, Boolean.toString(value)));
    }

    /** Format 102 of UNTDID 2379: the day. */
    void day(String name, LocalDate day) throws XMLStreamException {
        if (day != null) {
            group(name, () -> leaf("udt", "DateTimeString", UDT, "102", written(day)));
        }
    }

    /** The same where the schema wants it qualified. */
    void qualifiedDay(String name, LocalDate day) throws XMLStreamException {
        if (day != null) {
            group(name, () -> leaf("qdt", "DateTimeString", QDT, "102", written(day)));
        }
    }

    private void leaf(String prefix, String name, String namespace, String format, String value)
            throws XMLStreamException {
        out.writeStartElement(prefix, name, namespace);
        if (format != null) {
            out.writeAttribute("format", format);
        }
        out.writeCharacters(value);
        out.writeEndElement();
    }

    private static String written(LocalDate day) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }

    /** What XML 1.0 can hold at all. */
    private static String shown(String text) {
        return text.codePoints()
                .filter(
                        c ->
                                c == '\t'
                                        || c == '\n'
                                        || (c >= ' ' && c < 0xD800)
                                        || (c > 0xDFFF && c < 0xFFFE)
                                        || c > 0xFFFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
