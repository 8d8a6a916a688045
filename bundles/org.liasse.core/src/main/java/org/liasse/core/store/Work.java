package org.liasse.core.store;

import java.sql.Connection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.persistence.EntityManager;
import org.liasse.api.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One transaction at work: its entity manager, its connection, its instant, what it has still to
 * write, and what is to happen at its end. What is only appended, or replaced whole, is gathered
 * and written at once, when the transaction settles: at its end, or before somebody reads.
 */
public final class Work {

    private static final Logger LOG = LoggerFactory.getLogger(Work.class);

    private final EntityManager entities;
    private final Instant now;
    private final Instant unmoved;
    private final Map<String, List<List<Object>>> rows = new LinkedHashMap<>();
    private final Map<Class<?>, Pending> pending = new LinkedHashMap<>();
    private final List<Runnable> beforeCommit = new ArrayList<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private final List<Runnable> atTheEnd = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private boolean isOneOfMany;
    private boolean isTentative;

    /** Changes that wait until the transaction settles. */
    public interface Pending {

        /**
         * Writes all of them, after the rows that were added and what entities hold; it may add
         * more rows.
         */
        void write(Sql sql);

        /** Whether they wait until the very end, whoever reads before. */
        default boolean isLast() {
            return false;
        }
    }

    Work(EntityManager entities, Instant now, Instant unmoved) {
        this.entities = entities;
        this.now = now.truncatedTo(ChronoUnit.MILLIS);
        this.unmoved = unmoved.truncatedTo(ChronoUnit.MILLIS);
    }

    public EntityManager entities() {
        return entities;
    }

    /** Statements on the connection of this transaction, for what nothing that waits touches. */
    public Sql sql() {
        return new Sql(entities.unwrap(Connection.class));
    }

    /** Statements on the connection of this transaction, seeing all that it has done so far. */
    public Sql settled() {
        return settled(change -> !change.isLast());
    }

    /** Writes all that waits. */
    void finish() {
        settled(change -> true);
    }

    private Sql settled(Predicate<Pending> isDue) {
        entities.flush();
        Sql sql = sql();
        writeRows(sql);
        var due = pending.values().stream().filter(isDue).toList();
        pending.values().removeAll(due);
        due.forEach(change -> change.write(sql));
        writeRows(sql);
        return sql;
    }

    private void writeRows(Sql sql) {
        var batches = new LinkedHashMap<>(rows);
        rows.clear();
        batches.forEach(sql::batch);
    }

    /**
     * Puts off a statement that nothing in this transaction waits for, to be written in one batch
     * with others that differ in their arguments alone; batches go in the order in which they were
     * begun.
     */
    public void add(String statement, Object... row) {
        rows.computeIfAbsent(statement, key -> new ArrayList<>()).add(Sql.listOf(row));
    }

    /** The changes of one kind that wait; the first, where none do. */
    public <T extends Pending> T pending(Class<T> kind, Supplier<T> first) {
        return kind.cast(pending.computeIfAbsent(kind, key -> first.get()));
    }

    /** The instant of everything that this transaction does. */
    public Instant now() {
        return now;
    }

    /** What the machine said then, for what guards work under way: {@link Clock#unmoved}. */
    public Instant unmoved() {
        return unmoved;
    }

    public long millis() {
        return now.toEpochMilli();
    }

    /**
     * Says that whatever is decided here is one of many things that its actor does at once. It
     * belongs to the transaction, so that no door needs to be told: a rule about bulk holds for
     * actions, marks and messages alike.
     */
    public void actOnMany() {
        isOneOfMany = true;
    }

    public boolean isOneOfMany() {
        return isOneOfMany;
    }

    /** Nothing of it is to remain. */
    void isTentative(boolean is) {
        isTentative = is;
    }

    boolean isTentative() {
        return isTentative;
    }

    /** An event is written down in this transaction. */
    public void happened(String event) {
        events.add(event);
    }

    /** The events that were written down so far, by id. */
    public List<String> events() {
        return List.copyOf(events);
    }

    /** A last check: what it throws rolls everything back. */
    public void beforeCommit(Runnable check) {
        beforeCommit.add(check);
    }

    public void afterCommit(Runnable task) {
        afterCommit.add(task);
    }

    /** Runs when the transaction is over, however it ended. */
    public void atTheEnd(Runnable task) {
        atTheEnd.add(task);
    }

    void check() {
        beforeCommit.forEach(Runnable::run);
    }

    void ended(boolean committed) {
        if (committed) {
            afterCommit.forEach(Work::quietly);
        }
        atTheEnd.forEach(Work::quietly);
    }

    private static void quietly(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("what follows a transaction failed", e);
        }
    }
}
