package org.liasse.core.letter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.letter.Draft;
import org.liasse.api.letter.Letters;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.liasse.core.store.Work;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The letters, as rows. */
@Component(service = {Letters.class, LetterBox.class})
public final class LetterBox implements Letters {

    /** How long it is tried against a server that says "not now". */
    static final Duration PATIENCE = Duration.ofDays(3);

    private static final String SELECT =
            "select id, state, channel, address, template, message_id, tries, written_at,"
                    + " changed_at, next_try_at, last_error from letter";
    private static final String OPEN_STATES = "('queued', 'uncertain', 'refused')";

    private final Transactions transactions;
    private final Site site;
    private volatile Runnable courier = () -> {};

    @Activate
    public LetterBox(@Reference Transactions transactions, @Reference Site site) {
        this.transactions = transactions;
        this.site = site;
    }

    /** What is to be done when there is something to send. */
    void whenPosted(Runnable task) {
        courier = task;
    }

    @Override
    public String post(Draft draft) {
        return transactions.write(work -> post(work, draft));
    }

    /** Where two write the same at once, the second is tried again and finds the first here. */
    private String post(Work work, Draft draft) {
        Optional<String> before =
                work.sql()
                        .first(
                                "select id from letter where cause = ? and person = ? and channel"
                                        + " = ?",
                                row -> row.getString(1),
                                draft.cause(),
                                draft.person(),
                                draft.channel());
        if (before.isPresent()) {
            return before.get();
        }
        return insert(work, List.of(draft)).get(0);
    }

    /**
     * Writes letters of one cause and channel down that are not there yet; files that the platform
     * keeps no more go without.
     */
    public void postAll(Work work, List<Draft> drafts) {
        if (drafts.isEmpty()) {
            return;
        }
        var arguments = new ArrayList<Object>();
        arguments.add(drafts.get(0).cause());
        arguments.add(drafts.get(0).channel());
        drafts.forEach(draft -> arguments.add(draft.person()));
        Set<String> there =
                Set.copyOf(
                        work.sql()
                                .list(
                                        "select person from letter where cause = ? and channel = ?"
                                                + " and person in ("
                                                + Sql.marks(drafts)
                                                + ")",
                                        row -> row.getString(1),
                                        arguments));
        insert(
                work,
                drafts.stream()
                        .filter(draft -> !there.contains(draft.person().toString()))
                        .toList());
    }

    private List<String> insert(Work work, List<Draft> drafts) {
        List<String> ids = NewLetters.insert(work, drafts, site, PATIENCE);
        if (!ids.isEmpty()) {
            work.afterCommit(() -> courier.run());
        }
        return ids;
    }

    @Override
    public List<Posted> list(State state, String after, int limit) {
        var arguments = new ArrayList<Object>();
        var where = new ArrayList<String>();
        if (state != null) {
            where.add("state = ?");
            arguments.add(stored(state));
        }
        if (after != null) {
            where.add("id < ?");
            arguments.add(after);
        }
        String statement =
                SELECT
                        + (where.isEmpty() ? "" : " where " + String.join(" and ", where))
                        + " order by id desc fetch first "
                        + Math.max(1, Math.min(limit, 200))
                        + " rows only";
        return transactions.read(sql -> sql.list(statement, LetterBox::posted, arguments));
    }

    @Override
    public Optional<Posted> byId(String id) {
        return transactions.read(sql -> sql.first(SELECT + " where id = ?", LetterBox::posted, id));
    }

    @Override
    public void retry(String id) {
        transactions.write(
                work -> {
                    // one more try: what an earlier one still has to say of it counts no more
                    decide(
                            work,
                            id,
                            work.sql()
                                    .update(
                                            "update letter set state = 'queued', tries = tries + 1,"
                                                + " next_try_at = ?, give_up_at = ?, changed_at = ?"
                                                + " where id = ? and state in "
                                                    + OPEN_STATES,
                                            work.millis(),
                                            work.now().plus(PATIENCE).toEpochMilli(),
                                            work.millis(),
                                            id));
                    work.afterCommit(() -> courier.run());
                    return null;
                });
    }

    @Override
    public void drop(String id) {
        transactions.write(
                work -> {
                    decide(
                            work,
                            id,
                            work.sql()
                                    .update(
                                            "update letter set state = 'cancelled', content = '{}',"
                                                + " tries = tries + 1, changed_at = ? where id = ?"
                                                + " and state in "
                                                    + OPEN_STATES,
                                            work.millis(),
                                            id));
                    LetterRows.forgetFiles(work, id);
                    return null;
                });
    }

    private static void decide(Work work, String id, int changed) {
        if (changed == 1) {
            return;
        }
        if (work.sql().number("select count(*) from letter where id = ?", id) == 0) {
            throw Problem.notFound();
        }
        throw Problem.of(
                        Problem.Kind.WRONG_STATE,
                        "Cette lettre est partie, annulée ou en cours d’envoi.",
                        "This letter is sent, cancelled or being sent.")
                .because("letter-over");
    }

    @Override
    public Standing standing() {
        return transactions.read(
                sql -> {
                    Map<State, Long> counts = new EnumMap<>(State.class);
                    sql.list(
                            "select state, count(*) from letter where state in ('queued',"
                                    + " 'sending', 'uncertain', 'refused') group by state",
                            row -> counts.put(state(row.getString(1)), row.getLong(2)));
                    Map<Key, Instant> away = new HashMap<>();
                    sql.list(
                            "select name, last_value from lease where name like '"
                                    + ChannelLease.PREFIX
                                    + "%' and last_value > 0",
                            row ->
                                    away.put(
                                            new Key(
                                                    row.getString(1)
                                                            .substring(
                                                                    ChannelLease.PREFIX.length())),
                                            Instant.ofEpochMilli(row.getLong(2))));
                    Optional<Posted> oldest =
                            sql.first(
                                    SELECT
                                            + " where state = 'queued' order by id fetch first 1"
                                            + " rows only",
                                    LetterBox::posted);
                    return new Standing(
                            counts,
                            oldest.map(Posted::writtenAt).orElse(null),
                            away,
                            oldest.map(Posted::lastError).orElse(null));
                });
    }

    private static Posted posted(ResultSet row) throws SQLException {
        return new Posted(
                row.getString(1),
                state(row.getString(2)),
                new Key(row.getString(3)),
                row.getString(4),
                new Key(row.getString(5)),
                row.getString(6),
                row.getInt(7),
                Instant.ofEpochMilli(row.getLong(8)),
                Instant.ofEpochMilli(row.getLong(9)),
                Instant.ofEpochMilli(row.getLong(10)),
                row.getString(11));
    }

    static String stored(State state) {
        return state.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static State state(String stored) {
        return State.valueOf(stored.toUpperCase(java.util.Locale.ROOT));
    }

    Transactions transactions() {
        return transactions;
    }
}
