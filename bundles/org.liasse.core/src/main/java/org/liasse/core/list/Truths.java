package org.liasse.core.list;

import java.util.Map;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.type.Audience;
import org.liasse.api.type.Audience.Seat;
import org.liasse.api.type.Declarations.Tab;
import org.liasse.api.type.Filter;
import org.liasse.api.type.Filter.MarkedByNobody;
import org.liasse.api.workflow.CoreRole;

/**
 * What is true of the tabs of a type whoever reads them, if he is one to whom they are offered.
 *
 * @param flags of the type, and who sees each
 */
record Truths(Map<Key, Audience> flags) {

    private static final Key ANYONE = Key.of(CoreRole.ANYONE);

    /** In this order, so that the smaller of two is both. */
    enum Truth {
        NO,
        /** The reader must be asked. */
        MAYBE,
        YES;

        Truth negated() {
            return values()[YES.ordinal() - ordinal()];
        }
    }

    /**
     * What is known of a dossier.
     *
     * @param set the flags that stand on it
     * @param nobodys whether nobody has put these marks; {@code YES}: nobody at all, whatever he is
     * @param own a mark that the reader has put, or {@code null}
     */
    record Known(Key state, Set<Key> set, Map<MarkedByNobody, Truth> nobodys, Key own) {

        private Truth ofMine(Key mark) {
            if (mark.equals(own)) {
                return Truth.YES;
            }
            boolean isNobodys =
                    nobodys.entrySet().stream()
                            .anyMatch(
                                    nobody ->
                                            nobody.getKey().mark().equals(mark)
                                                    && nobody.getValue() == Truth.YES);
            return isNobodys ? Truth.NO : Truth.MAYBE;
        }
    }

    /** Whether a dossier is in a tab. */
    Truth of(Tab tab, Known dossier) {
        return of(tab.filter(), tab.audience(), dossier);
    }

    private Truth of(Filter filter, Audience reader, Known dossier) {
        if (filter instanceof Filter.InStates in) {
            return in.states().contains(dossier.state()) ? Truth.YES : Truth.NO;
        }
        if (filter instanceof Filter.HasFlag has) {
            if (!flags.containsKey(has.flag()) || !dossier.set().contains(has.flag())) {
                return Truth.NO;
            }
            return isSeen(flags.get(has.flag()), reader) ? Truth.YES : Truth.MAYBE;
        }
        if (filter instanceof Filter.MarkedByMe mine) {
            return dossier.ofMine(mine.mark());
        }
        if (filter instanceof MarkedByNobody nobody) {
            return dossier.nobodys().get(nobody);
        }
        if (filter instanceof Filter.And and) {
            return and.all().stream()
                    .map(one -> of(one, reader, dossier))
                    .min(Truth::compareTo)
                    .orElse(Truth.YES);
        }
        if (filter instanceof Filter.Or or) {
            return or.any().stream()
                    .map(one -> of(one, reader, dossier))
                    .max(Truth::compareTo)
                    .orElse(Truth.NO);
        }
        if (filter instanceof Filter.Not not) {
            return of(not.filter(), reader, dossier).negated();
        }
        return filter instanceof Filter.Everything ? Truth.YES : Truth.MAYBE;
    }

    /** Whether all to whom a tab is offered see what this audience sees. */
    private static boolean isSeen(Audience audience, Audience offered) {
        Set<Key> always = audience.rolesUnder(Set.of());
        return always.contains(ANYONE)
                || offered.seats().stream().map(Seat::role).allMatch(always::contains);
    }
}
