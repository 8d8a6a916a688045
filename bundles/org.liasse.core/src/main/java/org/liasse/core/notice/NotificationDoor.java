package org.liasse.core.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.Text;
import org.liasse.api.notice.Notifications;
import org.liasse.api.people.Caller;
import org.liasse.core.dossier.Audiences;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.liasse.core.types.Catalogue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The door to what one was told. */
@Component
public final class NotificationDoor implements Notifications {

    /** Rows that one transaction touches. */
    private static final int AT_ONCE = 500;

    private final Transactions transactions;
    private final Catalogue catalogue;

    @Activate
    public NotificationDoor(@Reference Transactions transactions, @Reference Catalogue catalogue) {
        this.transactions = transactions;
        this.catalogue = catalogue;
    }

    /** That the person of the row {@code n} may still see it. */
    private static String seen(Caller caller, List<Object> arguments) {
        arguments.addAll(caller.principals());
        arguments.add(Audiences.ANYONE);
        return " and 0 < (select count(*) from dossier_grant a where a.dossier_id = n.dossier_id"
                + " and (a.principal || '') in ("
                + Sql.marks(caller.principals())
                + ") and (n.audience = ? or n.audience like '% ' || a.role_key || ' %'))";
    }

    @Override
    public Page list(Caller caller, String after, int limit) {
        int most = Math.max(1, Math.min(limit, 200));
        var arguments = new ArrayList<Object>();
        arguments.add(Person.orRefused(caller));
        String from = after == null ? "" : " and n.id < ?";
        if (after != null) {
            arguments.add(after);
        }
        String select =
                "select n.id, n.happened_at, n.type_key, n.notice_key, n.dossier_id, d.number,"
                        + " d.title, n.actor_name, n.read_at from notification n join dossier d on"
                        + " d.id = n.dossier_id where n.person = ?"
                        + from
                        + seen(caller, arguments)
                        + " order by n.id desc fetch first "
                        + (most + 1)
                        + " rows only";
        return transactions.read(
                sql -> {
                    List<Notification> found = sql.list(select, this::notification, arguments);
                    long unread = unread(sql, caller);
                    return new Page(
                            List.copyOf(found.subList(0, Math.min(most, found.size()))),
                            found.size() > most ? found.get(most - 1).id() : null,
                            Math.min(unread, MOST_COUNTED),
                            unread > MOST_COUNTED);
                });
    }

    private static long unread(Sql sql, Caller caller) {
        var arguments = new ArrayList<Object>();
        arguments.add(Person.orRefused(caller));
        return sql.list(
                        "select count(*) from (select n.id from notification n where n.person = ?"
                                + " and n.read_at is null"
                                + seen(caller, arguments)
                                + " fetch first "
                                + (MOST_COUNTED + 1)
                                + " rows only) y",
                        row -> row.getLong(1),
                        arguments)
                .get(0);
    }

    private Notification notification(ResultSet row) throws SQLException {
        Key type = new Key(row.getString(3));
        Key notice = new Key(row.getString(4));
        long readAt = row.getLong(9);
        return new Notification(
                row.getString(1),
                Instant.ofEpochMilli(row.getLong(2)),
                type,
                notice,
                label(type, notice),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                readAt == 0 ? null : Instant.ofEpochMilli(readAt));
    }

    private Text label(Key type, Key notice) {
        return catalogue
                .find(type)
                .flatMap(known -> known.type().notice(notice))
                .map(declared -> declared.label())
                .orElse(Text.same(notice.value()));
    }

    @Override
    public void mark(Caller caller, String id, boolean isRead) {
        transactions.write(
                work -> {
                    var arguments = new ArrayList<Object>();
                    arguments.add(id);
                    arguments.add(Person.orRefused(caller));
                    Optional<String> there =
                            work
                                    .sql()
                                    .list(
                                            "select n.id from notification n where n.id = ? and"
                                                    + " n.person = ?"
                                                    + seen(caller, arguments),
                                            row -> row.getString(1),
                                            arguments)
                                    .stream()
                                    .findFirst();
                    String known = there.orElseThrow(Problem::notFound);
                    if (isRead) {
                        work.sql()
                                .update(
                                        "update notification set read_at = ? where id = ? and"
                                                + " read_at is null",
                                        work.millis(),
                                        known);
                    } else {
                        work.sql()
                                .update(
                                        "update notification set read_at = null where id = ?",
                                        known);
                    }
                    return null;
                });
    }

    @Override
    public void readUpTo(Caller caller, String id) {
        String person = Person.orRefused(caller).toString();
        int marked;
        do {
            marked =
                    transactions.write(
                            work -> {
                                List<String> some =
                                        work.sql()
                                                .list(
                                                        "select id from notification where person"
                                                                + " = ? and read_at is null and id"
                                                                + " <= ? order by id fetch first "
                                                                + AT_ONCE
                                                                + " rows only",
                                                        row -> row.getString(1),
                                                        person,
                                                        id == null ? "g" : id);
                                work.sql()
                                        .batch(
                                                "update notification set read_at = ? where id = ?",
                                                some.stream()
                                                        .map(
                                                                one ->
                                                                        List.<Object>of(
                                                                                work.millis(), one))
                                                        .toList());
                                return some.size();
                            });
        } while (marked == AT_ONCE);
    }
}
