package org.liasse.api.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.form.FieldKind;
import org.liasse.api.type.Declarations.Notice;
import org.liasse.api.workflow.Act;
import org.liasse.api.workflow.Sentence;
import org.liasse.api.workflow.Verb;

/** Finds what a notice waits for, names or carries and cannot. */
final class NoticeCheck {

    /** What words may name besides {@link Notice#WORDS}. */
    private static final Set<String> OF_SOME = Set.of("text", "answers", "words");

    private final DossierType type;
    private final Notice notice;
    private final List<String> faults = new ArrayList<>();

    private NoticeCheck(DossierType type, Notice notice) {
        this.type = type;
        this.notice = notice;
    }

    static List<String> faults(DossierType type, Notice notice) {
        NoticeCheck check = new NoticeCheck(type, notice);
        Set<String> inputs = check.inputs();
        check.acts();
        check.uses(inputs);
        check.tells(inputs);
        check.carries();
        check.mentioned();
        return check.faults;
    }

    private void fault(String what) {
        faults.add("notice " + notice.key() + " " + what);
    }

    private Set<String> inputs() {
        return type.workflow().sentences().stream()
                .filter(s -> notice.on().contains(s.act().named()))
                .flatMap(s -> s.inputs().fields().stream())
                .map(field -> field.key().value())
                .collect(Collectors.toUnmodifiableSet());
    }

    private void acts() {
        Set<String> acts =
                type.workflow().sentences().stream()
                        .map(Sentence::act)
                        .map(Act::named)
                        .collect(Collectors.toUnmodifiableSet());
        notice.on().stream()
                .filter(on -> !acts.contains(on))
                .forEach(on -> fault("waits for " + on));
    }

    private void uses(Set<String> inputs) {
        Stream.concat(
                        notice.withheld().keySet().stream(),
                        Stream.of(notice.named(), notice.attached()).filter(Objects::nonNull))
                .filter(input -> !inputs.contains(input))
                .forEach(
                        input ->
                                fault(
                                        "uses the input "
                                                + input
                                                + ", which nothing it waits for asks for"));
    }

    private void tells(Set<String> inputs) {
        notice.telling().stream()
                .flatMap(key -> type.section(key).stream())
                .flatMap(section -> section.form().fields().stream())
                .filter(field -> field.kind() != FieldKind.REPEATED)
                .map(field -> field.key().value())
                .filter(name -> isTaken(name) || inputs.contains(name))
                .forEach(name -> fault("tells a field " + name + ", which is another word there"));
    }

    private static boolean isTaken(String name) {
        return Notice.WORDS.contains(name) || OF_SOME.contains(name);
    }

    private void carries() {
        List<String> verbs =
                Stream.of(Verb.DEPOSIT_IN, Verb.PRODUCE).map(v -> Key.of(v) + " ").toList();
        if (notice.isWithDocument()
                && !notice.on().stream().allMatch(on -> verbs.stream().anyMatch(on::startsWith))) {
            fault("waits for what puts no document into a slot");
        }
        if (notice.inviting() != null && type.appointment(notice.inviting()).isEmpty()) {
            fault("invites to the unknown appointment " + notice.inviting());
        }
        if (notice.answeredIn() != null
                && type.threads().stream()
                        .anyMatch(
                                thread ->
                                        thread.key().equals(notice.answeredIn())
                                                && thread.presets().isEmpty())) {
            fault("is answered in " + notice.answeredIn() + ", which offers nothing");
        }
    }

    private void mentioned() {
        if (notice.isForMentioned()
                && !(notice.to().isEmpty()
                        && notice.onlyMarked() == null
                        && notice.named() == null
                        && notice.on().stream().allMatch(on -> on.startsWith("write-in ")))) {
            fault("is for the mentioned of a message alone");
        }
    }
}
