package org.liasse.api.workflow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.liasse.api.Key;
import org.liasse.api.form.Field;
import org.liasse.api.form.FieldKind;

/**
 * What a sentence changes besides the state, all of it done by the core in the transaction of the
 * action.
 *
 * @param setting flags set
 * @param clearing flags cleared
 * @param granting roles given
 * @param revoking roles taken
 * @param routing roles that go to another group
 * @param marking personal marks put
 * @param unmarking personal marks taken away
 * @param recordedIn the section into which the inputs are written, or {@code null}
 * @param depositing files given as inputs that become documents
 * @param posting messages written
 * @param producing written products that the clock makes soon after, as far as a sentence lets it
 *     then
 * @param signing slots whose documents the actor signs
 * @param forgetting sections, slots and threads of which nothing stays, nor of the persons from
 *     outside, when the dossier becomes nobody's
 * @param erases the dossier is erased for good, leaving a trace that says who and when
 * @param numbering the dossier takes a number that follows the one before, or {@code null}
 * @param payment what becomes of a payment, or {@code null}
 * @param makesCode whoever signs up needs a new code from now on
 * @param casting the secret vote that an input is, or {@code null}
 * @param counting the section into which the votes are counted, or {@code null}; nobody learns any
 *     more who gave which
 */
public record Effects(
        Set<Key> setting,
        Set<Key> clearing,
        List<Granting> granting,
        List<Granting> revoking,
        List<Routing> routing,
        List<Marking> marking,
        List<Marking> unmarking,
        Key recordedIn,
        List<Depositing> depositing,
        List<Posting> posting,
        Set<Key> producing,
        Set<Key> signing,
        Set<Key> forgetting,
        boolean erases,
        Numbering numbering,
        Payment payment,
        boolean makesCode,
        Casting casting,
        Key counting) {

    public static final Effects NONE = new Draft().done();

    public Effects {
        setting = Key.sorted(setting);
        clearing = Key.sorted(clearing);
        granting = List.copyOf(granting);
        revoking = List.copyOf(revoking);
        // snapshots that were kept before there were groups have none
        routing = routing == null ? List.of() : List.copyOf(routing);
        marking = List.copyOf(marking);
        unmarking = List.copyOf(unmarking);
        depositing = List.copyOf(depositing);
        posting = List.copyOf(posting);
        // nor do they have products
        producing = producing == null ? Set.of() : Key.sorted(producing);
        signing = signing == null ? Set.of() : Key.sorted(signing);
        forgetting = Key.sorted(forgetting);
    }

    /**
     * A role for the actor, or for the account (or group) that the input names; {@code input} may
     * be {@code null}. An input that is an e-mail address names the account of that address; where
     * there is none, the act is refused.
     */
    public record Granting(Key role, String input) {}

    /**
     * The role goes to the group that the input names by its id, or back to those who inherit it
     * where the input is {@link #INHERITED}; without an input, to the group whose value the field
     * has, and where there is none, back as well. Whoever does not see the dossier any more has no
     * marks on it either.
     */
    public record Routing(Key role, String input) {

        /** In the place of a group: whoever inherits the role. */
        public static final String INHERITED = "default";
    }

    /**
     * A mark of the actor's, or of the account that the input names; {@code input} may be {@code
     * null}. An account that the input names must hold a role which may put that mark itself.
     */
    public record Marking(Key mark, String input) {}

    /** Whether it changes nothing but the vote of the actor and his own marks. */
    public boolean isVoteAlone() {
        return marking.stream().allMatch(mark -> mark.input() == null)
                && NONE.equals(
                        but(
                                e -> {
                                    e.casting = null;
                                    e.marking.clear();
                                    e.unmarking.clear();
                                }));
    }

    /** The marks that it puts for the actor himself. */
    Set<Key> ownMarks() {
        return marking.stream()
                .filter(one -> one.input() == null)
                .map(Marking::mark)
                .collect(Collectors.toSet());
    }

    /** The input by which somebody who signs says his name. */
    public static final String SIGNATORY = "signatory";

    /** The input that holds his signature, as {@code Signatures.Drawn} has it. */
    public static final String DRAWING = "drawing";

    /**
     * The input is a secret vote: a block whose rows each name an {@value #OPTION}, the id of a row
     * of the section's block. Who votes again takes back what he voted before.
     *
     * @param several the yes/no field of the section that lets people vote for more than one
     */
    public record Casting(String input, Key section, Key options, Key several) {

        /** In the rows of votes, and of what was counted. */
        public static final String OPTION = "option";

        /** The block of what was counted. */
        public static final String COUNTS = "counts";

        /** In its rows: how many voted for that. */
        public static final String COUNT = "count";

        /** Beside the block: how many have voted. */
        public static final String VOTERS = "voters";

        /** Whether this field of an option is its words. */
        public static boolean isWords(Field field) {
            return field.kind() == FieldKind.TEXT || field.kind() == FieldKind.LONG_TEXT;
        }
    }

    /** The upload named by the input becomes a document in the slot. */
    public record Depositing(String input, Key slot) {}

    /**
     * A message in a thread: the text of the input, or, where {@code input} is {@code null}, the
     * type's own text under the label {@code message.<action>}, in the language of each reader.
     */
    public record Posting(Key thread, String input) {}

    /**
     * The dossier takes the next number of a series of its office and type, such as {@code
     * F2026-000017}, and the day on which it does. Every year begins with one; none is left out and
     * none is given twice, for a number is taken in the transaction that keeps it, and a later one
     * never bears an earlier day. A dossier that has its number keeps it.
     *
     * @param series how the number begins: at most 10 letters
     * @param number the field of one line of text
     * @param day the field of a date
     */
    public record Numbering(String series, Key section, Key number, Key day) {}

    /** What is done about payments, where the type says what is to be paid. */
    public enum Payment {
        /** One is recorded, as the inputs say. */
        RECORDED,
        /** One that was recorded counts no more. */
        REVERSED
    }

    Effects setting(Collection<Key> flags) {
        return but(e -> e.setting.addAll(flags));
    }

    Effects clearing(Collection<Key> flags) {
        return but(e -> e.clearing.addAll(flags));
    }

    Effects granting(Granting more) {
        return but(e -> e.granting.add(more));
    }

    Effects revoking(Granting more) {
        return but(e -> e.revoking.add(more));
    }

    Effects routing(Routing more) {
        return but(e -> e.routing.add(more));
    }

    Effects marking(Marking more) {
        return but(e -> e.marking.add(more));
    }

    Effects unmarking(Marking more) {
        return but(e -> e.unmarking.add(more));
    }

    Effects recordingIn(Key section) {
        return but(e -> e.recordedIn = section);
    }

    Effects depositing(Depositing more) {
        return but(e -> e.depositing.add(more));
    }

    Effects posting(Posting more) {
        return but(e -> e.posting.add(more));
    }

    Effects producing(Collection<Key> products) {
        return but(e -> e.producing.addAll(products));
    }

    Effects signing(Key slot) {
        return but(e -> e.signing.add(slot));
    }

    Effects forgetting(Collection<Key> sections) {
        return but(e -> e.forgetting.addAll(sections));
    }

    Effects erasing() {
        return but(e -> e.erases = true);
    }

    Effects numbering(Numbering newNumbering) {
        return but(e -> e.numbering = newNumbering);
    }

    Effects paying(Payment newPayment) {
        return but(e -> e.payment = newPayment);
    }

    Effects casting(Casting vote) {
        return but(e -> e.casting = vote);
    }

    Effects counting(Key section) {
        return but(e -> e.counting = section);
    }

    Effects makingACode() {
        return but(e -> e.makesCode = true);
    }

    private Effects but(Consumer<Draft> change) {
        Draft draft = new Draft();
        draft.setting.addAll(setting);
        draft.clearing.addAll(clearing);
        draft.granting.addAll(granting);
        draft.revoking.addAll(revoking);
        draft.routing.addAll(routing);
        draft.marking.addAll(marking);
        draft.unmarking.addAll(unmarking);
        draft.recordedIn = recordedIn;
        draft.depositing.addAll(depositing);
        draft.posting.addAll(posting);
        draft.producing.addAll(producing);
        draft.signing.addAll(signing);
        draft.forgetting.addAll(forgetting);
        draft.erases = erases;
        draft.numbering = numbering;
        draft.payment = payment;
        draft.makesCode = makesCode;
        draft.casting = casting;
        draft.counting = counting;
        change.accept(draft);
        return draft.done();
    }

    /** Effects being written: one place that lists them all, so that no copy forgets one. */
    private static final class Draft {
        private final List<Key> setting = new ArrayList<>();
        private final List<Key> clearing = new ArrayList<>();
        private final List<Granting> granting = new ArrayList<>();
        private final List<Granting> revoking = new ArrayList<>();
        private final List<Routing> routing = new ArrayList<>();
        private final List<Marking> marking = new ArrayList<>();
        private final List<Marking> unmarking = new ArrayList<>();
        private Key recordedIn;
        private final List<Depositing> depositing = new ArrayList<>();
        private final List<Posting> posting = new ArrayList<>();
        private final List<Key> producing = new ArrayList<>();
        private final List<Key> signing = new ArrayList<>();
        private final List<Key> forgetting = new ArrayList<>();
        private boolean erases;
        private Numbering numbering;
        private Payment payment;
        private boolean makesCode;
        private Casting casting;
        private Key counting;

        private Effects done() {
            return new Effects(
                    Key.sorted(setting),
                    Key.sorted(clearing),
                    granting,
                    revoking,
                    routing,
                    marking,
                    unmarking,
                    recordedIn,
                    depositing,
                    posting,
                    Key.sorted(producing),
                    Key.sorted(signing),
                    Key.sorted(forgetting),
                    erases,
                    numbering,
                    payment,
                    makesCode,
                    casting,
                    counting);
        }
    }
}
