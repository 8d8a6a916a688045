package org.liasse.variant.orders;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.liasse.api.Clock;
import org.liasse.api.Key;
import org.liasse.api.Labels;
import org.liasse.api.Language;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.dossier.Dossiers.NewDossier;
import org.liasse.api.dossier.Dossiers.Tie;
import org.liasse.api.money.MoneyForm;
import org.liasse.api.people.Caller;
import org.liasse.api.spi.ActionEffect;
import org.liasse.api.type.DossierType;
import org.liasse.variant.orders.ServiceInvoice.Section;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * SERV-17: a visit that is invoiced has its invoice drawn, from what was signed (or released) and
 * from the sheets of company and client. Both are copied: what changes there later changes no
 * invoice. What the form of an invoice does not take is cut or left open: drawing never fails for
 * it, and the accountant is told of it when he issues.
 */
@Component(
        service = {ActionEffect.class, Invoicing.class},
        property = {
            ActionEffect.TYPE + "=service-visit",
            ActionEffect.ACTION + "=invoice",
            ActionEffect.ACTION + "=draw-invoice",
        })
public final class Invoicing implements ActionEffect {

    static final Key TYPE = new Key("service-invoice");

    static final String DEFAULT_CURRENCY = "EUR";

    private static final int LONGEST_TITLE = 300;

    private final Dossiers dossiers;
    private final Companies companies;
    private final Clock clock;
    private final DossierType type = ServiceInvoice.type(Labels.beside(OrdersVariant.class));
    private final Labels labels = Labels.beside(OrdersVariant.class).under("service-invoice");

    @Activate
    public Invoicing(
            @Reference Dossiers dossiers, @Reference Companies companies, @Reference Clock clock) {
        this.dossiers = dossiers;
        this.companies = companies;
        this.clock = clock;
    }

    @Override
    public void apply(Performed performed) {
        Caller caller = performed.caller();
        DossierView visit = dossiers.read(caller, performed.dossier());
        DossierView order = dossiers.read(caller, visit.context());
        DossierView client =
                dossiers.read(caller, dossiers.read(caller, order.context()).context());
        DossierView company = companies.of(caller, visit.office()).orElse(null);
        Map<Key, Map<String, Object>> sections = new TreeMap<>();
        sections.put(Key.of(Section.HEAD), head(performed, order, client));
        sections.put(
                Key.of(Section.SELLER),
                company == null
                        ? Map.of()
                        : InvoiceParties.of(company.values(Company.Section.LEGAL), null));
        sections.put(
                Key.of(Section.BUYER),
                InvoiceParties.of(
                        client.values(Customer.Section.BILLING),
                        client.values(Customer.Section.SHEET).get("name")));
        sections.put(Key.of(Section.TERMS), terms(company, client));
        sections.put(
                Key.of(Section.LINES),
                Map.of(MoneyForm.LINES, lines(performed, visit.number(), company)));
        sections.replaceAll((section, values) -> fitted(section, values));
        Language language = caller.language();
        dossiers.open(
                caller,
                new NewDossier(
                        null,
                        TYPE,
                        order.id(),
                        null,
                        Fitting.cut(
                                word("words.invoice", language) + " " + visit.title(),
                                LONGEST_TITLE),
                        sections,
                        List.of(new Tie(Key.of(ServiceInvoice.Link.VISIT), visit.id()))));
    }

    private Map<String, Object> fitted(Key section, Map<String, Object> values) {
        return Fitting.fitted(type.section(section).orElseThrow().form(), values);
    }

    private String word(String key, Language language) {
        return labels.text(key).in(language);
    }

    private Map<String, Object> lines(Performed performed, String number, DossierView company) {
        Map<String, Object> rates =
                company == null ? Map.of() : company.values(Company.Section.RATES);
        boolean isTaxed =
                company == null || company.values(Company.Section.TERMS).get("exemption") == null;
        return new ReportLines(
                        number,
                        rates,
                        isTaxed,
                        key -> word("words." + key, performed.caller().language()))
                .of(performed.values(Visit.Section.REPORT), performed.values(Visit.Section.HOURS));
    }

    /** Done on the day when the report says that it ended. */
    private Map<String, Object> head(Performed performed, DossierView order, DossierView client) {
        Map<String, Object> head = new TreeMap<>();
        head.put("currency", DEFAULT_CURRENCY);
        head.put("contract", order.number());
        head.put("reference", client.values(Customer.Section.BILLING).get("reference"));
        Object end = performed.values(Visit.Section.REPORT).get("end");
        if (end != null) {
            head.put(
                    "deliveredOn",
                    Instant.parse(end.toString()).atZone(clock.zone()).toLocalDate().toString());
        }
        head.values().removeIf(Objects::isNull);
        return head;
    }

    /** The client's delay before the company's. */
    private static Map<String, Object> terms(DossierView company, DossierView client) {
        Map<String, Object> terms = new TreeMap<>();
        if (company != null) {
            terms.putAll(company.values(Company.Section.TERMS));
        }
        Object days = client.values(Customer.Section.BILLING).get("days");
        if (days != null) {
            terms.put("days", days);
        }
        return terms;
    }
}
