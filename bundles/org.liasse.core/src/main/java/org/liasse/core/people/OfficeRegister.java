package org.liasse.core.people;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.people.Offices;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The offices, as rows. */
@Component(service = {Offices.class, OfficeRegister.class})
public final class OfficeRegister implements Offices {

    private static final String SELECT =
            "select id, office_key, name, features from office where id <> '"
                    + Installation.ID
                    + "'";
    private static final Sql.Row<Office> OFFICE =
            row ->
                    new Office(
                            row.getString(1),
                            new Key(row.getString(2)),
                            row.getString(3),
                            features(row.getString(4)));

    private final Transactions transactions;

    @Activate
    public OfficeRegister(@Reference Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Office create(Key key, String name) {
        Office office = new Office(Ids.next(), key, Words.checked("/name", name, 200), Set.of());
        return transactions.write(
                work -> {
                    if (work.sql().number("select count(*) from office where office_key = ?", key)
                            > 0) {
                        throw Problem.of(
                                Problem.Kind.CONFLICT,
                                "Un bureau porte déjà la clé « " + key + " ».",
                                "There is an office with the key \"" + key + "\" already.");
                    }
                    work.sql()
                            .update(
                                    "insert into office (id, office_key, name, features,"
                                            + " created_at) values (?, ?, ?, ?, ?)",
                                    office.id(),
                                    key,
                                    office.name(),
                                    " ",
                                    work.millis());
                    return office;
                });
    }

    @Override
    public Office equip(String office, Set<Key> features) {
        String text =
                Key.sorted(features).stream().map(Key::value).collect(Collectors.joining(" "));
        return transactions.write(
                work -> {
                    int found =
                            work.sql()
                                    .update(
                                            "update office set features = ? where id = ? and id <>"
                                                    + " ?",
                                            " " + text + " ",
                                            office,
                                            Installation.ID);
                    if (found == 0) {
                        throw Problem.notFound();
                    }
                    return work.sql().first(SELECT + " and id = ?", OFFICE, office).orElseThrow();
                });
    }

    @Override
    public Optional<Office> byKey(Key key) {
        return transactions.read(sql -> sql.first(SELECT + " and office_key = ?", OFFICE, key));
    }

    @Override
    public Optional<Office> byId(String id) {
        return transactions.read(sql -> sql.first(SELECT + " and id = ?", OFFICE, id));
    }

    /** By id or by key. */
    Optional<Office> find(String idOrKey) {
        return transactions.read(
                sql ->
                        sql.first(
                                SELECT + " and (id = ? or office_key = ?)",
                                OFFICE,
                                idOrKey,
                                idOrKey));
    }

    @Override
    public List<Office> list() {
        return transactions.read(sql -> sql.list(SELECT + " order by office_key", OFFICE));
    }

    private static Set<Key> features(String stored) {
        return Key.sorted(
                Arrays.stream(stored.trim().split(" "))
                        .filter(word -> !word.isEmpty())
                        .map(Key::new)
                        .toList());
    }
}
