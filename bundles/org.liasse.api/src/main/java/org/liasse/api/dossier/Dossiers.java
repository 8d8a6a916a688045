package org.liasse.api.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierPage.Item;
import org.liasse.api.people.Caller;
import org.liasse.api.workflow.Explained;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The only door to dossiers. Each method asks who calls, shows what he may see and lets pass what a
 * sentence of the workflow allows; everything else is a {@link org.liasse.api.Problem}. A method
 * that writes is one transaction: all of it or nothing; called within a transaction it joins it.
 */
@ProviderType
public interface Dossiers {

    /**
     * A dossier to open.
     *
     * @param id the client's own UUID, or {@code null}; the same id and content again is the first
     *     answer
     * @param context the dossier under which it is opened, or {@code null}: the office
     * @param office where there is no context and the caller has several offices, else {@code null}
     * @param title for people, 1 to 300 characters
     * @param ties to dossiers that the caller sees, by links that the type declares, at most one of
     *     each kind; conditions of the opening see them
     */
    record NewDossier(
            String id,
            Key type,
            String context,
            String office,
            String title,
            Map<Key, Map<String, Object>> sections,
            List<Tie> ties) {

        /** One that is tied to no other. */
        public NewDossier(
                String id,
                Key type,
                String context,
                String office,
                String title,
                Map<Key, Map<String, Object>> sections) {
            this(id, type, context, office, title, sections, List.of());
        }
    }

    /** A link, and the dossier to which it leads. */
    record Tie(Key link, String dossier) {}

    /**
     * An action to perform.
     *
     * @param expected the tag of the dossier as the caller last saw it; {@code null} is not
     *     compared
     */
    record ActionRequest(
            String dossier,
            Key action,
            Map<String, Object> inputs,
            Set<Key> acknowledged,
            String expected) {}

    /**
     * A change to a section, as a JSON merge patch (RFC 7396).
     *
     * @param expected the section's tag as the caller last saw it; {@code null} is not compared
     */
    record SectionChange(String dossier, Key section, Map<String, Object> patch, String expected) {}

    /**
     * An entry of the timeline.
     *
     * @param id opaque
     * @param kind the action, the verb, or what happened
     * @param actor name of who did it
     * @param hash of the chain at this entry, hexadecimal SHA-256
     * @param payload names and values; empty once they were erased
     */
    record Entry(
            String id,
            Instant at,
            String kind,
            String actor,
            String hash,
            Map<String, Object> payload) {}

    /** Opens a dossier and answers it as the caller sees it. */
    DossierView open(Caller caller, NewDossier dossier);

    /**
     * @throws org.liasse.api.Problem NOT_FOUND where it does not exist for this caller
     */
    DossierView read(Caller caller, String dossier);

    /**
     * The dossier as it was at an instant, from what its timeline tells this caller.
     *
     * @throws org.liasse.api.Problem NOT_FOUND where it does not exist for this caller, or had not
     *     begun
     */
    DossierPast readAt(Caller caller, String dossier, Instant at);

    /**
     * A page of what the caller may see; at most 4 statements, whatever the number of rows and
     * columns.
     */
    DossierPage list(Caller caller, DossierQuery query);

    /**
     * All that a query finds, from its cursor on, in its order; a page is read when the one before
     * is used up, so that whoever stops early reads no more.
     */
    default Stream<Item> all(Caller caller, DossierQuery query) {
        return Stream.iterate(
                        list(caller, query),
                        Objects::nonNull,
                        page -> page.next() == null ? null : list(caller, query.after(page.next())))
                .flatMap(page -> page.items().stream());
    }

    /**
     * The tabs of a type with their counters for this caller; {@code context} may be {@code null}.
     */
    List<TabCount> tabs(Caller caller, Key type, String context);

    /**
     * Every act that is open to the caller, and why the others are not. TYPE_AWAY where the variant
     * is away.
     */
    List<Explained> actions(Caller caller, String dossier);

    /**
     * Performs an action. TYPE_AWAY where the variant is away, after access was checked.
     *
     * @return the dossier after; empty where the action has taken it out of the caller's sight
     */
    Optional<DossierView> perform(Caller caller, ActionRequest request);

    /**
     * Changes a section.
     *
     * @return the dossier after; empty where the change has taken it out of the caller's sight
     */
    Optional<DossierView> edit(Caller caller, SectionChange change);

    /**
     * Ties a dossier to another, and the other back to it, by a link that its type declares; tying
     * twice is no error. Whoever has opened the dossier in this transaction may, and whom a
     * sentence lets LINK. It is told, on either side, to the roles all of whose holders see both.
     *
     * @throws org.liasse.api.Problem NOT_FOUND where the caller does not see both; INVALID where
     *     the other is not of the type that the link leads to, the link is one of parts, which are
     *     tied as they are opened, or a side has 100 links already
     */
    void link(Caller caller, String dossier, Key link, String other);

    /**
     * What happened, oldest first, from the entry after {@code after} ({@code null}: the first), at
     * most 200.
     */
    List<Entry> timeline(Caller caller, String dossier, String after, int limit);

    /**
     * Whether the whole chain of the dossier's timeline holds; for doctor and tests, without regard
     * to audiences.
     */
    boolean chainHolds(String dossier);

    /** Puts a personal mark; putting it twice is no error. */
    void mark(Caller caller, String dossier, Key mark);

    void unmark(Caller caller, String dossier, Key mark);

    /** A tab with what it counts; {@code atLeast} where counting stopped at its bound. */
    record TabCount(Key key, String label, long count, boolean atLeast, boolean badge) {}
}
