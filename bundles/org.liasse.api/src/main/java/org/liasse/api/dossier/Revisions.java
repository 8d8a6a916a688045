package org.liasse.api.dossier;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.liasse.api.InputError;
import org.liasse.api.Key;
import org.liasse.api.people.Caller;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Moves dossiers to another revision of the definition that is drawn on their context, and says
 * before what would come of it. Whoever may draw there may, whether he sees the dossiers or not: he
 * is told which fields stand in the way, and no value. Where he does not see a section, he is told
 * for which reasons something stands in the way there, and not what.
 */
@ProviderType
public interface Revisions {

    /** What stands between a dossier and another revision. */
    enum Reason {
        /** It is in a last state: what was decided was decided on the form as it was. */
        DECIDED(false),
        /** A value is none that the new form takes. */
        INVALID(false),
        /** A slot that is no longer drawn holds documents. */
        DOCUMENTS(false),
        /** A field that is mandatory now has no value; it has to be given sooner or later. */
        INCOMPLETE(true),
        /** A field that is no longer drawn has a value: it is put aside until it is drawn again. */
        PUT_ASIDE(true);

        private final boolean isWarning;

        Reason(boolean isWarning) {
            this.isWarning = isWarning;
        }

        /** Whether whoever acknowledges it may move the dossier all the same. */
        public boolean isWarning() {
            return isWarning;
        }

        /** As it is spoken: {@code put-aside}. */
        public Key key() {
            return Key.of(this);
        }
    }

    /**
     * One thing that was found.
     *
     * @param error its pointer leads into the dossier: {@code /sections/form/name}, {@code
     *     /documents/plans}, or is empty where it is about the dossier as a whole, or about a
     *     section that the caller does not see
     */
    record Finding(Reason reason, InputError error) {}

    /**
     * A dossier before another revision.
     *
     * @param revision that it pins now, 0 where it was opened before any was drawn
     * @param target the revision that was asked about
     * @param tag of the pin: another one once the dossier has moved
     * @param findings at most {@link #MOST_FINDINGS}, what cannot be acknowledged first; empty
     *     where it moves as it is, or is there already
     */
    record Outlook(
            String dossier,
            String number,
            int revision,
            int target,
            String tag,
            List<Finding> findings) {

        /** Whether it moves once the warnings are acknowledged. */
        public boolean isMovable() {
            return findings.stream().allMatch(finding -> finding.reason().isWarning());
        }
    }

    int MOST_FINDINGS = 100;

    /**
     * A part of a walk through the dossiers of a context.
     *
     * @param items those that were found; fewer than asked for, or none, do not mean the end
     * @param next id of the last dossier that was looked at, to go on after; {@code null} at the
     *     end
     */
    record Stretch<T>(List<T> items, String next) {

        public Stretch {
            items = List.copyOf(items);
        }

        /** The same with something else made of each. */
        public <U> Stretch<U> map(Function<? super T, ? extends U> made) {
            return new Stretch<>(items.stream().<U>map(made).toList(), next);
        }
    }

    /**
     * The dossiers under a context that would move and are in no last state, oldest first.
     *
     * @param revision 0 for the newest
     * @param states only those in one of these; empty for all
     * @param after id of a dossier, or {@code null}: from the first
     * @param limit 1 to 100
     * @throws org.liasse.api.Problem NOT_FOUND, NOT_YOUR_ROLE where the caller may not draw there;
     *     INVALID_INPUT where there is no such revision
     */
    Stretch<Outlook> survey(
            Caller caller, String context, int revision, Set<Key> states, String after, int limit);

    /** The ids of the same dossiers, without looking into them; {@code limit} 1 to 1 000. */
    Stretch<String> behind(
            Caller caller, String context, int revision, Set<Key> states, String after, int limit);

    /** One dossier before a revision, 0 for the newest. */
    Outlook preview(Caller caller, String dossier, int revision);

    /**
     * Moves a dossier; one that is there already stays as it is. It stands in the timeline. Values
     * that the revision does not draw are kept aside, and come back with one that draws them.
     *
     * @param revision 0 for the newest; an older one too
     * @param acknowledged warnings that are taken note of
     * @param expected the tag of the pin as the caller last saw it; {@code null} is not compared
     * @throws org.liasse.api.Problem NOT_READY with all findings, where one of them is not
     *     acknowledged; STALE; what {@link #survey} throws
     */
    Outlook move(
            Caller caller, String dossier, int revision, Set<Reason> acknowledged, String expected);
}
