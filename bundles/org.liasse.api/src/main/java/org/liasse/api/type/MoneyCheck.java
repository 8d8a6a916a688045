package org.liasse.api.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.liasse.api.Key;
import org.liasse.api.form.Field;
import org.liasse.api.form.FieldKind;
import org.liasse.api.money.Settlement;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Effects.Numbering;
import org.liasse.api.workflow.Sentence;
import org.liasse.api.workflow.Verb;

/** Finds what a type says of numbers and payments that cannot be. */
final class MoneyCheck {

    private static final int LONGEST_SERIES = 10;

    private MoneyCheck() {}

    static List<String> faults(DossierType type) {
        var faults = new ArrayList<String>();
        type.workflow().sentences().forEach(sentence -> sentence(type, sentence, faults));
        Settlement settlement = type.settlement();
        if (settlement == null) {
            return faults;
        }
        Set<Key> fields =
                type.section(settlement.section()).stream()
                        .flatMap(section -> section.form().fields().stream())
                        .map(Field::key)
                        .collect(Collectors.toSet());
        if (!fields.contains(new Key(Settlement.PAYMENTS))) {
            faults.add(settlement.section() + " is no section of payments");
        }
        if (settlement.dueSection() != null) {
            expect(
                    type,
                    "what is to be paid",
                    settlement.dueSection(),
                    settlement.dueField(),
                    FieldKind.MONEY,
                    faults);
        }
        if (type.flag(settlement.flag()).isEmpty()) {
            faults.add("unknown flag " + settlement.flag());
        }
        if (settlement.clear() != null && type.flag(settlement.clear()).isEmpty()) {
            faults.add("unknown flag " + settlement.clear());
        }
        if (settlement.clear() != null && settlement.dueSection() == null) {
            faults.add(settlement.clear() + " says that nothing is owed, and nothing says what is");
        }
        if (type.workflow().sentences().stream()
                .anyMatch(s -> s.act().equals(Act.of(Verb.EDIT, settlement.section())))) {
            faults.add("nobody edits payments: " + settlement.section());
        }
        return faults;
    }

    private static void sentence(DossierType type, Sentence sentence, List<String> faults) {
        if (sentence.effects().payment() != null && type.settlement() == null) {
            faults.add(sentence.act() + " is about a payment, and nothing is to be paid");
        }
        Numbering numbering = sentence.effects().numbering();
        if (numbering == null) {
            return;
        }
        String what = sentence.act() + " takes a number";
        expect(type, what, numbering.section(), numbering.number(), FieldKind.TEXT, faults);
        expect(type, what, numbering.section(), numbering.day(), FieldKind.DATE, faults);
        String series = numbering.series();
        if (series.length() > LONGEST_SERIES || !series.chars().allMatch(Character::isLetter)) {
            faults.add(what + " of a series that is no word: " + series);
        }
    }

    private static void expect(
            DossierType type,
            String what,
            Key section,
            Key field,
            FieldKind kind,
            List<String> faults) {
        if (type.section(section)
                .flatMap(s -> s.form().field(field))
                .filter(f -> f.kind() == kind)
                .isEmpty()) {
            faults.add(what + ": " + section + "." + field + " is no field of " + kind);
        }
    }
}
