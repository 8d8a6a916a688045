package org.liasse.open311;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The same values as XML or as JSON, as the specification maps one to the other (the "Spark
 * convention"): a list is an element whose children bear the name of one; of the root JSON does not
 * tell the name. What is {@code null} is an empty element.
 */
final class Spark {

    /** What one of a list is called. */
    private static final Map<String, String> ONE =
            Map.of(
                    "services", "service",
                    "attributes", "attribute",
                    "values", "value",
                    "service_requests", "request",
                    "errors", "error");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Spark() {}

    /** In UTF-8. */
    static byte[] json(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values are always written", e);
        }
    }

    /** In UTF-8, as its declaration says. */
    static byte[] xml(String root, Object value) {
        var bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter out =
                    XMLOutputFactory.newInstance()
                            .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            out.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            write(out, root, value);
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("plain values are always written", e);
        }
        return bytes.toByteArray();
    }

    private static void write(XMLStreamWriter out, String name, Object value)
            throws XMLStreamException {
        if (value == null) {
            out.writeEmptyElement(name);
            return;
        }
        out.writeStartElement(name);
        if (value instanceof List<?> list) {
            for (Object one : list) {
                write(out, ONE.get(name), one);
            }
        } else if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                write(out, entry.getKey().toString(), entry.getValue());
            }
        } else {
            out.writeCharacters(shown(value.toString()));
        }
        out.writeEndElement();
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
