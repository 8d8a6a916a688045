package org.liasse.invoice;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.Test;
import org.liasse.api.Language;
import org.liasse.api.money.Invoice;
import org.liasse.api.money.Unit;
import org.liasse.pdf.PdfPrinter;
import org.liasse.test.print.PdfCheck;

/** SERV-17: invoices as files, judged by those who did not write them: veraPDF and Mustang. */
public class FacturXTest {

    private static final Instant AT = Instant.parse("2026-12-03T23:00:00Z");

    private final FacturX facturX;

    public FacturXTest() throws IOException {
        facturX = new FacturX(new PdfPrinter());
    }

    private byte[] printed(Invoice invoice, Language language) throws IOException {
        var bytes = new ByteArrayOutputStream();
        facturX.print(invoice, language, AT, bytes);
        return bytes.toByteArray();
    }

    private static String xml(Invoice invoice) {
        return new String(InvoiceXml.written(invoice), StandardCharsets.UTF_8);
    }

    @Test
    public void SERV_17_everyInvoiceFollowsEn16931() throws Exception {
        Invoice bare =
                Invoices.invoice(
                        List.of(Invoices.line("x", "1", Unit.PIECE, "0.005", Invoices.FULL)),
                        List.of());
        Map<String, Invoice> all =
                Map.of(
                        "several rates, discounts and rounding", Invoices.rich(),
                        "no VAT", Invoices.exempt(),
                        "the buyer's VAT", Invoices.reversed(),
                        "a credit note", Invoices.creditNote(),
                        "half a cent", bare);
        for (var each : all.entrySet()) {
            assertEquals(each.getKey(), List.of(), Mustang.faults(xml(each.getValue())));
        }
    }

    @Test
    public void SERV_17_whoJudgesSeesASumThatIsWrong() throws Exception {
        String wrong =
                xml(Invoices.rich())
                        .replaceFirst(
                                "<ram:GrandTotalAmount>[0-9.]+", "<ram:GrandTotalAmount>1.00");
        assertTrue(Mustang.faults(wrong).stream().anyMatch(fault -> fault.contains("BR-CO-15")));
    }

    @Test
    public void SERV_17_whoJudgesAsksWhatIsAskedBeforeIssuing() throws Exception {
        String whole = xml(Invoices.rich());
        String nowhere = whole.replaceFirst(">FR44732829320<", ">44732829320<");
        assertTrue(Mustang.faults(nowhere).toString().contains("BR-CO-09"));
        String francs =
                whole.replace("<ram:InvoiceCurrencyCode>EUR", "<ram:InvoiceCurrencyCode>FRF");
        assertTrue(
                Mustang.faults(francs).toString().contains("InvoiceCurrencyCode' is not allowed"));
    }

    @Test
    public void SERV_17_theFileIsPdfA3WithTheXmlInside() throws Exception {
        byte[] pdf = printed(Invoices.rich(), Language.FR);
        PdfCheck.verify(pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDComplexFileSpecification inside =
                    document.getDocumentCatalog()
                            .getNames()
                            .getEmbeddedFiles()
                            .getNames()
                            .get("factur-x.xml");
            assertEquals(
                    "Data",
                    inside.getCOSObject().getNameAsString(COSName.getPDFName("AFRelationship")));
            assertEquals("text/xml", inside.getEmbeddedFile().getSubtype());
            assertArrayEquals(
                    InvoiceXml.written(Invoices.rich()), inside.getEmbeddedFile().toByteArray());
            String xmp =
                    new String(
                            document.getDocumentCatalog().getMetadata().toByteArray(),
                            StandardCharsets.UTF_8);
            for (String said :
                    List.of(
                            "<fx:DocumentFileName>factur-x.xml</fx:DocumentFileName>",
                            "<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>",
                            "<fx:DocumentType>INVOICE</fx:DocumentType>",
                            "<fx:Version>1.0</fx:Version>")) {
                assertTrue(said + " in " + xmp, xmp.contains(said));
            }
        }
    }

    @Test
    public void SERV_17_peopleReadWhatMachinesRead() throws IOException {
        try (PDDocument document = Loader.loadPDF(printed(Invoices.rich(), Language.FR))) {
            String text = new PDFTextStripper().getText(document).replace('\u00A0', ' ');
            for (String said :
                    List.of(
                            "Facture F2026-000001",
                            "03/01/2027",
                            "FR44732829320",
                            "2026-000007/tasks/r1",
                            "Gicleur <1/4\">",
                            "0,3333",
                            "Remise : Fidélité",
                            "5,5 %",
                            // 137.50 + 1.00 + 6.94 + 7.44 - 10.00, and taxes 26.99 and 0.44
                            "142,88 €",
                            "27,43 €",
                            "170,31 €")) {
                assertTrue(said + " in " + text, text.contains(said));
            }
        }
    }

    @Test
    public void SERV_22_everyLineNamesTheItemOfTheReport() {
        assertTrue(
                xml(Invoices.rich())
                        .contains(
                                "<ram:IssuerAssignedID>2026-000007/tasks/r1</ram:IssuerAssignedID>"
                                        + "<ram:TypeCode>130</ram:TypeCode>"));
    }

    @Test
    public void SERV_17_theSameInvoiceIsTheSameFile() throws IOException {
        assertArrayEquals(
                printed(Invoices.creditNote(), Language.EN),
                printed(Invoices.creditNote(), Language.EN));
    }
}
