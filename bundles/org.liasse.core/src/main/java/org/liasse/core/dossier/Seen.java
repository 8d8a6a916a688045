package org.liasse.core.dossier;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.liasse.api.Key;
import org.liasse.api.type.DossierType;
import org.liasse.core.list.Piece;
import org.liasse.core.list.Shelves;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Work;

/**
 * Who could see that dossiers changed in a transaction: one statement for each dossier moves the
 * last change, and the tag, of these roles and no others; and on which shelf it stands by then, for
 * everybody.
 */
final class Seen implements Work.Pending {

    private final Work work;
    private final Map<String, Set<Key>> roles = new LinkedHashMap<>();
    private final Map<String, Key> moved = new LinkedHashMap<>();
    private final Set<String> opened = new HashSet<>();
    private final Map<String, Place> places = new LinkedHashMap<>();

    /**
     * Where a dossier stood, and stands now.
     *
     * @param before {@code null} where its marks, or who they are of, have changed
     */
    private record Place(Piece before, Supplier<Piece> now) {

        boolean isLeft() {
            return before == null || !before.equals(now.get());
        }
    }

    private Seen(Work work) {
        this.work = work;
    }

    static Seen in(Work work) {
        return work.pending(Seen.class, () -> new Seen(work));
    }

    /** A dossier that begins in this transaction: its roles have seen all of it. */
    void opened(String dossier) {
        opened.add(dossier);
    }

    boolean hasOpened(String dossier) {
        return opened.contains(dossier);
    }

    /**
     * @param audience as stored
     */
    void by(String dossier, String audience) {
        roles.computeIfAbsent(dossier, id -> new TreeSet<>()).addAll(Audiences.rolesOf(audience));
    }

    /** The dossier is in another state; everybody sees that. */
    void moved(String dossier, Key state) {
        moved.put(dossier, state);
        by(dossier, Audiences.ANYONE);
    }

    /**
     * The state or flags of a dossier may have changed; asked for what they are when all is
     * written.
     */
    void shelved(DossierType type, Header before, Supplier<Header> after) {
        Shelves shelves = Shelves.of(type);
        if (shelves.isKept()) {
            places.merge(
                    before.id(),
                    new Place(shelf(shelves, before), () -> shelf(shelves, after.get())),
                    (first, last) -> new Place(first.before(), last.now()));
        }
    }

    /** The same, where marks on the dossier, or who holds a role on it, have changed. */
    void marked(DossierType type, String dossier, Supplier<Header> after) {
        Shelves shelves = Shelves.of(type);
        if (shelves.asksMarks()) {
            places.put(dossier, new Place(null, () -> shelf(shelves, after.get())));
        }
    }

    private static Piece shelf(Shelves shelves, Header dossier) {
        return shelves.shelf(dossier.id(), dossier.state(), dossier.flags());
    }

    @Override
    public boolean isLast() {
        return true;
    }

    /** These grants of a dossier as they will be when all is written. */
    Grants after(String dossier, Grants grants) {
        Set<Key> seeing = roles.getOrDefault(dossier, Set.of());
        return opened.contains(dossier) || seeing.isEmpty()
                ? grants
                : grants.seenBy(Audiences.textOf(seeing), work.millis());
    }

    @Override
    public void write(Sql sql) {
        var left = new LinkedHashMap<String, Piece>();
        places.forEach(
                (dossier, place) -> {
                    if (place.isLeft()) {
                        left.put(dossier, place.now().get());
                    }
                });
        roles.forEach(
                (dossier, seeing) -> {
                    if (!seeing.isEmpty()
                            && (moved.containsKey(dossier) || !opened.contains(dossier))) {
                        boolean isForAll = Audiences.textOf(seeing).equals(Audiences.ANYONE);
                        write(sql, dossier, seeing, isForAll ? left.remove(dossier) : null);
                    }
                });
        left.forEach((dossier, shelf) -> shelve(sql, dossier, shelf));
    }

    /** Puts a dossier on a shelf. */
    static void shelve(Sql sql, String dossier, Piece shelf) {
        Piece update =
                Piece.of("update dossier_grant set shelf = ")
                        .then(shelf)
                        .then(" where dossier_id = ?", dossier);
        sql.update(update.text(), update.arguments());
    }

    /**
     * @param shelf on which it stands, or {@code null} where that is not to be said
     */
    private void write(Sql sql, String dossier, Set<Key> seeing, Piece shelf) {
        int times = opened.contains(dossier) ? 0 : 1;
        Piece update =
                Piece.of(
                        "update dossier_grant set updated_at = ?, seen_version = seen_version + ?",
                        work.millis(),
                        times);
        if (moved.containsKey(dossier)) {
            update = update.then(", state_key = ?", moved.get(dossier));
        }
        if (shelf != null) {
            update = update.then(", shelf = ").then(shelf);
        }
        update = update.then(" where dossier_id = ?", dossier);
        if (!Audiences.textOf(seeing).equals(Audiences.ANYONE)) {
            update = update.then(" and role_key in (" + Sql.marks(seeing) + ")", seeing.toArray());
        }
        sql.update(update.text(), update.arguments());
    }
}
