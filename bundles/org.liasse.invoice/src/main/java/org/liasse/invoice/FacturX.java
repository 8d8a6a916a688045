package org.liasse.invoice;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.liasse.api.Language;
import org.liasse.api.money.Invoice;
import org.liasse.api.money.InvoicePrinter;
import org.liasse.api.print.Printer;
import org.liasse.api.print.Sheet;
import org.liasse.api.print.Sheet.Enclosed;
import org.liasse.api.print.Sheet.Properties;
import org.liasse.api.print.Sheet.Property;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Factur-X 1.0, profile EN 16931: the sheet for people, and inside it the same as XML. */
@Component
public final class FacturX implements InvoicePrinter {

    /** So named by Factur-X. */
    static final String FILE = "factur-x.xml";

    /** What Factur-X wants the document to say of what is inside. */
    private static final Properties PROPERTIES =
            new Properties(
                    "Factur-X PDFA Extension Schema",
                    "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#",
                    "fx",
                    List.of(
                            new Property(
                                    "DocumentFileName", FILE, "The name of the embedded XML file"),
                            new Property("DocumentType", "INVOICE", "The type of the document"),
                            new Property("Version", "1.0", "The version of the standard"),
                            new Property(
                                    "ConformanceLevel",
                                    "EN 16931",
                                    "The profile of the embedded data")));

    private final Printer printer;
    private final InvoiceSheet sheets = new InvoiceSheet();

    @Activate
    public FacturX(@Reference Printer printer) {
        this.printer = printer;
    }

    @Override
    public void print(Invoice invoice, Language language, Instant at, OutputStream out)
            throws IOException {
        Enclosed data =
                new Enclosed(FILE, "text/xml", sheets.data(language), InvoiceXml.written(invoice));
        printer.print(
                new Sheet(
                        language,
                        sheets.title(invoice, language),
                        at,
                        sheets.blocks(invoice, language),
                        List.of(data),
                        List.of(PROPERTIES)),
                out);
    }
}
