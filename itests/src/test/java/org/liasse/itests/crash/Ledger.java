package org.liasse.itests.crash;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.liasse.itests.crash.Deed.Kind;

/** Everything that the writers asked for, outside the platform. */
final class Ledger {

    private final Queue<Deed> deeds = new ConcurrentLinkedQueue<>();

    void add(Deed deed) {
        deeds.add(deed);
    }

    List<Deed> all() {
        return List.copyOf(deeds);
    }

    List<Deed> where(Predicate<Deed> condition) {
        return deeds.stream().filter(condition).toList();
    }

    /** The dossiers that were asked for. */
    List<String> dossiers() {
        return deeds.stream().filter(d -> d.kind() == Kind.OPEN).map(Deed::dossier).toList();
    }

    /** What was unanswered, asked again and answered, is now known: the next round asks for it. */
    void settle() {
        deeds.forEach(Deed::settle);
    }

    /** How many were acknowledged, by kind. */
    Map<Kind, Long> acknowledged() {
        Map<Kind, Long> counts = new TreeMap<>();
        deeds.stream()
                .filter(Deed::isAcknowledged)
                .forEach(d -> counts.merge(d.kind(), 1L, Long::sum));
        return counts;
    }

    long unknown() {
        return deeds.stream().filter(d -> !d.isAcknowledged() && !d.isRefused()).count();
    }
}
