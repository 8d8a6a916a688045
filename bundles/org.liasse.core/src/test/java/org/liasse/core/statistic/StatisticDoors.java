package org.liasse.core.statistic;

import org.liasse.api.Clock;
import org.liasse.api.statistic.Statistics;
import org.liasse.core.store.Transactions;
import org.liasse.core.types.Catalogue;

/** What counts, put together by hand: it folds only when it is told to. */
public final class StatisticDoors implements AutoCloseable {

    public final Tally tally;
    public final Statistics statistics;
    final Bookkeeper bookkeeper;
    private final Transactions transactions;

    public StatisticDoors(Transactions transactions, Catalogue catalogue, Clock clock) {
        this.transactions = transactions;
        tally = new Tally(clock);
        statistics = new StatisticDoor(transactions, catalogue, clock);
        bookkeeper = new Bookkeeper(transactions, catalogue, tally, false);
    }

    /** Folds and counts all that waits. */
    public void settle() {
        int rounds = 0;
        while (bookkeeper.round()) {
            if (rounds++ > 500) {
                throw new AssertionError("rounds without end");
            }
        }
    }

    long rows(String table) {
        return transactions.read(sql -> sql.number("select count(*) from " + table));
    }

    @Override
    public void close() {
        bookkeeper.close();
    }
}
