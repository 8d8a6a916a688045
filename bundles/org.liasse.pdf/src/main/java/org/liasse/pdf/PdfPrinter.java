package org.liasse.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.logging.Level;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.liasse.api.print.Printer;
import org.liasse.api.print.Sheet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Prints by laying out an XHTML page. It fetches nothing: fonts and style are here. */
@Component
public final class PdfPrinter implements Printer {

    private static final String FAMILY = "sheet";

    private final Fonts fonts = new Fonts();
    private final Glyphs glyphs = new Glyphs(fonts);
    private final byte[] colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    private final String style;

    @Activate
    public PdfPrinter() throws IOException {
        try (InputStream in = PdfPrinter.class.getResourceAsStream("sheet.css")) {
            style = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        // of each document it would say how long every step took
        XRLog.listRegisteredLoggers().forEach(log -> XRLog.setLevel(log, Level.WARNING));
    }

    @Override
    public void print(Sheet sheet, OutputStream out) throws IOException {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        builder.usePdfAConformance(PdfAConformance.PDFA_3_A);
        builder.useColorProfile(colours);
        builder.useUriResolver((base, uri) -> isHere(uri) ? uri : null);
        builder.withProducer("Liasse");
        Page page = Page.of(sheet, glyphs, style);
        builder.withW3cDocument(page.tree(), "about:blank");
        try (PDDocument document = new PDDocument()) {
            builder.usePDDocument(document);
            PDFont regular = fonts.regular(document);
            builder.useObjectDrawerFactory(new Drawings(page.drawings(), glyphs, regular));
            use(builder, regular, 400);
            use(builder, fonts.bold(document), 700);
            try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
                renderer.createPDFWithoutClosing();
                Enclosures.add(document, sheet);
                date(document, sheet.at());
                Metadata.complete(document, sheet);
                document.save(out);
            }
        }
    }

    /** Bytes that stand in the page itself. */
    private static boolean isHere(String uri) {
        return uri.startsWith(Page.PICTURE) || uri.startsWith(Page.DRAWING);
    }

    private static void use(PdfRendererBuilder builder, PDFont font, int weight) {
        builder.useFont(new PDFontSupplier(font), FAMILY, weight, FontStyle.NORMAL, true);
    }

    /** The instant of the data instead of now. */
    private static void date(PDDocument document, Instant at) {
        Calendar when = GregorianCalendar.from(at.atZone(ZoneOffset.UTC));
        PDDocumentInformation information = document.getDocumentInformation();
        information.setCreationDate(when);
        information.setModificationDate(when);
        document.setDocumentId(at.toEpochMilli());
    }
}
