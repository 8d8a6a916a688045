package org.liasse.variant.orders;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierPage.Item;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.DossierQuery.Path;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.money.MoneyForm;
import org.liasse.api.people.Caller;

/**
 * SERV-21: estimate, actual and difference of an order, for those who see its visits and invoices.
 */
public final class OrderCosts {

    private static final Set<Key> READERS =
            Key.allOf(
                    ServiceOrder.Role.MANAGER,
                    ServiceOrder.Role.ACCOUNTANT,
                    ServiceOrder.Role.ADMINISTRATOR);
    private static final Path HOURS = new Path(Key.of(Visit.Section.HOURS), new Key("total"));
    private static final Path NET = new Path(Key.of(ServiceInvoice.Section.TOTALS), new Key("net"));
    private static final Path KIND =
            new Path(Key.of(ServiceInvoice.Section.BALANCE), new Key("kind"));

    private final Dossiers dossiers;

    public OrderCosts(Dossiers dossiers) {
        this.dossiers = dossiers;
    }

    /**
     * In the currency of the estimate, else in euros; what was invoiced in others is told beside
     * it.
     *
     * @throws Problem NOT_FOUND where it is no order of which this caller sees the invoices
     */
    public Map<String, Object> of(Caller caller, String id) {
        DossierView order = dossiers.read(caller, id);
        if (!order.type().key().value().equals("service-order")
                || order.roles().stream().noneMatch(READERS::contains)) {
            throw Problem.notFound();
        }
        BigDecimal hours =
                dossiers.all(caller, under(id, "service-visit").with(List.of(HOURS)))
                        .map(visit -> number(visit.columns().get(HOURS.toString())))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        Map<String, Object> estimate = order.values(ServiceOrder.Section.ESTIMATE);
        Object estimated = estimate.get("estimate");
        String currency =
                Objects.requireNonNullElse(
                        MoneyForm.currencyOf(estimated), Invoicing.DEFAULT_CURRENCY);
        Map<String, BigDecimal> sums = invoiced(caller, id);
        BigDecimal invoiced = Objects.requireNonNullElse(sums.remove(currency), BigDecimal.ZERO);
        Map<String, Object> costs = new TreeMap<>();
        costs.put("hours", hours);
        costs.put("invoiced", MoneyForm.money(invoiced, currency));
        if (!sums.isEmpty()) {
            costs.put(
                    "invoicedBesides",
                    sums.entrySet().stream()
                            .map(sum -> MoneyForm.money(sum.getValue(), sum.getKey()))
                            .toList());
        }
        if (estimate.get("hours") != null) {
            costs.put("estimatedHours", estimate.get("hours"));
            costs.put("hoursDifference", hours.subtract(number(estimate.get("hours"))));
        }
        if (estimated != null) {
            costs.put("estimate", estimated);
            costs.put(
                    "difference",
                    MoneyForm.money(invoiced.subtract(MoneyForm.amountOf(estimated)), currency));
        }
        return costs;
    }

    /** Before tax, less credit notes, by currency. */
    private Map<String, BigDecimal> invoiced(Caller caller, String order) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        DossierQuery query =
                under(order, "service-invoice")
                        .in(Key.allOf(ServiceInvoice.State.ISSUED))
                        .with(List.of(NET, KIND));
        dossiers.all(caller, query)
                .map(Item::columns)
                .filter(columns -> MoneyForm.currencyOf(columns.get(NET.toString())) != null)
                .forEach(
                        columns ->
                                sums.merge(
                                        MoneyForm.currencyOf(columns.get(NET.toString())),
                                        net(columns),
                                        BigDecimal::add));
        return sums;
    }

    private static DossierQuery under(String order, String type) {
        return DossierQuery.of(new Key(type), 200).under(order);
    }

    private static BigDecimal net(Map<String, Object> invoice) {
        BigDecimal net = MoneyForm.amountOf(invoice.get(NET.toString()));
        return ServiceInvoice.CREDIT_NOTE.equals(invoice.get(KIND.toString())) ? net.negate() : net;
    }

    private static BigDecimal number(Object value) {
        return value == null ? BigDecimal.ZERO : new BigDecimal(value.toString());
    }
}
