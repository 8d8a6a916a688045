package org.liasse.core.statistic;

import java.util.TreeMap;
import org.liasse.api.statistic.Statistics.Spread;

/** How long it took: how many ended after so many hours. */
final class Percentiles {

    private final TreeMap<Long, Long> byHours = new TreeMap<>();
    private long n;

    void add(long hours, long times) {
        byHours.merge(hours, times, Long::sum);
        n += times;
    }

    Spread spread() {
        return new Spread(n, rank(50), rank(90));
    }

    /** Nearest rank: the least that so many in a hundred do not exceed. */
    private Long rank(int percent) {
        long rank = (n * percent + 99) / 100;
        long passed = 0;
        for (var entry : byHours.entrySet()) {
            passed += entry.getValue();
            if (passed >= rank && passed > 0) {
                return entry.getKey();
            }
        }
        return null;
    }
}
