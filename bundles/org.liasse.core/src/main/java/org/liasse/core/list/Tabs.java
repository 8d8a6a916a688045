package org.liasse.core.list;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.liasse.api.Key;
import org.liasse.api.dossier.Dossiers.TabCount;
import org.liasse.api.type.Audience;
import org.liasse.api.type.Declarations.Tab;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.CoreRole;
import org.liasse.core.store.Sql;

/** The tabs of a type for one reader, all counted by one statement. */
final class Tabs {

    /** Counting stops here. */
    static final int MOST = 1_000;

    /** Rows looked at for one tab; several may speak of one dossier. */
    private static final int EXAMINED = 3_000;

    /** Rows looked at where each must be tested. */
    private static final int TESTED = MOST + 1;

    private static final Key ANYONE = Key.of(CoreRole.ANYONE);

    private record Count(long found, boolean isCut) {}

    private final DossierType type;
    private final Shelves shelves;
    private final Reader reader;
    private final Scope scope;

    /**
     * @param shelves on which all dossiers of the type stand, or {@code null}
     * @param scope of all tabs: without states
     */
    Tabs(DossierType type, Shelves shelves, Reader reader, Scope scope) {
        this.type = type;
        this.shelves = shelves;
        this.reader = reader;
        this.scope = scope;
    }

    List<TabCount> counted(Sql sql) {
        if (type.tabs().isEmpty()) {
            return List.of();
        }
        var parts = new ArrayList<Piece>();
        for (int i = 0; i < type.tabs().size(); i++) {
            parts.add(count(i, type.tabs().get(i)));
        }
        List<Key> asked = List.copyOf(namedRoles());
        for (int i = 0; i < asked.size(); i++) {
            parts.add(holds(i, asked.get(i)));
        }
        Map<Integer, Count> counts = new HashMap<>();
        Set<Key> held = new HashSet<>();
        Piece all = Piece.joined(" union all ", parts);
        sql.list(
                all.text(),
                row -> {
                    if (row.getString(1).equals("t")) {
                        counts.put(row.getInt(2), new Count(row.getLong(3), row.getInt(4) == 1));
                    } else if (row.getLong(3) > 0) {
                        held.add(asked.get(row.getInt(2)));
                    }
                    return null;
                },
                all.arguments());
        var tabs = new ArrayList<TabCount>();
        for (int i = 0; i < type.tabs().size(); i++) {
            Tab tab = type.tabs().get(i);
            if (isOffered(tab.audience(), held)) {
                tabs.add(told(tab, counts.get(i)));
            }
        }
        return tabs;
    }

    private static boolean isOffered(Audience audience, Set<Key> held) {
        return audience.seats().stream()
                .anyMatch(seat -> seat.role().equals(ANYONE) || held.contains(seat.role()));
    }

    private TabCount told(Tab tab, Count count) {
        return new TabCount(
                tab.key(),
                tab.label().in(reader.language()),
                Math.min(count.found(), MOST),
                count.found() > MOST || count.isCut(),
                false);
    }

    private Set<Key> namedRoles() {
        Set<Key> roles = new TreeSet<>();
        type.tabs().forEach(tab -> tab.audience().seats().forEach(seat -> roles.add(seat.role())));
        roles.remove(ANYONE);
        return roles;
    }

    private Piece holds(int number, Key role) {
        return Piece.of("select 'r', " + number + ", count(*), 0 from (")
                .then(Question.grants(reader, scope).then(" and a.role_key = ?", role).first(1))
                .then(") y");
    }

    private Piece count(int number, Tab tab) {
        Optional<Key> mark = Filters.ownMark(tab.filter());
        var conditions = new ArrayList<Piece>();
        if (shelves != null && mark.isEmpty()) {
            return ofShelves(number, tab);
        }
        Scope within =
                new Scope(
                        scope.type(),
                        scope.context(),
                        Filters.states(tab.filter()).map(Key::sorted).orElse(null));
        if (mark.isPresent()) {
            conditions.add(reader.access(within));
        }
        if (!tab.audience().equals(Audience.EVERYONE)) {
            conditions.add(reader.isIn(tab.audience()));
        }
        conditions.addAll(new Filters(type, reader).beyondStates(tab.filter()));
        Piece rows =
                mark.map(own -> Question.marked(reader, own))
                        .orElseGet(() -> Question.grants(reader, within));
        return counted(number, rows, conditions);
    }

    /**
     * Of dossiers that are surely in the tab nothing is asked; that the tab is offered on them is
     * said by the very grants by which they are found, unless that depends on a flag.
     */
    private Piece ofShelves(int number, Tab tab) {
        Shelves.OfTab ofTab = shelves.of(tab.key());
        var conditions = new ArrayList<Piece>();
        Piece rows =
                Question.grants(reader, scope)
                        .then(" and ")
                        .then(Shelved.in("a.shelf", ofTab.all()));
        if (tab.audience().seats().stream().allMatch(seat -> seat.when() == null)) {
            if (!tab.audience().rolesUnder(Set.of()).contains(ANYONE)) {
                rows =
                        rows.then(" and ")
                                .then(Piece.in("a.role_key", tab.audience().rolesUnder(Set.of())));
            }
        } else {
            conditions.add(reader.isIn(tab.audience()));
        }
        if (!ofTab.possible().isEmpty()) {
            Piece isSure =
                    Piece.some(
                            Piece.of("dossier_grant a where a.dossier_id = x.id and ")
                                    .then(Shelved.in("a.shelf", ofTab.sure())));
            conditions.add(Piece.any(List.of(isSure, new Filters(type, reader).of(tab.filter()))));
        }
        return counted(number, rows, conditions);
    }

    private static Piece counted(int number, Piece all, List<Piece> conditions) {
        int bound = conditions.isEmpty() ? EXAMINED : TESTED;
        Piece rows = all.first(bound);
        return Piece.of(
                        "select 't' kind, "
                                + number
                                + " n, t.c, case when s.e = "
                                + bound
                                + " then 1 else 0 end cut from (select count(*) c from (select"
                                + " distinct y.id from (")
                .then(rows)
                .then(") y) x where ")
                .then(Piece.all(conditions))
                .then(") t, (select count(*) e from (")
                .then(rows)
                .then(") e) s");
    }
}
