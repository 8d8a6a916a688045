package org.liasse.core.list;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.liasse.api.Key;
import org.liasse.api.type.Audience;
import org.liasse.api.type.Declarations.Flag;
import org.liasse.api.type.Declarations.State;
import org.liasse.api.type.Declarations.Tab;
import org.liasse.api.type.DossierType;
import org.liasse.api.type.Filter;
import org.liasse.api.type.Filter.MarkedByNobody;
import org.liasse.core.list.Truths.Truth;
import org.liasse.core.store.Hash;

/**
 * Where the dossiers of a type stand with its tabs, as far as that does not depend on the reader: a
 * dossier's state, its flags, and whether somebody who counts has marked it, say of each tab that
 * the dossier is in it, is not, or that the reader must be asked. All that together is a number,
 * the shelf, which each grant on the dossier bears: so a tab is a few shelves of an index.
 *
 * <p>What a mark counts for may change with who holds a role elsewhere; a dossier that somebody
 * marked is therefore never surely in a tab of what nobody marked.
 */
public final class Shelves {

    /** A shelf has two bits for each tab. */
    private static final int MOST_TABS = 31;

    /** Every set of flags that tabs name is looked at once. */
    private static final int MOST_FLAGS = 8;

    private static final int MOST_MARKS = 2;

    private static final int MOST_NUMBERS = 1_000;

    private static final int MOST_KNOWN = 100;

    /** Changes with what a shelf says of the same dossier. */
    private static final String RULES = "2";

    private static final Map<Source, Shelves> KNOWN =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(16, 0.75f, true) {
                        @Override
                        protected boolean removeEldestEntry(Map.Entry<Source, Shelves> eldest) {
                            return size() > MOST_KNOWN;
                        }
                    });

    /** What a type's shelves are made from. */
    private record Source(List<State> states, List<Flag> flags, List<Tab> tabs) {}

    /**
     * The shelves of a tab, for a reader to whom it is offered.
     *
     * @param sure of which every dossier is in the tab
     * @param possible of which the reader must be asked
     * @param doubtful those of them of which more must be asked than whether he has marked them
     * @param own the mark of the reader's without which nothing is in the tab, or {@code null}
     */
    record OfTab(Set<Long> sure, Set<Long> possible, Set<Long> doubtful, Key own) {

        private OfTab(Key own) {
            this(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), own);
        }

        /** Those of which nothing must be asked but whether the reader has marked them. */
        Set<Long> onceMarked() {
            if (own == null) {
                return Set.of();
            }
            var marked = new TreeSet<>(possible);
            marked.removeAll(doubtful);
            return marked;
        }

        Set<Long> all() {
            var all = new TreeSet<>(sure);
            all.addAll(possible);
            return all;
        }
    }

    private final Source source;
    private final Map<Key, Audience> flags = new HashMap<>();
    private final Truths truths = new Truths(flags);
    private final Set<Key> named = new TreeSet<>();
    private final List<MarkedByNobody> marks;
    private final Map<Key, OfTab> ofTabs = new HashMap<>();
    private final Set<Long> numbers = new TreeSet<>();
    private final boolean isKept;
    private final String signature;

    private Shelves(Source source) {
        this.source = source;
        source.flags().forEach(flag -> flags.put(flag.key(), flag.audience()));
        var nobody = new LinkedHashSet<MarkedByNobody>();
        source.tabs().forEach(tab -> look(tab.filter(), nobody));
        named.retainAll(flags.keySet());
        marks = List.copyOf(nobody);
        isKept =
                !source.tabs().isEmpty()
                        && source.tabs().size() <= MOST_TABS
                        && named.size() <= MOST_FLAGS
                        && marks.size() <= MOST_MARKS;
        if (isKept) {
            source.tabs()
                    .forEach(
                            tab ->
                                    ofTabs.put(
                                            tab.key(),
                                            new OfTab(Filters.ownMark(tab.filter()).orElse(null))));
            source.states().forEach(state -> put(state.key(), List.copyOf(named), new TreeSet<>()));
        }
        signature =
                Hash.of(
                        RULES,
                        source.states().stream().map(State::key).toList().toString(),
                        new TreeMap<>(flags).toString(),
                        source.tabs().stream()
                                .map(tab -> tab.key() + " " + tab.audience() + " " + tab.filter())
                                .toList()
                                .toString());
    }

    public static Shelves of(DossierType type) {
        return KNOWN.computeIfAbsent(
                new Source(type.states(), type.flags(), type.tabs()), Shelves::new);
    }

    private void look(Filter filter, Set<MarkedByNobody> nobody) {
        if (filter instanceof Filter.HasFlag has) {
            named.add(has.flag());
        } else if (filter instanceof MarkedByNobody one) {
            nobody.add(one);
        } else if (filter instanceof Filter.And and) {
            and.all().forEach(one -> look(one, nobody));
        } else if (filter instanceof Filter.Or or) {
            or.any().forEach(one -> look(one, nobody));
        } else if (filter instanceof Filter.Not not) {
            look(not.filter(), nobody);
        }
    }

    private void put(Key state, List<Key> open, Set<Key> set) {
        if (!open.isEmpty()) {
            List<Key> rest = open.subList(1, open.size());
            put(state, rest, set);
            var with = new TreeSet<>(set);
            with.add(open.get(0));
            put(state, rest, with);
            return;
        }
        put(state, set, marks, Map.of());
    }

    private void put(
            Key state, Set<Key> set, List<MarkedByNobody> open, Map<MarkedByNobody, Truth> known) {
        if (!open.isEmpty()) {
            for (Truth truth : Truth.values()) {
                put(state, set, open.subList(1, open.size()), with(known, open.get(0), truth));
            }
            return;
        }
        long shelf = shelf(state, set, known);
        numbers.add(shelf);
        for (Tab tab : source.tabs()) {
            OfTab shelves = ofTabs.get(tab.key());
            switch (truths.of(tab, new Truths.Known(state, set, known, null))) {
                case YES -> shelves.sure().add(shelf);
                case MAYBE -> {
                    shelves.possible().add(shelf);
                    var marked = new Truths.Known(state, set, known, shelves.own());
                    if (truths.of(tab, marked) != Truth.YES) {
                        shelves.doubtful().add(shelf);
                    }
                }
                case NO -> {}
            }
        }
    }

    private static Map<MarkedByNobody, Truth> with(
            Map<MarkedByNobody, Truth> known, MarkedByNobody one, Truth truth) {
        var all = new HashMap<>(known);
        all.put(one, truth);
        return all;
    }

    private long shelf(Key state, Set<Key> set, Map<MarkedByNobody, Truth> known) {
        long shelf = 0;
        for (int i = 0; i < source.tabs().size(); i++) {
            Tab tab = source.tabs().get(i);
            long truth = truths.of(tab, new Truths.Known(state, set, known, null)).ordinal();
            shelf |= truth << (2 * i);
        }
        return shelf;
    }

    /** Whether shelves are kept for the type: it has tabs, and they do not ask too much. */
    public boolean isKept() {
        return isKept;
    }

    /** Whether a shelf depends on marks, and so on who holds which role. */
    public boolean asksMarks() {
        return isKept && !marks.isEmpty();
    }

    /** Changes whenever a dossier could stand on another shelf than before. */
    public String signature() {
        return signature;
    }

    /** The shelves of a tab of the type. */
    OfTab of(Key tab) {
        return ofTabs.get(tab);
    }

    /** The keys of those types of which a dossier stands on no shelf of its type. */
    public static Piece astray(Collection<DossierType> types) {
        List<Piece> any = types.stream().map(type -> of(type).isAstray(type.key())).toList();
        return Piece.of("select distinct g.type_key from dossier_grant g where ")
                .then(Piece.any(any));
    }

    /** Of a type that has many shelves it is not known. */
    private Piece isAstray(Key type) {
        return numbers.size() > MOST_NUMBERS
                ? Piece.FALSE
                : Piece.all(
                        List.of(
                                Piece.of("g.type_key = ?", type),
                                Shelved.in("g.shelf", numbers).negated()));
    }

    /** Where a dossier stands that nobody has marked. */
    public long unmarked(Key state, Set<Key> set) {
        if (!isKept) {
            return 0;
        }
        Map<MarkedByNobody, Truth> nobody = new HashMap<>();
        marks.forEach(mark -> nobody.put(mark, Truth.YES));
        return shelf(state, set, nobody);
    }

    /** The same of any dossier, as an expression: the database knows its marks. */
    public Piece shelf(String dossier, Key state, Set<Key> set) {
        return isKept ? shelf(dossier, state, set, marks, Map.of()) : Piece.of("0");
    }

    private Piece shelf(
            String dossier,
            Key state,
            Set<Key> set,
            List<MarkedByNobody> open,
            Map<MarkedByNobody, Truth> known) {
        if (open.isEmpty()) {
            return Piece.of(Long.toString(shelf(state, set, known)));
        }
        MarkedByNobody mark = open.get(0);
        var pieces = new ArrayList<Piece>();
        for (Truth truth : Truth.values()) {
            pieces.add(
                    shelf(
                            dossier,
                            state,
                            set,
                            open.subList(1, open.size()),
                            with(known, mark, truth)));
        }
        if (pieces.stream().distinct().count() == 1) {
            return pieces.get(0);
        }
        return Piece.of("case when ")
                .then(Filters.markedByRole(Piece.of("?", dossier), mark))
                .then(" then ")
                .then(pieces.get(Truth.NO.ordinal()))
                .then(
                        " when 0 < (select count(*) from mark m where m.dossier_id = ? and"
                                + " m.mark_key = ?) then ",
                        dossier,
                        mark.mark())
                .then(pieces.get(Truth.MAYBE.ordinal()))
                .then(" else ")
                .then(pieces.get(Truth.YES.ordinal()))
                .then(" end");
    }
}
