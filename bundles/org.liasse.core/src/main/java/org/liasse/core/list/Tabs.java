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
        if (shelves != null) {
            return mark.isPresent() ? ofMarks(number, tab, mark.get()) : ofShelves(number, tab);
        }
        Scope within = within(tab);
        return mark.map(
                        own ->
                                counted(
                                        number,
                                        Question.marked(reader, own),
                                        List.of(tested(tab, within))))
                .orElseGet(() -> counted(number, Question.grants(reader, within), conditions(tab)));
    }

    private Scope within(Tab tab) {
        return new Scope(
                scope.type(),
                scope.context(),
                Filters.states(tab.filter()).map(Key::sorted).orElse(null));
    }

    /** What is asked of dossiers on which the reader holds a role in the tab's states. */
    private List<Piece> conditions(Tab tab) {
        var conditions = new ArrayList<Piece>();
        if (!tab.audience().equals(Audience.EVERYONE)) {
            conditions.add(reader.isIn(tab.audience()));
        }
        conditions.addAll(new Filters(type, reader).beyondStates(tab.filter()));
        return conditions;
    }

    private Piece tested(Tab tab, Scope within) {
        var all = new ArrayList<>(List.of(reader.access(within)));
        all.addAll(conditions(tab));
        return Piece.all(all);
    }

    /** Of most that the reader marked, the shelf says the rest. */
    private Piece ofMarks(int number, Tab tab, Key mark) {
        Shelves.OfTab ofTab = shelves.of(tab.key());
        Piece isThere = access(Shelved.in("a.shelf", ofTab.onceMarked()), tab.audience());
        Piece offered = isPlain(tab.audience()) ? Piece.TRUE : reader.isIn(tab.audience());
        var any = new ArrayList<>(List.of(Piece.all(List.of(isThere, offered))));
        if (!ofTab.doubtful().isEmpty()) {
            Piece mayBe = access(Shelved.in("a.shelf", ofTab.doubtful()), tab.audience());
            any.add(Piece.all(List.of(mayBe, tested(tab, within(tab)))));
        }
        return counted(number, Question.marked(reader, mark), List.of(Piece.any(any)));
    }

    /** He holds a role on a dossier on these shelves: one to which the tab is offered. */
    private Piece access(Piece shelved, Audience audience) {
        return Piece.some(
                Piece.of("dossier_grant a where a.dossier_id = x.id and ")
                        .then(reader.isHolderOf("a"))
                        .then(scope.on("a"))
                        .then(" and ")
                        .then(shelved)
                        .then(seated(audience)));
    }

    /** Whether to whom a tab is offered does not depend on flags. */
    private static boolean isPlain(Audience audience) {
        return audience.seats().stream().allMatch(seat -> seat.when() == null);
    }

    /** The grant is for who the tab is offered to, where that is plain. */
    private static Piece seated(Audience audience) {
        Set<Key> roles = audience.rolesUnder(Set.of());
        return !isPlain(audience) || roles.contains(ANYONE)
                ? Piece.of("")
                : Piece.of(" and ").then(Piece.in("a.role_key", roles));
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
                        .then(Shelved.in("a.shelf", ofTab.all()))
                        .then(seated(tab.audience()));
        if (!isPlain(tab.audience())) {
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
        Piece isIn =
                conditions.isEmpty()
                        ? Piece.of("x.id")
                        : Piece.of("case when ")
                                .then(Piece.all(conditions))
                                .then(" then x.id else null end");
        return Piece.of(
                        "select 't' kind, "
                                + number
                                + " n, count(distinct y.id) c, case when count(*) = "
                                + bound
                                + " then 1 else 0 end cut from (select ")
                .then(isIn)
                .then(" id from (")
                .then(all.first(bound))
                .then(") x) y");
    }
}
