package org.liasse.api.workflow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.liasse.api.Key;

/**
 * What a sentence changes besides the state, all of it done by the core in the transaction of the
 * action.
 *
 * @param setting flags set
 * @param clearing flags cleared
 * @param granting roles given
 * @param revoking roles taken
 * @param marking personal marks put
 * @param recordedIn the section into which the inputs are written, or {@code null}
 * @param depositing files given as inputs that become documents
 * @param posting messages written
 * @param erases the dossier is erased for good, leaving a trace that says who and when
 */
public record Effects(
        Set<Key> setting,
        Set<Key> clearing,
        List<Granting> granting,
        List<Granting> revoking,
        List<Marking> marking,
        Key recordedIn,
        List<Depositing> depositing,
        List<Posting> posting,
        boolean erases) {

    public static final Effects NONE =
            new Effects(
                    Set.of(), Set.of(), List.of(), List.of(), List.of(), null, List.of(), List.of(),
                    false);

    public Effects {
        setting = Key.sorted(setting);
        clearing = Key.sorted(clearing);
        granting = List.copyOf(granting);
        revoking = List.copyOf(revoking);
        marking = List.copyOf(marking);
        depositing = List.copyOf(depositing);
        posting = List.copyOf(posting);
    }

    /**
     * A role for the actor, or for the account (or group) that the input names; {@code input} may
     * be {@code null}.
     */
    public record Granting(Key role, String input) {}

    /**
     * A mark of the actor's, or of the account that the input names; {@code input} may be {@code
     * null}.
     */
    public record Marking(Key mark, String input) {}

    /** The upload named by the input becomes a document in the slot. */
    public record Depositing(String input, Key slot) {}

    /**
     * A message in a thread: the text of the input, or, where {@code input} is {@code null}, the
     * type's own text under the label {@code message.<action>}, in the language of each reader.
     */
    public record Posting(Key thread, String input) {}

    Effects setting(Collection<Key> flags) {
        return new Effects(
                union(setting, flags),
                clearing,
                granting,
                revoking,
                marking,
                recordedIn,
                depositing,
                posting,
                erases);
    }

    Effects clearing(Collection<Key> flags) {
        return new Effects(
                setting,
                union(clearing, flags),
                granting,
                revoking,
                marking,
                recordedIn,
                depositing,
                posting,
                erases);
    }

    Effects granting(Granting more) {
        return new Effects(
                setting,
                clearing,
                plus(granting, more),
                revoking,
                marking,
                recordedIn,
                depositing,
                posting,
                erases);
    }

    Effects revoking(Granting more) {
        return new Effects(
                setting,
                clearing,
                granting,
                plus(revoking, more),
                marking,
                recordedIn,
                depositing,
                posting,
                erases);
    }

    Effects marking(Marking more) {
        return new Effects(
                setting,
                clearing,
                granting,
                revoking,
                plus(marking, more),
                recordedIn,
                depositing,
                posting,
                erases);
    }

    Effects recordingIn(Key section) {
        return new Effects(
                setting,
                clearing,
                granting,
                revoking,
                marking,
                section,
                depositing,
                posting,
                erases);
    }

    Effects depositing(Depositing more) {
        return new Effects(
                setting,
                clearing,
                granting,
                revoking,
                marking,
                recordedIn,
                plus(depositing, more),
                posting,
                erases);
    }

    Effects posting(Posting more) {
        return new Effects(
                setting,
                clearing,
                granting,
                revoking,
                marking,
                recordedIn,
                depositing,
                plus(posting, more),
                erases);
    }

    Effects erasing() {
        return new Effects(
                setting,
                clearing,
                granting,
                revoking,
                marking,
                recordedIn,
                depositing,
                posting,
                true);
    }

    private static Set<Key> union(Set<Key> some, Collection<Key> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return Key.sorted(all);
    }

    private static <T> List<T> plus(List<T> some, T more) {
        var all = new ArrayList<>(some);
        all.add(more);
        return all;
    }
}
