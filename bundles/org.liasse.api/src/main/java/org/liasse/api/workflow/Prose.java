package org.liasse.api.workflow;

import java.util.List;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.form.Field;
import org.liasse.api.workflow.Sentence.Named;

/** A sentence in words, always the same for the same sentence. */
final class Prose {

    private static final String UNLESS = ", unless ";
    private static final String PROVIDED = ", provided that ";

    private final StringBuilder words = new StringBuilder();

    private Prose() {}

    static String of(Sentence sentence) {
        Prose prose = new Prose();
        prose.subject(sentence);
        prose.movement(sentence);
        prose.inputs(sentence);
        prose.effects(sentence.effects());
        prose.conditions(UNLESS, sentence.obstacles());
        prose.conditions(", warning when ", sentence.warnings());
        prose.words.append(sentence.confirm() ? ", after confirmation" : "");
        prose.words.append(sentence.isAwaited() ? ", awaited" : "");
        prose.list(", told to ", sentence.told().stream().map(Key::value));
        return prose.words.toString();
    }

    private void subject(Sentence sentence) {
        words.append("the ").append(Key.anyOf(sentence.roles()));
        words.append(sentence.ofContext() ? " of the context" : "");
        words.append(sentence.ofLink() == null ? "" : " of its " + sentence.ofLink());
        list(" having ", sentence.features().stream().map(Key::value));
        words.append(" may ").append(sentence.act());
        list(" among ", sentence.among().stream().map(Key::value));
        list(" filling ", sentence.fills().stream().map(Key::value));
    }

    private void movement(Sentence sentence) {
        if (sentence.act().equals(Act.OPEN)) {
            words.append(" into ").append(sentence.to());
        } else {
            words.append(sentence.to() != null ? " from " : " in ");
            words.append(sentence.from().isEmpty() ? "any state" : Key.anyOf(sentence.from()));
            words.append(sentence.to() != null ? " to " + sentence.to() : "");
        }
        if (sentence.timing() != null) {
            words.append(sentence.timing().toProse());
        }
    }

    private void inputs(Sentence sentence) {
        List<Field> fields = sentence.inputs().fields();
        list(", giving ", fields.stream().filter(Field::required).map(Prose::input));
        list(", optionally giving ", fields.stream().filter(f -> !f.required()).map(Prose::input));
    }

    private static String input(Field field) {
        return field.key()
                + (field.shown() == null
                        ? ""
                        : " when " + field.shown().field() + " is " + field.shown().equals());
    }

    private void effects(Effects effects) {
        list(", setting ", effects.setting().stream().map(Key::value));
        list(", clearing ", effects.clearing().stream().map(Key::value));
        list(", granting ", effects.granting().stream().map(g -> g.role() + to(g.input())));
        list(", taking away ", effects.revoking().stream().map(g -> g.role() + to(g.input())));
        list(", routing ", effects.routing().stream().map(r -> r.role() + to(r.input())));
        list(", marking ", effects.marking().stream().map(m -> m.mark() + to(m.input())));
        list(", unmarking ", effects.unmarking().stream().map(m -> m.mark() + to(m.input())));
        list(", recorded in ", Stream.ofNullable(effects.recordedIn()).map(Key::value));
        list(
                ", depositing ",
                effects.depositing().stream().map(d -> d.input() + " in " + d.slot()));
        list(", signing ", effects.signing().stream().map(Key::value));
        list(", writing ", effects.posting().stream().map(Prose::message));
        list(", having made ", effects.producing().stream().map(Key::value));
        list(", forgetting ", effects.forgetting().stream().map(Key::value));
        list(
                ", numbered ",
                Stream.ofNullable(effects.numbering())
                        .map(n -> n.series() + " in " + n.section() + "." + n.number()));
        list(", with a payment ", Stream.ofNullable(effects.payment()).map(p -> Key.of(p).value()));
        list(", casting ", Stream.ofNullable(effects.casting()).map(Effects.Casting::input));
        list(", counting into ", Stream.ofNullable(effects.counting()).map(Key::value));
        words.append(effects.makesCode() ? ", making a new code" : "");
        words.append(effects.erases() ? ", erasing the dossier" : "");
    }

    private static String message(Effects.Posting posting) {
        return (posting.input() == null ? "a message" : "the " + posting.input())
                + " in "
                + posting.thread();
    }

    private void conditions(String opening, List<Named> conditions) {
        for (Named named : conditions) {
            String said = named.condition().prose();
            // "unless not …" is what requiring(…) writes; people say it the other way round
            boolean turned =
                    opening.equals(UNLESS) && said.startsWith("not ") && !said.contains(" and ");
            words.append(turned ? PROVIDED + said.substring(4) : opening + said);
            words.append(" [").append(named.key()).append("]");
        }
    }

    private static String to(String input) {
        return input == null ? "" : " to the " + input;
    }

    private void list(String opening, Stream<String> items) {
        List<String> all = items.toList();
        if (!all.isEmpty()) {
            words.append(opening).append(String.join(", ", all));
        }
    }
}
