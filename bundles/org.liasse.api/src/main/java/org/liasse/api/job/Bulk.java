package org.liasse.api.job;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.Revisions;

/**
 * One deed on many dossiers: on those that were chosen, or on all that a query finds when the job
 * begins; exactly one of the two is not {@code null}.
 *
 * @param dossiers ids, 1 to {@link #MOST_CHOSEN}; one that stands twice is one
 * @param query of which only the filters count: the oldest dossier comes first, and every page is
 *     walked. More than {@link #MOST_FOUND} fail the job before it acts on any
 */
public record Bulk(Deed deed, List<String> dossiers, DossierQuery query) {

    public static final int MOST_CHOSEN = 10_000;
    public static final int MOST_FOUND = 100_000;

    /** On these dossiers. */
    public static Bulk on(List<String> dossiers, Deed deed) {
        return new Bulk(deed, List.copyOf(dossiers), null);
    }

    /** On whatever the query finds. */
    public static Bulk on(DossierQuery query, Deed deed) {
        return new Bulk(deed, null, query);
    }

    /** What is done with each, as the caller might do it himself with one. */
    public sealed interface Deed {}

    /** Performs an action, with the same inputs everywhere; warnings are acknowledged for all. */
    public record Perform(Key action, Map<String, Object> inputs, Set<Key> acknowledged)
            implements Deed {}

    /** Puts a personal mark. */
    public record Mark(Key mark) implements Deed {}

    /** Takes a personal mark away. */
    public record Unmark(Key mark) implements Deed {}

    /** Writes the same message in a thread of each. */
    public record Write(Key thread, String text) implements Deed {}

    /**
     * Moves each to a revision of the definition of its context, 0 for the newest. A query names
     * that context, and states at most; it finds what is under it, elsewhere than at that revision
     * and in no last state, whether the caller sees it or not.
     */
    public record Move(int revision, Set<Revisions.Reason> acknowledged) implements Deed {}
}
