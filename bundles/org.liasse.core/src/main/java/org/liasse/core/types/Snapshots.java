package org.liasse.core.types;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.liasse.api.Key;
import org.liasse.api.type.DossierType;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;

/** The stored data of every type that was ever installed, newest first. */
final class Snapshots {

    private final Transactions transactions;
    private final Map<Key, DossierType> newest = new ConcurrentHashMap<>();

    Snapshots(Transactions transactions) {
        this.transactions = transactions;
        record Row(String key, long storedAt, String content) {}
        List<Row> rows =
                transactions.read(
                        sql ->
                                sql.list(
                                        "select type_key, stored_at, content from type_snapshot",
                                        row ->
                                                new Row(
                                                        row.getString(1),
                                                        row.getLong(2),
                                                        row.getString(3))));
        rows.stream()
                .sorted(Comparator.comparingLong(Row::storedAt))
                .forEach(row -> newest.put(new Key(row.key()), TypeJson.readType(row.content())));
    }

    Map<Key, DossierType> all() {
        return newest;
    }

    /**
     * Keeps the data of a type that arrives, and answers it as it will be read from now on.
     *
     * @throws IllegalStateException where it drops a state that dossiers are in, and does not say
     *     where they go
     */
    DossierType keep(DossierType type, String bundle) {
        String content = TypeJson.write(type);
        DossierType data = TypeJson.readType(content);
        transactions.write(
                work -> {
                    Sql sql = work.sql();
                    refuseLostStates(sql, data);
                    Object[] found = {type.key().value(), type.version()};
                    if (sql.update(
                                    "update type_snapshot set content = ?, bundle = ?, stored_at ="
                                            + " ? where type_key = ? and version = ?",
                                    content,
                                    bundle,
                                    work.millis(),
                                    found[0],
                                    found[1])
                            == 0) {
                        sql.update(
                                "insert into type_snapshot (type_key, version, content, bundle,"
                                        + " stored_at) values (?, ?, ?, ?, ?)",
                                found[0],
                                found[1],
                                content,
                                bundle,
                                work.millis());
                    }
                    return null;
                });
        newest.put(type.key(), data);
        return data;
    }

    private static void refuseLostStates(Sql sql, DossierType type) {
        Set<String> used =
                new TreeSet<>(
                        sql.list(
                                "select distinct state_key from dossier where type_key = ?",
                                row -> row.getString(1),
                                type.key()));
        type.states().forEach(state -> used.remove(state.key().value()));
        used.removeIf(state -> type.movedStates().containsKey(new Key(state)));
        if (!used.isEmpty()) {
            throw new IllegalStateException(
                    "dossiers are in states that version "
                            + type.version()
                            + " of "
                            + type.key()
                            + " no longer has, and it does not say where they go: "
                            + used);
        }
    }
}
