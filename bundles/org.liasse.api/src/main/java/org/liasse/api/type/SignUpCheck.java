package org.liasse.api.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.form.FieldKind;
import org.liasse.api.workflow.CoreRole;
import org.liasse.api.workflow.Sentence;
import org.liasse.api.workflow.Verb;

/** What a type must say so that people can sign up by a code, and nobody else joins. */
final class SignUpCheck {

    private static final Key NEWCOMER = Key.of(CoreRole.NEWCOMER);

    private SignUpCheck() {}

    static List<String> faults(DossierType type) {
        var faults = new ArrayList<String>();
        for (Sentence sentence : type.workflow().sentences()) {
            boolean joins = sentence.act().verb().filter(Verb.JOIN::equals).isPresent();
            boolean isNewcomers = sentence.roles().equals(Set.of(NEWCOMER));
            if (joins ? !isNewcomers : sentence.roles().contains(NEWCOMER)) {
                faults.add(sentence.act() + ": newcomers join, and nobody else does");
            }
            if (joins && !sentence.inputs().fields().isEmpty()) {
                faults.add(sentence.act() + ": what is asked of newcomers stands in their rows");
            }
            if (type.signUp() == null && (joins || sentence.effects().makesCode())) {
                faults.add(sentence.act() + ": nobody signs up for " + type.key());
            }
        }
        if (type.signUp() != null) {
            faults.addAll(faults(type, type.signUp()));
        }
        return faults;
    }

    private static List<String> faults(DossierType type, SignUp signUp) {
        var faults = new ArrayList<String>();
        if (!type.isContext()) {
            faults.add("people sign up for contexts only");
        }
        if (SignUp.joins(type).findAny().isEmpty()) {
            faults.add("no sentence says which role whoever signs up takes");
        }
        SignUp.joins(type)
                .map(join -> join.act().object())
                .flatMap(role -> type.role(role).stream())
                .filter(role -> role.isSingle() || role.from() != null || role.groups() != null)
                .forEach(role -> faults.add(role.key() + " is no role that many take"));
        if (type.workflow().sentences().stream().noneMatch(s -> s.effects().makesCode())) {
            faults.add("no sentence makes the code");
        }
        boolean isText =
                type.section(signUp.section())
                        .filter(section -> !section.isDrawn())
                        .flatMap(section -> section.form().field(signUp.code()))
                        .filter(field -> field.kind() == FieldKind.TEXT)
                        .isPresent();
        if (!isText) {
            faults.add("the code has no text field " + signUp.section() + "." + signUp.code());
        }
        boolean isEdited =
                type.workflow().sentences().stream()
                        .filter(s -> s.act().verb().filter(Verb.EDIT::equals).isPresent())
                        .anyMatch(s -> signUp.section().equals(s.act().object()));
        if (isEdited) {
            faults.add("the code is made, but somebody edits " + signUp.section());
        }
        if (signUp.terms() != null && !type.texts().containsKey(signUp.terms())) {
            faults.add("unknown saying " + signUp.terms());
        }
        if (signUp.people() != null && !hasAccounts(type, signUp)) {
            faults.add(
                    "nobody can be listed in "
                            + signUp.people()
                            + "."
                            + signUp.rows()
                            + ": it is no block with a field "
                            + SignUp.ACCOUNT);
        }
        return faults;
    }

    private static boolean hasAccounts(DossierType type, SignUp signUp) {
        return signUp.block(type).stream()
                .flatMap(block -> block.rows().stream())
                .anyMatch(
                        field ->
                                field.key().value().equals(SignUp.ACCOUNT)
                                        && field.kind() == FieldKind.ACCOUNT);
    }
}
