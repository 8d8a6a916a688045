package org.liasse.api.money;

import java.util.List;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.Text;
import org.liasse.api.form.Field;
import org.liasse.api.form.Form;
import org.liasse.api.form.Option;
import org.liasse.api.type.Declarations.Section;

/**
 * What is to be paid on dossiers of a type, and what was. Payments are rows of a section, which
 * nobody edits: the core writes them as sentences say, sums them up, and raises the flag while
 * nothing is owed any more. Whoever is in the section's audience sees them.
 *
 * @param section a section made by {@link #payments}
 * @param dueSection holds what is owed, or {@code null} where nothing says it: then any payment
 *     that stands settles
 * @param dueField money
 * @param flag set while something was paid and nothing is owed any more: it opens what was closed
 * @param clear set while it is said what is owed and nothing is left of it, though nobody paid; or
 *     {@code null}
 */
public record Settlement(Key section, Key dueSection, Key dueField, Key flag, Key clear) {

    /** The repeated block of the section. */
    public static final String PAYMENTS = "payments";

    /** What was paid in all, money. */
    public static final String PAID = "paid";

    /** What is owed still, money; below zero where too much was paid. */
    public static final String BALANCE = "balance";

    public static final String AMOUNT = "amount";
    public static final String ON = "on";
    public static final String MEANS = "means";
    public static final String REFERENCE = "reference";
    public static final String RECORDED_AT = "recordedAt";

    /** Of a row that takes a payment back: the id of that row. */
    public static final String REVERSES = "reverses";

    public static final String REASON = "reason";

    /** The input that names a payment by the id of its row. */
    public static final String PAYMENT_ID = "payment";

    /** The input that says when it was paid. */
    public static final String PAID_ON = "paidOn";

    /**
     * What is given with a payment. A client may name it by an id of its own: the same again is no
     * second payment.
     */
    public static final Form PAYMENT =
            Form.of(
                    Field.date(PAID_ON).mandatory().named("Payé le", "Paid on"),
                    Field.money(AMOUNT).mandatory().named("Montant", "Amount"),
                    means(),
                    reference(),
                    Field.text(PAYMENT_ID)
                            .upTo(60)
                            .named("Identifiant du paiement", "Id of the payment"));

    /** What is given to take one back. */
    public static final Form REVERSAL =
            Form.of(
                    Field.text(PAYMENT_ID)
                            .upTo(60)
                            .mandatory()
                            .named("Identifiant du paiement", "Id of the payment"),
                    Field.longText(REASON).mandatory().named("Motif", "Reason"));

    public static Settlement settlement(Enum<?> section, Enum<?> flag) {
        return new Settlement(Key.of(section), null, null, Key.of(flag), null);
    }

    /** What is owed stands in this field, money. */
    public Settlement of(Enum<?> newSection, String field) {
        return new Settlement(section, Key.of(newSection), new Key(field), flag, clear);
    }

    /** This flag is set as long as nothing is left to be paid, whether or not anything was. */
    public Settlement clearing(Enum<?> newClear) {
        return new Settlement(section, dueSection, dueField, flag, Key.of(newClear));
    }

    /** A section of payments. */
    public static Section payments(Enum<?> section) {
        return Section.section(
                section,
                Field.money(PAID).named("Payé", "Paid"),
                Field.money(BALANCE).named("Reste à payer", "Balance"),
                Field.repeated(
                                PAYMENTS,
                                Field.date(ON).named("Le", "On"),
                                Field.money(AMOUNT).named("Montant", "Amount"),
                                means(),
                                reference(),
                                Field.instant(RECORDED_AT).named("Enregistré le", "Recorded at"),
                                Field.text(REVERSES)
                                        .upTo(60)
                                        .named("Annule le paiement", "Reverses the payment"),
                                Field.longText(REASON).named("Motif", "Reason"))
                        .named("Paiements", "Payments"));
    }

    private static Field reference() {
        return Field.text(REFERENCE).upTo(140).named("Référence", "Reference");
    }

    private static Field means() {
        List<Option> options =
                Stream.of(
                                new Option(new Key("transfer"), new Text("Virement", "Transfer")),
                                new Option(new Key("card"), new Text("Carte", "Card")),
                                new Option(new Key("cheque"), new Text("Chèque", "Cheque")),
                                new Option(new Key("cash"), new Text("Espèces", "Cash")),
                                new Option(new Key("debit"), new Text("Prélèvement", "Debit")),
                                new Option(new Key("other"), new Text("Autre", "Other")))
                        .toList();
        return Field.choice(MEANS, options).named("Moyen", "Means");
    }
}
