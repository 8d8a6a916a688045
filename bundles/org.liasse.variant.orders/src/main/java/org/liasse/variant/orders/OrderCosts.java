package org.liasse.variant.orders;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierPage;
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
     * @throws Problem NOT_FOUND where it is no order of which this caller sees the invoices
     */
    public Map<String, Object> of(Caller caller, String id) {
        DossierView order = dossiers.read(caller, id);
        if (!order.type().key().value().equals("service-order")
                || order.roles().stream().noneMatch(READERS::contains)) {
            throw Problem.notFound();
        }
        BigDecimal hours =
                items(caller, id, "service-visit", Set.of(), List.of(HOURS)).stream()
                        .map(visit -> visit.columns().get(HOURS.toString()))
                        .map(OrderCosts::number)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal invoiced =
                items(
                                caller,
                                id,
                                "service-invoice",
                                Key.allOf(ServiceInvoice.State.ISSUED),
                                List.of(NET, KIND))
                        .stream()
                        .map(OrderCosts::net)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        Map<String, Object> estimate = order.values(Key.of(ServiceOrder.Section.ESTIMATE));
        Map<String, Object> costs = new TreeMap<>();
        costs.put("hours", hours);
        costs.put("invoiced", MoneyForm.money(invoiced, Invoicing.DEFAULT_CURRENCY));
        if (estimate.get("hours") != null) {
            costs.put("estimatedHours", estimate.get("hours"));
            costs.put("hoursDifference", hours.subtract(number(estimate.get("hours"))));
        }
        if (estimate.get("estimate") instanceof Map<?, ?> sum) {
            costs.put("estimate", sum);
        }
        if (isInEuros(estimate.get("estimate"))) {
            costs.put(
                    "difference",
                    MoneyForm.money(
                            invoiced.subtract(MoneyForm.amountOf(estimate.get("estimate"))),
                            Invoicing.DEFAULT_CURRENCY));
        }
        return costs;
    }

    private List<Item> items(
            Caller caller, String order, String type, Set<Key> states, List<Path> columns) {
        var items = new ArrayList<Item>();
        String after = null;
        do {
            DossierPage page =
                    dossiers.list(
                            caller,
                            new DossierQuery(
                                    new Key(type),
                                    order,
                                    null,
                                    states,
                                    null,
                                    List.of(),
                                    null,
                                    columns,
                                    200,
                                    after,
                                    false));
            items.addAll(page.items());
            after = page.next();
        } while (after != null);
        return items;
    }

    private static BigDecimal net(Item invoice) {
        Object column = invoice.columns().get(NET.toString());
        BigDecimal net = isInEuros(column) ? MoneyForm.amountOf(column) : BigDecimal.ZERO;
        return ServiceInvoice.CREDIT_NOTE.equals(invoice.columns().get(KIND.toString()))
                ? net.negate()
                : net;
    }

    /** What is in another currency cannot be added up. */
    private static boolean isInEuros(Object money) {
        return money instanceof Map<?, ?> map
                && Invoicing.DEFAULT_CURRENCY.equals(map.get("currency"));
    }

    private static BigDecimal number(Object value) {
        return value == null ? BigDecimal.ZERO : new BigDecimal(value.toString());
    }
}
