package org.liasse.variant.orders;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Map;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.money.Invoice;
import org.liasse.api.money.Invoice.Former;
import org.liasse.api.money.Invoice.Kind;
import org.liasse.api.money.Invoice.Party;
import org.liasse.api.money.InvoicePrinter;
import org.liasse.api.money.MoneyForm;
import org.liasse.api.spi.ActionEffect;
import org.liasse.api.spi.DocumentGenerator;
import org.liasse.variant.orders.ServiceInvoice.Section;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** An issued invoice or credit note as a file: of the same dossier always the same (SERV-17). */
@Component(
        service = {DocumentGenerator.class, InvoiceDocument.class},
        property = {
            ActionEffect.TYPE + "=service-invoice",
            DocumentGenerator.PRODUCT + "=invoice",
        })
public final class InvoiceDocument implements DocumentGenerator {

    private final InvoicePrinter printer;

    @Activate
    public InvoiceDocument(@Reference InvoicePrinter printer) {
        this.printer = printer;
    }

    @Override
    public String write(Material material, OutputStream out) throws IOException {
        Invoice invoice = invoice(material.dossier());
        printer.print(
                invoice,
                material.language(),
                invoice.issuedOn().atStartOfDay(material.zone()).toInstant(),
                out);
        return invoice.number() + ".pdf";
    }

    static Invoice invoice(DossierView dossier) {
        Map<String, Object> head = dossier.values(Section.HEAD);
        Map<String, Object> issue = dossier.values(Section.ISSUE);
        Map<String, Object> terms = dossier.values(Section.TERMS);
        Map<String, Object> lines = dossier.values(Section.LINES);
        Map<String, Object> former = dossier.values(Section.FORMER);
        boolean isCreditNote = former.get("number") != null;
        return new Invoice(
                isCreditNote ? Kind.CREDIT_NOTE : Kind.INVOICE,
                text(issue, "number"),
                day(issue, "day"),
                day(head, "deliveredOn"),
                InvoiceSums.dueOn(issue.get("day"), terms.get("days")),
                text(head, "currency"),
                party(dossier.values(Section.SELLER)),
                party(dossier.values(Section.BUYER)),
                text(head, "reference"),
                text(head, "contract"),
                text(terms, "terms"),
                text(terms, "account"),
                isCreditNote ? text(former, "reason") : text(head, "note"),
                text(terms, "exemption"),
                isCreditNote ? new Former(text(former, "number"), day(former, "day")) : null,
                MoneyForm.linesOf(lines),
                MoneyForm.discountsOf(lines));
    }

    private static Party party(Map<String, Object> party) {
        return new Party(
                text(party, "name"),
                text(party, "legalId"),
                text(party, "vatId"),
                text(party, "line"),
                text(party, "postcode"),
                text(party, "city"),
                text(party, "country"),
                text(party, "email"));
    }

    private static String text(Map<String, Object> section, String field) {
        Object value = section.get(field);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }

    private static LocalDate day(Map<String, Object> section, String field) {
        String day = text(section, field);
        return day == null ? null : LocalDate.parse(day);
    }
}
