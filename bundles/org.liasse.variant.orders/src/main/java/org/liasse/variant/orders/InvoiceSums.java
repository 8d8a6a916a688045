package org.liasse.variant.orders;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.liasse.api.Currencies;
import org.liasse.api.Key;
import org.liasse.api.money.MoneyForm;
import org.liasse.api.money.Totals;
import org.liasse.api.spi.ActionEffect;
import org.liasse.api.spi.SectionSource;
import org.liasse.api.workflow.Facts;
import org.liasse.api.workflow.Facts.LinkFact;
import org.liasse.variant.orders.ServiceInvoice.Link;
import org.liasse.variant.orders.ServiceInvoice.Section;
import org.liasse.variant.orders.ServiceInvoice.State;
import org.osgi.service.component.annotations.Component;

/**
 * What an invoice comes to, as long as it is a draft; and what is to be paid of it, less what
 * credit notes give back.
 */
@Component(
        service = {SectionSource.class, InvoiceSums.class},
        property = ActionEffect.TYPE + "=service-invoice")
public final class InvoiceSums implements SectionSource {

    @Override
    public Map<Key, Map<String, Object>> sections(Facts facts) {
        Map<Key, Map<String, Object>> sections = new TreeMap<>();
        if (facts.state().equals(Key.of(State.DRAFT))) {
            Totals totals = MoneyForm.totalsOf(facts.values(Section.LINES));
            sections.put(
                    Key.of(Section.TOTALS),
                    totals.isBeyondMeasure()
                            ? Map.of()
                            : MoneyForm.valuesOf(totals, currency(facts)));
        }
        Map<String, Object> balance = new TreeMap<>();
        boolean isCreditNote =
                facts.links().stream().anyMatch(l -> l.kind().equals(Key.of(Link.CREDITS)));
        balance.put("kind", isCreditNote ? ServiceInvoice.CREDIT_NOTE : ServiceInvoice.INVOICE);
        if (facts.state().equals(Key.of(State.ISSUED))) {
            balance.putAll(due(facts));
        }
        sections.put(Key.of(Section.BALANCE), balance);
        return sections;
    }

    /** Before it is issued nothing is owed. */
    private static Map<String, Object> due(Facts facts) {
        String currency = currency(facts);
        BigDecimal credited =
                facts.links().stream()
                        .filter(link -> link.kind().equals(Key.of(Link.CREDITED_BY)))
                        .filter(link -> Key.of(State.ISSUED).equals(link.state()))
                        .map(InvoiceSums::gross)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        Object gross = facts.values(Section.TOTALS).get("gross");
        Map<String, Object> balance = new TreeMap<>();
        balance.put("due", MoneyForm.money(MoneyForm.amountOf(gross).subtract(credited), currency));
        if (credited.signum() != 0) {
            balance.put("credited", MoneyForm.money(credited, currency));
        }
        Object day = facts.values(Section.ISSUE).get("day");
        Object days = facts.values(Section.TERMS).get("days");
        LocalDate dueOn = dueOn(day, days);
        if (dueOn != null) {
            balance.put("dueOn", dueOn.toString());
        }
        return balance;
    }

    /**
     * @return {@code null} where there is no such day
     */
    static LocalDate dueOn(Object day, Object days) {
        return day != null && days instanceof Number number
                ? LocalDate.parse(day.toString()).plusDays(number.longValue())
                : null;
    }

    private static BigDecimal gross(LinkFact note) {
        return MoneyForm.amountOf(note.values(Key.of(Section.TOTALS)).get("gross"));
    }

    /** As long as none is named that there is, amounts are told in euros. */
    private static String currency(Facts facts) {
        return facts.value(Key.of(Section.HEAD), "currency")
                .map(Object::toString)
                .filter(Currencies::include)
                .orElse(Invoicing.DEFAULT_CURRENCY);
    }
}
