package org.liasse.core.events;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.liasse.core.store.Background;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.liasse.core.store.Work;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Numbers committed events. Events are written without a position; only here, under the lock of one
 * lease row, do they get one, so that whoever has read up to a position has passed no uncommitted
 * event by.
 */
@Component(service = Sequencer.class)
public final class Sequencer implements AutoCloseable {

    private static final String LEASE = "sequencer";
    private static final int MOST_AT_ONCE = 500;
    private static final long IDLE_MILLIS = 1_000;
    private static final long GATHER_MILLIS = 50;

    private final Transactions transactions;
    private final String me = Ids.next();
    private final Background background;
    private volatile Consumer<Boolean> followUp = anyNew -> {};

    @Activate
    public Sequencer(@Reference Transactions transactions) {
        this.transactions = transactions;
        this.background =
                new Background("events", IDLE_MILLIS, GATHER_MILLIS, this::numberAndTell).start();
    }

    @Deactivate
    @Override
    public void close() {
        background.close();
    }

    /**
     * What is to be done on the sequencer's thread each time it looked; it is told whether it
     * numbered any event itself.
     */
    void afterNumbering(Consumer<Boolean> task) {
        followUp = task;
        wake();
    }

    /** There are new events. */
    public void wake() {
        background.wake();
    }

    private boolean numberAndTell() {
        int numbered = number();
        followUp.accept(numbered > 0);
        return numbered == MOST_AT_ONCE;
    }

    /** Numbers what is committed and has no number yet; answers how many, at most 500. */
    public int number() {
        boolean waiting =
                transactions.read(
                        sql ->
                                sql.first(
                                                "select id from event_log where event_position is"
                                                        + " null fetch first 1 rows only",
                                                row -> row.getString(1))
                                        .isPresent());
        return waiting ? transactions.writeApart(this::number) : 0;
    }

    private int number(Work work) {
        Sql sql = work.sql();
        if (sql.update(
                        "update lease set holder = ?, until_at = ? where name = ?",
                        me,
                        work.millis(),
                        LEASE)
                == 0) {
            sql.update(
                    "insert into lease (name, holder, until_at, last_value) values (?, ?, ?, 0)",
                    LEASE,
                    me,
                    work.millis());
        }
        long last = sql.number("select last_value from lease where name = ?", LEASE);
        List<Unnumbered> seen = unnumbered(sql);
        List<String> ids = ready(seen, sql.isPostgres() ? seen : unnumbered(sql));
        var rows = new ArrayList<List<Object>>();
        for (String id : ids) {
            rows.add(List.of(++last, id));
        }
        sql.batch("update event_log set event_position = ? where id = ?", rows);
        sql.update("update lease set last_value = ? where name = ?", last, LEASE);
        return ids.size();
    }

    record Unnumbered(String id, String dossier) {}

    private static List<Unnumbered> unnumbered(Sql sql) {
        return sql.list(
                "select id, dossier_id from event_log where event_position is null order by id"
                        + " fetch first "
                        + MOST_AT_ONCE
                        + " rows only",
                row -> new Unnumbered(row.getString(1), row.getString(2)));
    }

    /**
     * What can be numbered now. A database without snapshots (Derby) may have gone past the place
     * of an event when its transaction committed, and yet see a later one of the same transaction.
     * So it is looked at twice: what the first look saw was committed whole before the second.
     * Events of one dossier are made one transaction after the other; whatever the second look
     * finds before one that the first saw, in the same dossier, belongs before it.
     */
    static List<String> ready(List<Unnumbered> first, List<Unnumbered> second) {
        Map<String, String> lastSeen = new HashMap<>();
        first.forEach(event -> lastSeen.put(event.dossier(), event.id()));
        return second.stream()
                .filter(
                        event ->
                                event.id().compareTo(lastSeen.getOrDefault(event.dossier(), ""))
                                        <= 0)
                .map(Unnumbered::id)
                .toList();
    }
}
