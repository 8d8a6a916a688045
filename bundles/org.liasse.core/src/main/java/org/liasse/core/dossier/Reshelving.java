package org.liasse.core.dossier;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.liasse.api.Key;
import org.liasse.api.dossier.Types.Known;
import org.liasse.api.type.DossierType;
import org.liasse.core.list.Shelves;
import org.liasse.core.store.Background;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.liasse.core.types.Catalogue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Puts dossiers on their shelves where no act of theirs does: all of a type whose tabs have
 * changed, and those that somebody has marked whose roles have changed. It goes some dossiers at a
 * time, goes on where it was after a kill, and until a type is through its tabs are read without
 * shelves.
 */
@Component(service = Reshelving.class)
public final class Reshelving implements AutoCloseable {

    private static final long IDLE_MILLIS = 2_000;

    /** Dossiers in one step; each in a transaction of its own. */
    private static final int AT_ONCE = 50;

    private final Transactions transactions;
    private final Catalogue catalogue;
    private final Background background;

    /** By type, the signature of the shelves on which all of its dossiers stand. */
    private final Map<Key, String> whole = new ConcurrentHashMap<>();

    /**
     * @param type whose dossiers are gone through, or {@code null}
     * @param holder whose marked dossiers are gone through, or {@code null}
     * @param after the last that was gone through; empty before the first
     */
    private record Sweep(String id, String type, String holder, String after) {}

    @Activate
    public Reshelving(@Reference Transactions transactions, @Reference Catalogue catalogue) {
        this(transactions, catalogue, true);
    }

    Reshelving(Transactions transactions, Catalogue catalogue, boolean runs) {
        this.transactions = transactions;
        this.catalogue = catalogue;
        this.background = new Background("shelves", IDLE_MILLIS, 0, this::round);
        if (runs) {
            background.start();
        }
    }

    /** One that goes on only when it is told to. */
    public static Reshelving byHand(Transactions transactions, Catalogue catalogue) {
        return new Reshelving(transactions, catalogue, false);
    }

    @Deactivate
    @Override
    public void close() {
        background.close();
    }

    /** The shelves of a type, if all of its dossiers stand on them. */
    public Optional<Shelves> of(DossierType type) {
        Shelves shelves = Shelves.of(type);
        return Optional.of(shelves)
                .filter(Shelves::isKept)
                .filter(kept -> kept.signature().equals(whole.get(type.key())));
    }

    /** Goes some dossiers further; answers whether there is more to do at once. */
    public boolean round() {
        for (Known known : catalogue.all().values()) {
            if (known.present()) {
                look(known.type());
            }
        }
        Optional<Sweep> sweep = transactions.read(Reshelving::oldest);
        sweep.ifPresent(this::step);
        return sweep.isPresent();
    }

    private void look(DossierType type) {
        Shelves shelves = Shelves.of(type);
        if (!shelves.isKept() || shelves.signature().equals(whole.get(type.key()))) {
            return;
        }
        Optional<Boolean> known =
                transactions.read(
                        sql ->
                                sql.first(
                                        "select is_whole from shelving where type_key = ? and"
                                                + " signature = ?",
                                        row -> row.getInt(1) == 1,
                                        type.key(),
                                        shelves.signature()));
        boolean isWhole = known.orElseGet(() -> begin(type.key(), shelves.signature()));
        if (isWhole) {
            whole.put(type.key(), shelves.signature());
        }
    }

    /** Answers whether that is all: nothing is of the type yet. */
    private boolean begin(Key type, String signature) {
        return transactions.write(
                work -> {
                    Sql sql = work.sql();
                    boolean isEmpty =
                            sql.first(
                                            "select id from dossier where type_key = ? fetch first"
                                                    + " 1 rows only",
                                            row -> row.getString(1),
                                            type)
                                    .isEmpty();
                    sql.update("delete from reshelving where type_key = ?", type);
                    sql.update("delete from shelving where type_key = ?", type);
                    sql.update(
                            "insert into shelving (type_key, signature, is_whole) values (?, ?, ?)",
                            type,
                            signature,
                            isEmpty ? 1 : 0);
                    if (!isEmpty) {
                        sql.update(
                                "insert into reshelving (id, type_key, after_id) values (?, ?, '')",
                                Ids.next(),
                                type);
                    }
                    return isEmpty;
                });
    }

    private static Optional<Sweep> oldest(Sql sql) {
        return sql.first(
                "select id, type_key, holder, after_id from reshelving order by id fetch first 1"
                        + " rows only",
                row ->
                        new Sweep(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4)));
    }

    private void step(Sweep sweep) {
        List<String> page =
                transactions.read(
                        sql ->
                                sql.list(
                                        sweep.type() != null
                                                ? "select id from dossier where type_key = ? and"
                                                        + " id > ? order by id fetch first "
                                                        + AT_ONCE
                                                        + " rows only"
                                                : "select distinct dossier_id from mark where"
                                                        + " holder = ? and dossier_id > ? order by"
                                                        + " dossier_id fetch first "
                                                        + AT_ONCE
                                                        + " rows only",
                                        row -> row.getString(1),
                                        sweep.type() != null ? sweep.type() : sweep.holder(),
                                        sweep.after()));
        page.forEach(this::shelve);
        transactions.write(
                work -> {
                    if (page.size() == AT_ONCE) {
                        work.sql()
                                .update(
                                        "update reshelving set after_id = ? where id = ?",
                                        page.get(AT_ONCE - 1),
                                        sweep.id());
                    } else {
                        end(work.sql(), sweep);
                    }
                    return null;
                });
    }

    /** Unless another sweep of the type has begun meanwhile, it is whole. */
    private static void end(Sql sql, Sweep sweep) {
        int ended = sql.update("delete from reshelving where id = ?", sweep.id());
        if (ended > 0 && sweep.type() != null) {
            sql.update("update shelving set is_whole = 1 where type_key = ?", sweep.type());
        }
    }

    /**
     * One whose variant is away stays where it is; all of the type are looked at when it is back.
     */
    private void shelve(String id) {
        transactions.write(
                work -> {
                    Dossier dossier = Dossier.locked(work, id);
                    if (dossier == null) {
                        return null;
                    }
                    Header header = dossier.header();
                    Optional<Shelves> shelves =
                            catalogue
                                    .find(header.type())
                                    .filter(Known::present)
                                    .map(known -> Shelves.of(known.type()))
                                    .filter(Shelves::isKept);
                    if (shelves.isPresent()) {
                        Seen.shelve(
                                work.sql(),
                                id,
                                shelves.get().shelf(id, header.state(), header.flags()));
                    } else {
                        whole.remove(header.type());
                        work.sql().update("delete from shelving where type_key = ?", header.type());
                    }
                    return null;
                });
    }
}
