package org.liasse.core.audit;

import org.liasse.api.Clock;
import org.liasse.api.dossier.Oversight;
import org.liasse.core.store.Transactions;
import org.liasse.core.types.Catalogue;

/** Oversight, put together by hand; accesses are written when a test says so. */
public final class AuditDoors {

    public static final int KEPT_DAYS = 365;

    /** Room for few, to see what happens when there is none. */
    static final int ROOM = 50;

    public final AccessLog log;
    public final Oversight oversight;

    public AuditDoors(Transactions transactions, Catalogue catalogue, Clock clock) {
        log = new AccessLog(transactions, clock, KEPT_DAYS, ROOM, false);
        oversight = new OversightDoor(transactions, catalogue);
    }

    /** Writes what waits, and forgets what is old. */
    public void write() {
        int rounds = 0;
        while (log.round()) {
            if (rounds++ > 500) {
                throw new AssertionError("rounds without end");
            }
        }
    }

    String health() {
        var said = new StringBuilder();
        new AccessLogCheck(log).execute().forEach(entry -> said.append(entry).append('\n'));
        return said.toString();
    }
}
