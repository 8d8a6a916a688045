package org.liasse.core.events;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.liasse.api.Key;
import org.liasse.api.dossier.EventLog.Event;
import org.liasse.api.spi.DossierListener;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Json;
import org.liasse.core.store.Lease;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners of numbered events, in order, outside every transaction. One node does it at a
 * time: it holds a lease, and what it has told is committed after the telling, so that after a kill
 * an event is told again rather than not at all.
 */
@Component(immediate = true, service = Dispatcher.class)
public final class Dispatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final String LEASE = "listeners";
    private static final Duration HELD = Duration.ofSeconds(30);
    private static final Duration PASSING_BY = Duration.ofSeconds(1);
    private static final int MOST_AT_ONCE = 200;

    private final Transactions transactions;
    private final Sequencer sequencer;
    private final Lease lease = new Lease(LEASE, Ids.next(), HELD);
    private final List<DossierListener> listeners = new CopyOnWriteArrayList<>();
    private long passedBy = System.nanoTime() - PASSING_BY.toNanos();

    @Activate
    public Dispatcher(@Reference Transactions transactions, @Reference Sequencer sequencer) {
        this.transactions = transactions;
        this.sequencer = sequencer;
        sequencer.afterNumbering(
                anyNew -> {
                    if (!listeners.isEmpty() || (anyNew && isTimeToPassBy())) {
                        tell();
                    }
                });
    }

    /** Where nobody listens, events are passed by, once a second. */
    private boolean isTimeToPassBy() {
        long now = System.nanoTime();
        boolean isTime = now - passedBy > PASSING_BY.toNanos();
        passedBy = isTime ? now : passedBy;
        return isTime;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(DossierListener listener) {
        listeners.add(listener);
    }

    void removeListener(DossierListener listener) {
        listeners.remove(listener);
    }

    @Deactivate
    @Override
    public void close() {
        sequencer.afterNumbering(anyNew -> {});
    }

    /** Tells what is new; whoever listens later is told what happens from then on. */
    void tell() {
        List<Event> events = claim();
        while (!events.isEmpty()) {
            events.forEach(this::tell);
            done(events.get(events.size() - 1).position());
            events = events.size() == MOST_AT_ONCE ? claim() : List.of();
        }
    }

    private void tell(Event event) {
        for (DossierListener listener : listeners) {
            try {
                listener.happened(event);
            } catch (RuntimeException e) {
                LOG.error("a listener failed on {} of {}", event.kind(), event.dossier(), e);
            }
        }
    }

    private List<Event> claim() {
        return transactions.writeApart(
                work -> lease.take(work) ? next(work.sql()) : List.<Event>of());
    }

    private List<Event> next(Sql sql) {
        long last = lease.value(sql);
        return sql.list(
                "select id, event_position, dossier_id, type_key, kind, happened_at, payload from"
                        + " event_log where event_position > ? order by event_position fetch first "
                        + MOST_AT_ONCE
                        + " rows only",
                row ->
                        new Event(
                                row.getString(1),
                                row.getLong(2),
                                row.getString(3),
                                new Key(row.getString(4)),
                                row.getString(5),
                                Instant.ofEpochMilli(row.getLong(6)),
                                Json.read(row.getString(7))),
                last);
    }

    private void done(long position) {
        transactions.writeApart(work -> lease.value(work, position));
    }
}
