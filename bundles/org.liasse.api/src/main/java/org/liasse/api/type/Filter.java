package org.liasse.api.type;

import java.util.List;
import java.util.Set;
import org.liasse.api.Key;

/**
 * What a tab shows, as data that the core compiles to SQL. What time alone changes is a flag that
 * the clock sets.
 */
public sealed interface Filter {

    record Everything() implements Filter {}

    record InStates(Set<Key> states) implements Filter {
        public InStates {
            states = Key.sorted(states);
        }
    }

    record HasFlag(Key flag) implements Filter {}

    /** The reader put this mark. */
    record MarkedByMe(Key mark) implements Filter {}

    /** No holder of this role put this mark. */
    record MarkedByNobody(Key mark, Key role) implements Filter {}

    /** The reader holds this role on the dossier. */
    record MyRole(Key role) implements Filter {}

    record And(List<Filter> all) implements Filter {
        public And {
            all = List.copyOf(all);
        }
    }

    record Or(List<Filter> any) implements Filter {
        public Or {
            any = List.copyOf(any);
        }
    }

    record Not(Filter filter) implements Filter {}

    static Filter everything() {
        return new Everything();
    }

    static Filter in(Enum<?>... states) {
        return new InStates(Key.allOf(states));
    }

    static Filter flag(Enum<?> flag) {
        return new HasFlag(Key.of(flag));
    }

    static Filter markedByMe(Enum<?> mark) {
        return new MarkedByMe(Key.of(mark));
    }

    static Filter markedByNobody(Enum<?> mark, Enum<?> role) {
        return new MarkedByNobody(Key.of(mark), Key.of(role));
    }

    static Filter myRole(Enum<?> role) {
        return new MyRole(Key.of(role));
    }

    static Filter and(Filter... all) {
        return new And(List.of(all));
    }

    static Filter or(Filter... any) {
        return new Or(List.of(any));
    }

    static Filter not(Filter filter) {
        return new Not(filter);
    }
}
