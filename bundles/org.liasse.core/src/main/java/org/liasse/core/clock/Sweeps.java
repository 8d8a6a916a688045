package org.liasse.core.clock;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.liasse.api.Clock;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.type.DossierType;
import org.liasse.core.clock.DeadlineRows.Deadline;
import org.liasse.core.dossier.Acting;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.liasse.core.store.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes through the dossiers of a type whose sentences have changed, or under a context that says
 * other delays, some in each transaction, and goes on where it was after a kill.
 */
final class Sweeps {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeps.class);

    /** Dossiers in one transaction; each has a handful of rows. */
    static final int AT_ONCE = 20;

    /**
     * When all are gone through once more: by then every transaction has ended that was under way
     * at the first time, and had still seen what held before.
     */
    static final Duration AGAIN = Duration.ofMinutes(1);

    private final Transactions transactions;
    private final Acting acting;
    private final Agenda agenda;
    private final Clock clock;

    Sweeps(Transactions transactions, Acting acting, Agenda agenda, Clock clock) {
        this.transactions = transactions;
        this.acting = acting;
        this.agenda = agenda;
        this.clock = clock;
    }

    /**
     * @param type whose dossiers are gone through, or {@code null}
     * @param context under which they stand, or {@code null}
     * @param isLast whether they are gone through for the second time
     * @param after the last that was gone through; empty before the first
     */
    private record Sweep(String id, String type, String context, boolean isLast, String after) {}

    static void noteContext(Work work, String context) {
        work.add(
                "insert into deadline_sweep (id, context_id, not_before, is_last, after_id) values"
                        + " (?, ?, 0, 0, '')",
                Ids.next(),
                context);
    }

    private static void noteType(Work work, Key type) {
        work.add(
                "insert into deadline_sweep (id, type_key, not_before, is_last, after_id) values"
                        + " (?, ?, 0, 0, '')",
                Ids.next(),
                type);
    }

    /** Looks whether the sentences of a type are still those that its deadlines were made from. */
    boolean noteChanges(DossierType type) {
        ClockSentences sentences = ClockSentences.of(type);
        String digest = sentences.digest(type);
        Optional<String> known = transactions.read(sql -> known(sql, type.key()));
        if (known.isPresent() ? known.get().equals(digest) : sentences.isEmpty()) {
            return false;
        }
        return transactions.write(
                work -> {
                    if (known.isPresent()) {
                        work.sql()
                                .update(
                                        "update clock_sentences set known = ? where type_key = ?",
                                        digest,
                                        type.key());
                    } else {
                        work.sql()
                                .update(
                                        "insert into clock_sentences (type_key, known) values (?,"
                                                + " ?)",
                                        type.key(),
                                        digest);
                    }
                    noteType(work, type.key());
                    return true;
                });
    }

    private static Optional<String> known(Sql sql, Key type) {
        return sql.first(
                "select known from clock_sentences where type_key = ?",
                row -> row.getString(1),
                type);
    }

    boolean isAnyWaiting(Sql sql) {
        return oldest(sql).isPresent();
    }

    private Optional<Sweep> oldest(Sql sql) {
        return sql.first(
                "select id, type_key, context_id, is_last, after_id from deadline_sweep where"
                        + " not_before <= ? order by id fetch first 1 rows only",
                row ->
                        new Sweep(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getInt(4) == 1,
                                row.getString(5)),
                clock.now().toEpochMilli());
    }

    /** Goes some dossiers further; answers whether there is more to go through. */
    boolean step() {
        Optional<Sweep> sweep = transactions.read(this::oldest);
        sweep.ifPresent(this::step);
        return sweep.isPresent();
    }

    private void step(Sweep sweep) {
        List<String> page = transactions.read(sql -> page(sql, sweep));
        try {
            transactions.write(
                    work -> {
                        page.forEach(dossier -> revise(work, sweep, dossier));
                        return goOn(work, sweep, page);
                    });
        } catch (RuntimeException e) {
            page.forEach(dossier -> reviseAlone(sweep, dossier));
            transactions.write(work -> goOn(work, sweep, page));
        }
    }

    /** One that cannot be gone through holds up no other; it is looked at again before any act. */
    private void reviseAlone(Sweep sweep, String dossier) {
        try {
            transactions.write(
                    work -> {
                        revise(work, sweep, dossier);
                        return null;
                    });
        } catch (RuntimeException e) {
            LOG.error("the deadlines of {} cannot be reckoned anew", dossier, e);
        }
    }

    private static Void goOn(Work work, Sweep sweep, List<String> page) {
        if (page.size() == AT_ONCE) {
            work.add(
                    "update deadline_sweep set after_id = ? where id = ?",
                    page.get(page.size() - 1),
                    sweep.id());
        } else if (sweep.isLast()) {
            work.add("delete from deadline_sweep where id = ?", sweep.id());
        } else {
            work.add(
                    "update deadline_sweep set after_id = '', is_last = 1, not_before = ? where id"
                            + " = ?",
                    work.millis() + AGAIN.toMillis(),
                    sweep.id());
        }
        return null;
    }

    private static List<String> page(Sql sql, Sweep sweep) {
        return sql.list(
                "select id from dossier where "
                        + (sweep.type() == null ? "context_id" : "type_key")
                        + " = ? and id > ? order by id fetch first "
                        + AT_ONCE
                        + " rows only",
                row -> row.getString(1),
                sweep.type() == null ? sweep.context() : sweep.type(),
                sweep.after());
    }

    private void revise(Work work, Sweep sweep, String dossier) {
        Scene scene;
        try {
            scene = acting.enter(work, dossier);
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.TYPE_AWAY) {
                reviseOnReturn(work, dossier);
                return;
            }
            if (problem.kind() == Problem.Kind.NOT_FOUND) {
                return;
            }
            throw problem;
        }
        if (sweep.context() != null && !sweep.isLast() && scene.header().isContext()) {
            // what a context says may concern those under this one, too
            noteContext(work, dossier);
        }
        takeBack(work, scene);
        agenda.revise(work, scene.file(), scene.living());
    }

    /** Without its variant nothing is reckoned: its dossiers are gone through when that is back. */
    private static void reviseOnReturn(Work work, String dossier) {
        work.sql()
                .update(
                        "update clock_sentences set known = '' where type_key = (select type_key"
                                + " from dossier where id = ?)",
                        dossier);
    }

    /** What the clock did too early, by what is said now, is to be done again in its time. */
    private void takeBack(Work work, Scene scene) {
        ClockSentences sentences = ClockSentences.of(scene.living());
        for (Deadline row : DeadlineRows.of(work.settled(), scene.header().id())) {
            sentences
                    .named(row.sentence())
                    .filter(s -> agenda.isTooEarly(work, scene.file(), s, row))
                    .ifPresent(
                            sentence -> {
                                DeadlineRows.reckon(
                                        work, row, row.startedAt(), 0, DeadlineRows.NEVER, false);
                                acting.takeBack(scene, sentence);
                            });
        }
    }
}
