package org.liasse.core.statistic;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.liasse.api.Key;
import org.liasse.api.dossier.Types.Known;
import org.liasse.api.type.DossierType;
import org.liasse.api.type.Statistic;
import org.liasse.api.type.Statistic.Measure;
import org.liasse.core.dossier.Recounting;
import org.liasse.core.store.Background;
import org.liasse.core.store.Hash;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Lease;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.liasse.core.types.Catalogue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds what acts have counted, some rows in each transaction; and goes through the dossiers of a
 * type that begins to count, or counts otherwise, to learn what there is now. It goes on where it
 * was after a kill. What is folded is folded once: the lease is held by the same transaction.
 */
@Component(immediate = true, service = Bookkeeper.class)
public final class Bookkeeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Bookkeeper.class);
    private static final long IDLE_MILLIS = 5_000;
    private static final Duration HELD = Duration.ofMinutes(1);

    /** Rows folded in one transaction: as many go, and as many are changed at most. */
    static final int ROWS = 200;

    /** Dossiers counted in one transaction. */
    static final int DOSSIERS = 20;

    private final Transactions transactions;
    private final Catalogue catalogue;
    private final Tally tally;
    private final Lease lease = new Lease(TallyRows.LEASE, Ids.next(), HELD);
    private final Background background;

    /** Types that were compared since they came, as they were then. */
    private final Map<Key, DossierType> compared = new ConcurrentHashMap<>();

    @Activate
    public Bookkeeper(
            @Reference Transactions transactions,
            @Reference Catalogue catalogue,
            @Reference Tally tally) {
        this(transactions, catalogue, tally, true);
    }

    /** As a test wants it: going only when it is told to. */
    Bookkeeper(Transactions transactions, Catalogue catalogue, Tally tally, boolean byItself) {
        this.transactions = transactions;
        this.catalogue = catalogue;
        this.tally = tally;
        this.background = new Background("statistics", IDLE_MILLIS, 0, this::round);
        if (byItself) {
            background.start();
        }
    }

    @Deactivate
    @Override
    public void close() {
        background.end();
    }

    /** Does some of what is to be done; answers whether there may be more. */
    boolean round() {
        List<DossierType> types =
                catalogue.all().values().stream().filter(Known::present).map(Known::type).toList();
        compared.keySet().retainAll(types.stream().map(DossierType::key).toList());
        for (DossierType type : types) {
            if (compared.get(type.key()) != type) {
                noteChanges(type);
                compared.put(type.key(), type);
            }
        }
        boolean isFolding = transactions.read(TallyRows::isAnyWaiting) && fold();
        boolean isCounting = transactions.read(this::next).filter(this::count).isPresent();
        return isFolding || isCounting;
    }

    /** Folds some; answers whether there may be more. */
    boolean fold() {
        return transactions.write(
                work -> {
                    if (!lease.take(work)) {
                        return false;
                    }
                    int folded = TallyRows.fold(work.sql(), ROWS);
                    lease.value(work, lease.value(work.sql()) + 1);
                    return folded == ROWS;
                });
    }

    private void noteChanges(DossierType type) {
        List<Statistic> current =
                type.statistics().stream().filter(s -> s.measure() == Measure.CURRENT).toList();
        String said = Hash.of(type.version(), current.toString());
        Optional<String> known =
                transactions.read(
                        sql ->
                                sql.first(
                                        "select known from tally_sweep where type_key = ?",
                                        row -> row.getString(1),
                                        type.key()));
        if (known.isPresent() ? known.get().equals(said) : current.isEmpty()) {
            return;
        }
        transactions.write(
                work ->
                        known.isPresent()
                                ? work.sql()
                                        .update(
                                                "update tally_sweep set known = ?, after_id = '',"
                                                        + " is_done = 0 where type_key = ?",
                                                said,
                                                type.key())
                                : work.sql()
                                        .update(
                                                "insert into tally_sweep (type_key, known,"
                                                        + " after_id, is_done) values (?, ?, '',"
                                                        + " 0)",
                                                type.key(),
                                                said));
    }

    /** A type whose dossiers are to be gone through, and the last that was. */
    private record Sweep(Key type, String known, String after) {}

    private Optional<Sweep> next(Sql sql) {
        return sql
                .list(
                        "select type_key, known, after_id from tally_sweep where is_done = 0 order"
                                + " by type_key",
                        row ->
                                new Sweep(
                                        new Key(row.getString(1)),
                                        row.getString(2),
                                        row.getString(3)))
                .stream()
                .filter(sweep -> catalogue.isPresent(sweep.type()))
                .findFirst();
    }

    /** Counts some dossiers; false where another node does. */
    private boolean count(Sweep sweep) {
        if (!transactions.write(lease::take)) {
            return false;
        }
        DossierType type = catalogue.snapshot(sweep.type());
        List<String> page =
                transactions.read(
                        sql ->
                                sql.list(
                                        "select id from dossier where type_key = ? and id > ?"
                                                + " order by id fetch first "
                                                + DOSSIERS
                                                + " rows only",
                                        row -> row.getString(1),
                                        sweep.type(),
                                        sweep.after()));
        try {
            count(type, page);
        } catch (RuntimeException e) {
            page.forEach(dossier -> countAlone(type, dossier));
        }
        goOn(sweep, page);
        return true;
    }

    private void count(DossierType type, List<String> dossiers) {
        transactions.write(
                work -> {
                    Recounting.recount(work, tally, type, dossiers);
                    return null;
                });
    }

    /** One that cannot be counted holds up no other; its next act counts it. */
    private void countAlone(DossierType type, String dossier) {
        try {
            count(type, List.of(dossier));
        } catch (RuntimeException e) {
            LOG.error("the dossier {} cannot be counted", dossier, e);
        }
    }

    private void goOn(Sweep sweep, List<String> page) {
        boolean isDone = page.size() < DOSSIERS;
        transactions.write(
                work ->
                        work.sql()
                                .update(
                                        "update tally_sweep set after_id = ?, is_done = ? where"
                                                + " type_key = ? and known = ?",
                                        isDone ? sweep.after() : page.get(page.size() - 1),
                                        isDone ? 1 : 0,
                                        sweep.type(),
                                        sweep.known()));
    }
}
