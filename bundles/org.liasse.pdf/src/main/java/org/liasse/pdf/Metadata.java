package org.liasse.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Matcher;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.liasse.api.print.Sheet;
import org.liasse.api.print.Sheet.Properties;
import org.liasse.api.print.Sheet.Property;
import org.liasse.api.print.Xml;

/**
 * What a document says of itself in XMP: when it was made, and the properties of the sheet, their
 * schema described beside them as PDF/A wants it (ISO 19005-3, 6.6.2.3).
 */
final class Metadata {

    private static final String DATE =
            "(<xmp:(?:Create|Modify|Metadata)Date>)[^<]*(</xmp:(?:Create|Modify|Metadata)Date>)";
    private static final String SCHEMAS_END = "(</rdf:Bag>\\s*</pdfaExtension:schemas>)";
    private static final String END = "(</rdf:RDF>)";

    private Metadata() {}

    static void complete(PDDocument document, Sheet sheet) throws IOException {
        PDMetadata metadata = document.getDocumentCatalog().getMetadata();
        String xmp = dated(text(metadata), sheet.at());
        for (Properties properties : sheet.properties()) {
            xmp = before(END, values(properties), before(SCHEMAS_END, schema(properties), xmp));
        }
        metadata.importXMPMetadata(xmp.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(PDMetadata metadata) throws IOException {
        return new String(metadata.toByteArray(), StandardCharsets.UTF_8);
    }

    /** The instant of the data instead of now. */
    private static String dated(String xmp, Instant at) {
        return xmp.replaceAll(DATE, "$1" + at + "$2");
    }

    private static String before(String end, String more, String xmp) {
        String changed = xmp.replaceFirst(end, Matcher.quoteReplacement(more) + "$1");
        if (changed.equals(xmp)) {
            throw new IllegalStateException("the metadata has no place for more properties");
        }
        return changed;
    }

    private static String schema(Properties properties) {
        var described = new StringBuilder();
        for (Property property : properties.properties()) {
            described.append(
                    """
                    <rdf:li rdf:parseType="Resource">
                    <pdfaProperty:name>%s</pdfaProperty:name>
                    <pdfaProperty:valueType>Text</pdfaProperty:valueType>
                    <pdfaProperty:category>external</pdfaProperty:category>
                    <pdfaProperty:description>%s</pdfaProperty:description>
                    </rdf:li>
                    """
                            .formatted(
                                    Xml.escaped(property.name()),
                                    Xml.escaped(property.description())));
        }
        return """
        <rdf:li rdf:parseType="Resource">
        <pdfaSchema:schema>%s</pdfaSchema:schema>
        <pdfaSchema:namespaceURI>%s</pdfaSchema:namespaceURI>
        <pdfaSchema:prefix>%s</pdfaSchema:prefix>
        <pdfaSchema:property><rdf:Seq>%s</rdf:Seq></pdfaSchema:property>
        </rdf:li>
        """
                .formatted(
                        Xml.escaped(properties.schema()),
                        Xml.escaped(properties.namespace()),
                        Xml.escaped(properties.prefix()),
                        described);
    }

    private static String values(Properties properties) {
        var values = new StringBuilder();
        String prefix = Xml.escaped(properties.prefix());
        for (Property property : properties.properties()) {
            values.append(
                    "<%1$s:%2$s>%3$s</%1$s:%2$s>"
                            .formatted(
                                    prefix,
                                    Xml.escaped(property.name()),
                                    Xml.escaped(property.value())));
        }
        return "<rdf:Description xmlns:%s=\"%s\" rdf:about=\"\">%s</rdf:Description>"
                .formatted(prefix, Xml.escaped(properties.namespace()), values);
    }
}
