package org.liasse.core.dossier;

import static org.liasse.api.money.MoneyForm.amountOf;
import static org.liasse.api.money.MoneyForm.currencyOf;
import static org.liasse.api.money.MoneyForm.money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.liasse.api.Clock;
import org.liasse.api.Problem;
import org.liasse.api.money.Settlement;
import org.liasse.api.money.Totals;
import org.liasse.api.workflow.Effects.Payment;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.store.Ids;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Payments of a dossier: recorded, taken back, summed up, and what they settle. */
@Component(service = Payments.class)
public final class Payments {

    private static final String ORDER = "order";

    private final Clock clock;

    @Activate
    public Payments(@Reference Clock clock) {
        this.clock = clock;
    }

    /** What is written down of a payment stands in its section, for those who see that. */
    void apply(Scene scene, Payment payment, Map<String, Object> inputs, Changes changes) {
        Settlement settlement = scene.living.settlement();
        Map<String, Object> rows = rows(scene, settlement);
        Map<String, Object> row = new TreeMap<>();
        row.put(ORDER, rows.size() + 1);
        row.put(Settlement.RECORDED_AT, scene.work.now().toString());
        String id = Ids.of(null);
        if (payment == Payment.RECORDED) {
            Object own = inputs.get(Settlement.PAYMENT_ID);
            id = own == null ? id : own.toString();
            if (isRecorded(rows.get(id), inputs)) {
                return;
            }
            row.putAll(recorded(scene, settlement, inputs));
        } else {
            row.putAll(reversed(rows, inputs));
        }
        Map<String, Object> all = new TreeMap<>(rows);
        all.put(id, row);
        changes.merge(scene, settlement.section(), Map.of(Settlement.PAYMENTS, all));
    }

    private Map<String, Object> recorded(
            Scene scene, Settlement settlement, Map<String, Object> inputs) {
        Object amount = inputs.get(Settlement.AMOUNT);
        BigDecimal sum = amountOf(amount);
        if (sum.signum() <= 0 || sum.compareTo(Totals.rounded(sum)) != 0) {
            throw Problem.invalid(
                    "/amount/amount",
                    "On attend un montant positif, au centime près.",
                    "An amount above zero is expected, of whole cents.");
        }
        String currency = currencyOf(amount);
        String expected = currency(scene, settlement);
        if (expected != null && !expected.equals(currency)) {
            throw Problem.invalid(
                    "/amount/currency",
                    "Ici on paie en " + expected + ".",
                    "Here one pays in " + expected + ".");
        }
        Map<String, Object> row = new TreeMap<>();
        row.put(Settlement.ON, inputs.get(Settlement.PAID_ON));
        row.put(Settlement.AMOUNT, money(sum, currency));
        row.put(Settlement.MEANS, inputs.get(Settlement.MEANS));
        row.put(Settlement.REFERENCE, inputs.get(Settlement.REFERENCE));
        row.values().removeIf(Objects::isNull);
        return row;
    }

    private Map<String, Object> reversed(Map<String, Object> rows, Map<String, Object> inputs) {
        String id = inputs.get(Settlement.PAYMENT_ID).toString();
        if (!(rows.get(id) instanceof Map<?, ?> payment)
                || payment.get(Settlement.REVERSES) != null) {
            throw Problem.invalid(
                    "/" + Settlement.PAYMENT_ID,
                    "Il n’y a pas de tel paiement.",
                    "There is no such payment.");
        }
        boolean isReversed =
                rows.values().stream()
                        .anyMatch(
                                row ->
                                        row instanceof Map<?, ?> other
                                                && id.equals(other.get(Settlement.REVERSES)));
        if (isReversed) {
            throw Problem.of(
                            Problem.Kind.NOT_READY,
                            "Ce paiement est déjà annulé.",
                            "This payment is reversed already.")
                    .because("already-reversed");
        }
        Object amount = payment.get(Settlement.AMOUNT);
        LocalDate today = clock.now().atZone(clock.zone()).toLocalDate();
        return Map.of(
                Settlement.ON,
                today.toString(),
                Settlement.AMOUNT,
                money(amountOf(amount).negate(), currencyOf(amount)),
                Settlement.REVERSES,
                id,
                Settlement.REASON,
                inputs.get(Settlement.REASON));
    }

    /**
     * @throws Problem INVALID_INPUT where the id stands for another payment
     */
    private static boolean isRecorded(Object row, Map<String, Object> inputs) {
        if (!(row instanceof Map<?, ?> before)) {
            return false;
        }
        boolean isSame =
                isSame(before.get(Settlement.ON), inputs.get(Settlement.PAID_ON))
                        && isSame(before.get(Settlement.MEANS), inputs.get(Settlement.MEANS))
                        && isSame(
                                before.get(Settlement.REFERENCE), inputs.get(Settlement.REFERENCE))
                        && before.get(Settlement.REVERSES) == null
                        && isSameAmount(
                                before.get(Settlement.AMOUNT), inputs.get(Settlement.AMOUNT));
        if (!isSame) {
            throw Problem.invalid(
                    "/" + Settlement.PAYMENT_ID,
                    "Cet identifiant est celui d’un autre paiement.",
                    "This id is that of another payment.");
        }
        return true;
    }

    private static boolean isSame(Object one, Object other) {
        return Objects.equals(one, other);
    }

    private static boolean isSameAmount(Object one, Object other) {
        return isSame(currencyOf(one), currencyOf(other))
                && amountOf(one).compareTo(amountOf(other)) == 0;
    }

    /**
     * Says anew what was paid and what is owed still, and raises or lowers the flags. Where no
     * payment was ever recorded that of payment is left alone.
     */
    void settle(Scene scene, Changes changes) {
        Settlement settlement = scene.living.settlement();
        if (settlement == null || scene.isErased) {
            return;
        }
        Map<String, Object> rows = rows(scene, settlement);
        Object due = due(scene, settlement);
        String currency = currency(scene, settlement);
        if (currency == null) {
            return;
        }
        BigDecimal paid =
                rows.values().stream()
                        .map(row -> amountOf(((Map<?, ?>) row).get(Settlement.AMOUNT)))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal balance = currency.equals(currencyOf(due)) ? amountOf(due).subtract(paid) : null;
        Map<String, Object> before = scene.file.section(settlement.section()).values();
        Map<String, Object> values = new TreeMap<>(before);
        values.put(Settlement.PAID, money(paid, currency));
        values.put(Settlement.BALANCE, balance == null ? null : money(balance, currency));
        values.values().removeIf(Objects::isNull);
        if (!values.equals(before)) {
            changes.fill(scene, settlement.section(), values);
            changes.differs(scene, settlement.section(), before);
        }
        if (!rows.isEmpty()) {
            boolean isOwed = balance == null ? due != null : balance.signum() > 0;
            changes.raise(scene, settlement.flag(), paid.signum() > 0 && !isOwed);
        }
        if (settlement.clear() != null) {
            changes.raise(scene, settlement.clear(), balance != null && balance.signum() <= 0);
        }
    }

    private static Map<String, Object> rows(Scene scene, Settlement settlement) {
        Object rows =
                scene.file
                        .section(settlement.section())
                        .values()
                        .getOrDefault(Settlement.PAYMENTS, Map.of());
        Map<String, Object> byId = new TreeMap<>();
        ((Map<?, ?>) rows).forEach((id, row) -> byId.put(id.toString(), row));
        return byId;
    }

    private static Object due(Scene scene, Settlement settlement) {
        return settlement.dueSection() == null
                ? null
                : scene.file
                        .section(settlement.dueSection())
                        .values()
                        .get(settlement.dueField().value());
    }

    /** Of payments so far, else of what is owed; {@code null} where there is neither. */
    private static String currency(Scene scene, Settlement settlement) {
        for (Object row : rows(scene, settlement).values()) {
            return currencyOf(((Map<?, ?>) row).get(Settlement.AMOUNT));
        }
        return currencyOf(due(scene, settlement));
    }
}
