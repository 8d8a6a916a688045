package org.liasse.core.list;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liasse.api.InputError;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.DossierQuery.Path;
import org.liasse.api.dossier.DossierQuery.Sort;
import org.liasse.api.type.Declarations.Tab;
import org.liasse.api.type.Definition;
import org.liasse.api.type.DossierType;
import org.liasse.core.list.Wheres.Range;
import org.liasse.core.list.Words.Asked;
import org.liasse.core.store.Hash;
import org.liasse.core.store.Ids;

/**
 * What is asked, found sound, and said as conditions on the dossier {@code x.id}.
 *
 * @param shelved what is known of the tab asked for; {@code null} where none is, or its shelves are
 *     not kept
 * @param types of which dossiers may be among the answers
 * @param conditions besides the scope
 * @param drivers by which its answers may be found
 * @param ranges by field of which only values are asked, what is asked
 * @param orders at least one
 * @param namesFields whether fields of sections are named in it, whose definition had to be read
 * @param isVain whether nothing can be found, such as by a search without a word
 * @param mark names the question, for cursors
 */
record Question(
        Reader reader,
        Scope scope,
        Shelved shelved,
        Set<Key> types,
        List<Piece> conditions,
        Drivers drivers,
        Map<String, Range> ranges,
        List<Order> orders,
        List<Path> columns,
        int limit,
        boolean namesFields,
        boolean isVain,
        String mark) {

    private static final int MOST_WORDS = 10;

    /** Changes with what cursors say: one of another version is none of a question's. */
    private static final String PLANS = "2";

    private static final int MOST_FILTERS = 50;
    private static final Set<String> BASE =
            Set.of("createdAt", "updatedAt", "number", "title", "state");

    /**
     * @param type of the query, {@code null} where it names none
     * @param shelves on which all dossiers of the type stand, or {@code null}
     * @param drawn the newest definition of the query's context, or {@code null}
     * @param types every type there is
     * @throws Problem INVALID_INPUT with every parameter that is not sound
     */
    static Question of(
            Reader reader,
            DossierQuery query,
            DossierType type,
            Shelves shelves,
            Definition drawn,
            Set<Key> types) {
        var errors = new ArrayList<InputError>();
        if (query.limit() < 1 || query.limit() > 200) {
            errors.add(InputError.at("limit", "De 1 à 200.", "From 1 to 200."));
        }
        if (type == null) {
            needType(query, errors);
        } else {
            query.states().stream()
                    .filter(state -> type.state(state).isEmpty())
                    .forEach(state -> unknown("state", state, errors));
        }
        String context = query.context();
        if (context != null && !Ids.isId(context)) {
            errors.add(InputError.at("context", "On attend un UUID.", "This must be a UUID."));
            context = null;
        }
        Tab tab = type == null || query.tab() == null ? null : type.tab(query.tab()).orElse(null);
        if (type != null && query.tab() != null && tab == null) {
            unknown("tab", query.tab(), errors);
        }
        Scope scope =
                new Scope(
                        query.type(), context == null ? null : Ids.of(context), states(query, tab));
        Set<Key> searched = type == null ? types : Set.of(type.key());
        var conditions = new ArrayList<Piece>();
        var drivers = new ArrayList<Piece>();
        Shelved shelved =
                tab == null || shelves == null
                        ? null
                        : Shelved.of(
                                shelves.of(tab.key()),
                                new Filters(type, reader),
                                tab,
                                !query.states().isEmpty());
        drivers.add(
                shelved == null
                        ? grants(reader, scope)
                        : grants(reader, scope).then(" and ").then(shelved.on("a")));
        if (tab != null) {
            tab(reader, type, tab, conditions, drivers);
        }
        List<Asked> words = query.q() == null ? List.of() : Words.asked(query.q());
        if (words.size() > MOST_WORDS) {
            errors.add(InputError.at("q", "Au plus dix mots.", "At most ten words."));
        }
        words.forEach(word -> word(reader, searched, word, conditions, drivers));
        List<Order> orders = List.of(Order.RECENT);
        Map<String, Range> ranges = Map.of();
        if (type != null && errors.isEmpty()) {
            Fields fields = new Fields(type, drawn);
            Wheres wheres = new Wheres(reader, scope, fields, errors);
            if (query.where().size() > MOST_FILTERS) {
                errors.add(
                        InputError.at(
                                "where", "Au plus cinquante filtres.", "At most fifty filters."));
            } else {
                query.where().forEach(wheres::add);
            }
            conditions.addAll(wheres.conditions());
            drivers.addAll(wheres.drivers());
            ranges = wheres.ranges();
            query.columns().stream()
                    .filter(path -> fields.find(path).isEmpty())
                    .forEach(path -> unknown("columns", path, errors));
            orders = orders(query, fields, errors);
        } else if (errors.isEmpty()) {
            orders = orders(query, null, errors);
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        boolean vain =
                (query.q() != null && !query.q().isBlank() && words.isEmpty())
                        || (shelved != null && shelved.shelves().all().isEmpty());
        return new Question(
                reader,
                scope,
                shelved,
                searched,
                conditions,
                new Drivers(drivers),
                ranges,
                orders,
                query.columns(),
                query.limit(),
                namesFields(query),
                vain,
                mark(reader, query, scope));
    }

    /** Whether the query names fields of sections, which the context may have drawn. */
    static boolean namesFields(DossierQuery query) {
        return !query.where().isEmpty()
                || !query.columns().isEmpty()
                || query.sort().stream().anyMatch(sort -> sort.path() != null);
    }

    private static void needType(DossierQuery query, List<InputError> errors) {
        needType("tab", query.tab() != null, errors);
        needType("where", !query.where().isEmpty(), errors);
        needType("columns", !query.columns().isEmpty(), errors);
        needType("sort", query.sort().stream().anyMatch(sort -> sort.path() != null), errors);
    }

    private static void needType(String parameter, boolean needed, List<InputError> errors) {
        if (needed) {
            errors.add(
                    InputError.at(
                            parameter,
                            "Il faut dire de quel type sont les dossiers.",
                            "This needs the type of the dossiers."));
        }
    }

    private static void unknown(String parameter, Object name, List<InputError> errors) {
        errors.add(InputError.at(parameter, "Inconnu : " + name + ".", "Unknown: " + name + "."));
    }

    private static Set<Key> states(DossierQuery query, Tab tab) {
        Set<Key> ofTab = tab == null ? null : Filters.states(tab.filter()).orElse(null);
        if (query.states().isEmpty()) {
            return ofTab;
        }
        if (ofTab == null) {
            return query.states();
        }
        var both = new HashSet<>(ofTab);
        both.retainAll(query.states());
        return Key.sorted(both);
    }

    /** The dossiers on which the reader holds a role; several times, where he holds several. */
    static Piece grants(Reader reader, Scope scope) {
        return Piece.of("select a.dossier_id id from dossier_grant a where ")
                .then(reader.is("a.principal"))
                .then(scope.on("a"));
    }

    private static void tab(
            Reader reader, DossierType type, Tab tab, List<Piece> conditions, List<Piece> drivers) {
        Piece offered = reader.isIn(tab.audience());
        if (!tab.audience().equals(org.liasse.api.type.Audience.EVERYONE)) {
            conditions.add(offered);
        }
        conditions.addAll(new Filters(type, reader).beyondStates(tab.filter()));
        Filters.ownMark(tab.filter()).ifPresent(mark -> drivers.add(marked(reader, mark)));
    }

    /** The dossiers on which the reader put a mark. */
    static Piece marked(Reader reader, Key mark) {
        return Piece.of(
                "select m.dossier_id id from mark m where m.holder = ? and m.mark_key = ?",
                reader.holder(),
                mark);
    }

    private static void word(
            Reader reader,
            Set<Key> types,
            Asked word,
            List<Piece> conditions,
            List<Piece> drivers) {
        Piece begins = Wheres.beginning("f.word", word.folded());
        Piece hasStem = Words.hasStem("f.word", word);
        List<Piece> ways = hasStem.equals(Piece.FALSE) ? List.of(begins) : List.of(begins, hasStem);
        conditions.add(
                Piece.any(ways.stream().map(way -> reader.finds("search_word", way)).toList()));
        drivers.add(
                Piece.joined(" union all ", ways.stream().map(way -> found(types, way)).toList()));
    }

    private static Piece found(Set<Key> types, Piece words) {
        return Piece.of("select f.dossier_id id from search_word f where ")
                .then(
                        types.size() == 1
                                ? Piece.of("f.type_key = ?", types.iterator().next())
                                : Piece.in("f.type_key", types))
                .then(" and ")
                .then(words);
    }

    private static List<Order> orders(DossierQuery query, Fields fields, List<InputError> errors) {
        var orders = new ArrayList<Order>();
        for (Sort sort : query.sort()) {
            if (sort.path() == null && BASE.contains(sort.base())) {
                orders.add(new Order(sort.base(), false, sort.descending()));
            } else if (sort.path() != null
                    && fields.find(sort.path()).filter(f -> f.kind().comparable()).isPresent()) {
                orders.add(new Order(sort.path().toString(), true, sort.descending()));
            } else {
                unknown("sort", sort.path() == null ? sort.base() : sort.path(), errors);
            }
        }
        if (orders.size() > MOST_WORDS) {
            errors.add(InputError.at("sort", "Au plus dix critères.", "At most ten keys."));
        }
        return orders.isEmpty() ? List.of(Order.RECENT) : List.copyOf(orders);
    }

    private static String mark(Reader reader, DossierQuery query, Scope scope) {
        return Hash.of(
                PLANS,
                reader.holder(),
                String.valueOf(scope.type()),
                String.valueOf(scope.context()),
                String.valueOf(query.tab()),
                Key.sorted(query.states()).toString(),
                String.valueOf(query.q()),
                query.where().toString(),
                query.sort().toString());
    }
}
