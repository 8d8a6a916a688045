package org.liasse.api.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.liasse.api.Key;
import org.liasse.api.form.Field;
import org.liasse.api.form.FieldKind;
import org.liasse.api.form.Form;
import org.liasse.api.workflow.Effects.Casting;
import org.liasse.api.workflow.Sentence;

/** What a type must say so that votes can be cast and counted, and stay secret. */
final class VoteCheck {

    private VoteCheck() {}

    static List<String> faults(DossierType type) {
        var faults = new ArrayList<String>();
        long counting =
                type.workflow().sentences().stream()
                        .filter(s -> s.effects().counting() != null)
                        .count();
        long castings =
                type.workflow().sentences().stream()
                        .map(sentence -> sentence.effects().casting())
                        .filter(Objects::nonNull)
                        .distinct()
                        .count();
        if (castings > 1) {
            faults.add("votes are cast in " + castings + " ways, and everybody has one");
        }
        for (Sentence sentence : type.workflow().sentences()) {
            Casting casting = sentence.effects().casting();
            if (casting != null) {
                casting(type, sentence, casting).forEach(faults::add);
                if (counting == 0) {
                    faults.add(sentence.act() + ": nobody ever counts these votes");
                }
            }
            if (sentence.effects().counting() != null && !isCounted(type, sentence)) {
                faults.add(
                        sentence.act()
                                + ": votes cannot be counted into "
                                + sentence.effects().counting());
            }
        }
        return faults;
    }

    private static List<String> casting(DossierType type, Sentence sentence, Casting casting) {
        var faults = new ArrayList<String>();
        boolean isBlock =
                row(sentence.inputs(), casting.input(), Casting.OPTION)
                        .filter(field -> field.kind() == FieldKind.TEXT)
                        .isPresent();
        if (!isBlock) {
            faults.add(sentence.act() + ": a vote is a block of rows with a text option");
        }
        Optional<Field> options =
                form(type, casting.section())
                        .flatMap(form -> form.field(casting.options()))
                        .filter(field -> field.kind() == FieldKind.REPEATED);
        String block = casting.section() + "." + casting.options();
        if (options.isEmpty()) {
            faults.add(sentence.act() + ": there is no block of options " + block);
        } else if (options.get().rows().stream().filter(Casting::isWords).count() != 1) {
            faults.add(sentence.act() + ": an option of " + block + " has one text, its words");
        }
        boolean isSwitched =
                form(type, casting.section())
                        .flatMap(form -> form.field(casting.several()))
                        .filter(field -> field.kind() == FieldKind.YES_NO)
                        .isPresent();
        if (!isSwitched) {
            faults.add(sentence.act() + ": " + casting.several() + " is no yes or no");
        }
        if (sentence.to() != null || !sentence.effects().isVoteAlone()) {
            faults.add(sentence.act() + ": what a vote changes beside tells who voted what");
        }
        return faults;
    }

    private static boolean isCounted(DossierType type, Sentence sentence) {
        Optional<Form> form = form(type, sentence.effects().counting());
        return form.flatMap(f -> f.field(new Key(Casting.VOTERS)))
                        .filter(field -> field.kind() == FieldKind.INTEGER)
                        .isPresent()
                && form.flatMap(f -> row(f, Casting.COUNTS, Casting.COUNT))
                        .filter(field -> field.kind() == FieldKind.INTEGER)
                        .isPresent()
                && form.flatMap(f -> row(f, Casting.COUNTS, Casting.OPTION))
                        .filter(field -> field.kind() == FieldKind.TEXT)
                        .isPresent();
    }

    private static Optional<Form> form(DossierType type, Key section) {
        return type.section(section).map(Declarations.Section::form).filter(Objects::nonNull);
    }

    private static Optional<Field> row(Form form, String block, String field) {
        return form.field(new Key(block)).stream()
                .flatMap(found -> found.rows().stream())
                .filter(row -> row.key().value().equals(field))
                .findFirst();
    }
}
