package org.liasse.core.store;

import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.persistence.EntityManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One transaction at work: its entity manager, its connection, its instant, and what is to happen
 * at its end.
 */
public final class Work {

    private static final Logger LOG = LoggerFactory.getLogger(Work.class);

    private final EntityManager entities;
    private final Instant now;
    private final List<Runnable> beforeCommit = new ArrayList<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private final List<Runnable> atTheEnd = new ArrayList<>();

    Work(EntityManager entities, Instant now) {
        this.entities = entities;
        this.now = now;
    }

    public EntityManager entities() {
        return entities;
    }

    /**
     * Statements on the connection of this transaction, seeing what the entity manager has done so
     * far.
     */
    public Sql sql() {
        entities.flush();
        return new Sql(entities.unwrap(Connection.class));
    }

    /** Statements on the connection of this transaction, for what no pending entity touches. */
    public Sql reading() {
        return new Sql(entities.unwrap(Connection.class));
    }

    /** The instant of everything that this transaction does. */
    public Instant now() {
        return now;
    }

    public long millis() {
        return now.toEpochMilli();
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
