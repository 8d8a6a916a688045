package org.liasse.variant.orders;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.liasse.api.Key;
import org.liasse.api.Labels;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.dossier.Dossiers.NewDossier;
import org.liasse.api.dossier.Dossiers.Tie;
import org.liasse.api.money.MoneyForm;
import org.liasse.api.spi.ActionEffect;
import org.liasse.variant.orders.ServiceInvoice.Action;
import org.liasse.variant.orders.ServiceInvoice.Link;
import org.liasse.variant.orders.ServiceInvoice.Section;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * SERV-17: an invoice that is credited has its credit note drawn, of all its lines, of which the
 * accountant leaves what is to be given back; issued, it may give back no more than was invoiced,
 * and names the invoice as that is.
 */
@Component(
        service = {ActionEffect.class, Crediting.class},
        property = {
            ActionEffect.TYPE + "=service-invoice",
            ActionEffect.ACTION + "=credit",
            ActionEffect.ACTION + "=issue-credit-note",
        })
public final class Crediting implements ActionEffect {

    private final Dossiers dossiers;
    private final Labels labels = Labels.beside(OrdersVariant.class).under("service-invoice");

    @Activate
    public Crediting(@Reference Dossiers dossiers) {
        this.dossiers = dossiers;
    }

    @Override
    public void apply(Performed performed) {
        DossierView invoice = dossiers.read(performed.caller(), performed.dossier());
        if (performed.act().action().equals(Key.of(Action.CREDIT))) {
            draw(performed, invoice);
        } else {
            check(
                    invoice,
                    invoice.links().stream()
                            .filter(link -> link.kind().equals(Key.of(Link.CREDITS)))
                            .findFirst()
                            .map(link -> dossiers.read(performed.caller(), link.dossier()))
                            .orElseThrow(Crediting::otherInvoice));
        }
    }

    private void draw(Performed performed, DossierView invoice) {
        Map<Key, Map<String, Object>> sections = new TreeMap<>();
        for (Section same :
                List.of(
                        Section.HEAD,
                        Section.SELLER,
                        Section.BUYER,
                        Section.LINES,
                        Section.TERMS)) {
            sections.put(Key.of(same), invoice.values(same));
        }
        Map<String, Object> former = new TreeMap<>(invoice.values(Section.ISSUE));
        former.put("reason", performed.inputs().get("reason"));
        sections.put(Key.of(Section.FORMER), former);
        String title =
                labels.text("words.credit-note").in(performed.caller().language())
                        + " "
                        + former.get("number");
        dossiers.open(
                performed.caller(),
                new NewDossier(
                        null,
                        Invoicing.TYPE,
                        invoice.context(),
                        null,
                        title,
                        sections,
                        List.of(new Tie(Key.of(Link.CREDITS), invoice.id()))));
    }

    private static void check(DossierView note, DossierView former) {
        Map<String, Object> named = new TreeMap<>(note.values(Section.FORMER));
        named.remove("reason");
        if (!named.equals(former.values(Section.ISSUE))
                || !note.context().equals(former.context())) {
            throw otherInvoice();
        }
        Object currency = former.values(Section.HEAD).get("currency");
        if (!currency.equals(note.values(Section.HEAD).get("currency"))) {
            throw Problem.of(
                            Problem.Kind.NOT_READY,
                            "L’avoir est dans la devise de sa facture : " + currency + ".",
                            "A credit note is in the currency of its invoice: " + currency + ".")
                    .because("other-currency");
        }
        BigDecimal due = MoneyForm.amountOf(former.values(Section.BALANCE).get("due"));
        if (due.signum() < 0) {
            throw Problem.of(
                            Problem.Kind.NOT_READY,
                            "Les avoirs dépasseraient la facture de " + due.negate() + ".",
                            "The credit notes would exceed the invoice by " + due.negate() + ".")
                    .because("credits-too-much");
        }
    }

    private static Problem otherInvoice() {
        return Problem.of(
                        Problem.Kind.NOT_READY,
                        "L’avoir ne désigne pas la facture à laquelle il est lié.",
                        "The credit note does not name the invoice that it is tied to.")
                .because("other-invoice");
    }
}
