package org.liasse.core.clock;

import java.util.List;
import org.apache.felix.hc.api.Result;
import org.liasse.api.Clock;
import org.liasse.api.dossier.Deadlines;
import org.liasse.core.clock.DeadlineRows.Deadline;
import org.liasse.core.dossier.Acting;
import org.liasse.core.store.Transactions;
import org.liasse.core.types.Catalogue;

/** The actor clock, put together by hand: it acts only when it is told to. */
public final class ClockDoors {

    public final Deadlines deadlines;
    private final Transactions transactions;
    private final Catalogue catalogue;
    private final Clock clock;
    private final Timekeeper timekeeper;

    public ClockDoors(
            Transactions transactions,
            Catalogue catalogue,
            Acting acting,
            Agenda agenda,
            Clock clock) {
        this.transactions = transactions;
        this.catalogue = catalogue;
        this.clock = clock;
        deadlines = new DeadlineDoor(transactions, catalogue, clock);
        timekeeper = new Timekeeper(transactions, catalogue, acting, agenda, clock, false);
    }

    /** Does all that is due by now. */
    public void strike() {
        int rounds = 0;
        while (timekeeper.round()) {
            if (rounds++ > 500) {
                throw new AssertionError("rounds without end");
            }
        }
    }

    /** What the doctor says of it. */
    public String health() {
        StringBuilder said = new StringBuilder();
        new DeadlinesCheck(transactions, catalogue, clock)
                .execute()
                .forEach(entry -> said.append(entry).append('\n'));
        return said.toString();
    }

    /** What anybody may read of it. */
    String warnings() {
        StringBuilder said = new StringBuilder();
        new DeadlinesCheck(transactions, catalogue, clock)
                .execute()
                .forEach(
                        entry -> {
                            if (entry.getStatus() != Result.Status.OK) {
                                said.append(entry).append('\n');
                            }
                        });
        return said.toString();
    }

    List<Deadline> of(String dossier) {
        return transactions.read(sql -> DeadlineRows.of(sql, dossier));
    }
}
