package org.liasse.core.dossier;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.liasse.api.Key;
import org.liasse.api.dossier.Types.Known;
import org.liasse.api.type.DossierType;
import org.liasse.core.list.Piece;
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

    private static final int MOST_SWEEPS = 100;

    private final Transactions transactions;
    private final Catalogue catalogue;
    private final Background background;

    /** By type, the signature of the shelves on which all of its dossiers stand. */
    private final Map<Key, String> whole = new ConcurrentHashMap<>();

    /** By type, the signature of the shelves that this node would have it stand on. */
    private final Map<Key, String> known = new ConcurrentHashMap<>();

    /** What is kept of a type. */
    private record Standing(String signature, boolean isWhole) {}

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
        Map<Key, Standing> standings = transactions.read(Reshelving::standings);
        List<DossierType> types =
                catalogue.all().values().stream()
                        .filter(Known::present)
                        .map(Known::type)
                        .filter(type -> Shelves.of(type).isKept())
                        .toList();
        Set<Key> astray = astray(types, standings);
        types.forEach(type -> look(type, standings.get(type.key()), astray.contains(type.key())));
        Optional<Sweep> sweep = transactions.read(this::next);
        sweep.ifPresent(this::step);
        return sweep.isPresent();
    }

    /**
     * Where several nodes run, one of another version may have put the type on shelves of its own.
     */
    private void look(DossierType type, Standing standing, boolean isAstray) {
        String signature = Shelves.of(type).signature();
        boolean isWhole;
        if (stands(type, standing)) {
            isWhole = standing.isWhole() && (!isAstray || begin(type.key(), signature));
        } else {
            isWhole = (!isMet(type) || standing == null) && begin(type.key(), signature);
        }
        known.put(type.key(), signature);
        if (isWhole) {
            whole.put(type.key(), signature);
        } else {
            whole.remove(type.key());
        }
    }

    private boolean isMet(DossierType type) {
        return Shelves.of(type).signature().equals(known.get(type.key()));
    }

    private static boolean stands(DossierType type, Standing standing) {
        return standing != null && standing.signature().equals(Shelves.of(type).signature());
    }

    /**
     * Of the types that this node meets, those of which another version has put dossiers elsewhere
     * after the sweep. It takes one look at all grants.
     */
    private Set<Key> astray(List<DossierType> types, Map<Key, Standing> standings) {
        List<DossierType> met =
                types.stream()
                        .filter(type -> !isMet(type))
                        .filter(type -> stands(type, standings.get(type.key())))
                        .filter(type -> standings.get(type.key()).isWhole())
                        .toList();
        if (met.isEmpty()) {
            return Set.of();
        }
        Piece astray = Shelves.astray(met);
        return Set.copyOf(
                transactions.read(
                        sql ->
                                sql.list(
                                        astray.text(),
                                        row -> new Key(row.getString(1)),
                                        astray.arguments())));
    }

    private static Map<Key, Standing> standings(Sql sql) {
        Map<Key, Standing> standings = new TreeMap<>();
        sql.list(
                "select type_key, signature, is_whole from shelving",
                row ->
                        standings.put(
                                new Key(row.getString(1)),
                                new Standing(row.getString(2), row.getInt(3) == 1)));
        return standings;
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

    /** The oldest that is this node's: not one for shelves of another version. */
    private Optional<Sweep> next(Sql sql) {
        Map<Key, Standing> standings = standings(sql);
        return sql
                .list(
                        "select id, type_key, holder, after_id from reshelving order by id fetch"
                                + " first "
                                + MOST_SWEEPS
                                + " rows only",
                        row ->
                                new Sweep(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4)))
                .stream()
                .filter(sweep -> sweep.type() == null || isOurs(standings, new Key(sweep.type())))
                .findFirst();
    }

    private boolean isOurs(Map<Key, Standing> standings, Key type) {
        Standing standing = standings.get(type);
        return standing != null && standing.signature().equals(known.get(type));
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
