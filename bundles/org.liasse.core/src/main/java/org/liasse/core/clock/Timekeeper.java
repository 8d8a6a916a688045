package org.liasse.core.clock;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.liasse.api.Clock;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Types.Known;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Decision;
import org.liasse.api.workflow.Decision.Allowed;
import org.liasse.api.workflow.Decision.Refused;
import org.liasse.api.workflow.Sentence;
import org.liasse.core.clock.DeadlineRows.Deadline;
import org.liasse.core.dossier.Acting;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.dossier.Audiences;
import org.liasse.core.store.Background;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Lease;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.liasse.core.store.Work;
import org.liasse.core.types.Catalogue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The actor clock: does what is due, one dossier in one transaction, the act and its deadline
 * together, through the gate that everybody passes. One node does it at a time; that it is done
 * once does not depend on it, but on the lock of the dossier, under which the deadline is read
 * again.
 */
@Component(immediate = true, service = Timekeeper.class)
public final class Timekeeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Timekeeper.class);
    private static final long IDLE_MILLIS = 5_000;
    private static final Duration HELD = Duration.ofMinutes(1);

    /** Of one type, before another has its turn. */
    private static final int AT_ONCE = 50;

    private final Transactions transactions;
    private final Catalogue catalogue;
    private final Acting acting;
    private final Agenda agenda;
    private final Clock clock;
    private final Sweeps sweeps;
    private final Lease lease = new Lease("clock", Ids.next(), HELD);
    private final Background background;

    /** Types whose sentences were compared since they came, as they were then. */
    private final Map<Key, DossierType> compared = new ConcurrentHashMap<>();

    @Activate
    public Timekeeper(
            @Reference Transactions transactions,
            @Reference Catalogue catalogue,
            @Reference Acting acting,
            @Reference Agenda agenda,
            @Reference Clock clock) {
        this(transactions, catalogue, acting, agenda, clock, true);
    }

    /** As a test wants it: going only when it is told to. */
    Timekeeper(
            Transactions transactions,
            Catalogue catalogue,
            Acting acting,
            Agenda agenda,
            Clock clock,
            boolean byItself) {
        this.transactions = transactions;
        this.catalogue = catalogue;
        this.acting = acting;
        this.agenda = agenda;
        this.clock = clock;
        this.sweeps = new Sweeps(transactions, acting, agenda, clock);
        this.background = new Background("deadlines", IDLE_MILLIS, 0, this::round);
        if (byItself) {
            agenda.whenNoted(background::wake);
            background.start();
        }
    }

    @Deactivate
    @Override
    public void close() {
        agenda.whenNoted(() -> {});
        if (background.end()) {
            lease.letGo(transactions);
        }
    }

    /** Does some of what is to be done; answers whether there may be more. */
    boolean round() {
        List<DossierType> types = present();
        compared.keySet().retainAll(types.stream().map(DossierType::key).toList());
        boolean isIdle =
                types.stream().allMatch(type -> compared.get(type.key()) == type)
                        && transactions.read(sql -> isNothingDue(sql, types));
        if (isIdle || !transactions.write(lease::take)) {
            return false;
        }
        boolean more = false;
        for (DossierType type : types) {
            if (compared.get(type.key()) != type) {
                more |= sweeps.noteChanges(type);
                compared.put(type.key(), type);
            }
        }
        more |= sweeps.step();
        for (DossierType type : types) {
            more |= actOn(type.key());
        }
        return more;
    }

    private List<DossierType> present() {
        return catalogue.all().values().stream().filter(Known::present).map(Known::type).toList();
    }

    private boolean isNothingDue(Sql sql, List<DossierType> types) {
        long now = clock.now().toEpochMilli();
        return !sweeps.isAnyWaiting(sql)
                && types.stream().noneMatch(type -> DeadlineRows.isAnyDue(sql, type.key(), now));
    }

    private boolean actOn(Key type) {
        long now = clock.now().toEpochMilli();
        List<Deadline> due = transactions.read(sql -> DeadlineRows.due(sql, type, now, AT_ONCE));
        boolean anyDone = false;
        for (Deadline deadline : due) {
            anyDone |= act(deadline);
        }
        return anyDone && due.size() == AT_ONCE;
    }

    /** False where it stays due: its variant has gone. */
    private boolean act(Deadline deadline) {
        try {
            transactions.write(work -> act(work, deadline));
            return true;
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.TYPE_AWAY) {
                return false;
            }
            putOff(deadline, problem.reason().orElse(words(problem.kind())));
        } catch (RuntimeException | LinkageError e) {
            String incident = Ids.next();
            LOG.error(
                    "incident {}: the clock cannot do {} on {}",
                    incident,
                    deadline.sentence(),
                    deadline.dossier(),
                    e);
            putOff(deadline, e.getClass().getSimpleName() + ", incident " + incident);
        }
        return true;
    }

    private static String words(Enum<?> constant) {
        return Key.of(constant).value();
    }

    private void putOff(Deadline deadline, String why) {
        transactions.write(
                work -> {
                    DeadlineRows.failed(work, deadline, why);
                    return null;
                });
    }

    private Void act(Work work, Deadline found) {
        Scene scene;
        try {
            scene = acting.enter(work, found.dossier());
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.NOT_FOUND) {
                DeadlineRows.end(work, found.dossier(), found.sentence());
                return null;
            }
            throw problem;
        }
        Optional<Sentence> sentence = ClockSentences.of(scene.living()).named(found.sentence());
        Optional<Deadline> row =
                DeadlineRows.one(work.settled(), found.dossier(), found.sentence());
        if (sentence.isEmpty()) {
            DeadlineRows.end(work, found.dossier(), found.sentence());
        } else if (row.isPresent()) {
            agenda.revise(work, scene.file(), sentence.get(), row.get())
                    .filter(deadline -> deadline.tryAt() <= work.millis())
                    .ifPresent(deadline -> act(scene, sentence.get(), deadline));
        }
        return null;
    }

    private void act(Scene scene, Sentence sentence, Deadline row) {
        Work work = scene.work();
        Decision decision = acting.decide(scene, sentence);
        if (decision instanceof Refused refused) {
            String why =
                    refused.obstacles().isEmpty()
                            ? words(refused.reason())
                            : Key.anyOf(refused.obstacles());
            DeadlineRows.refused(work, row, why);
            return;
        }
        int acted = row.acted() + 1;
        long next = agenda.dueAgain(work, scene.file(), sentence, acted);
        DeadlineRows.reckon(
                work,
                row,
                work.millis(),
                acted,
                next,
                ClockSentences.holdsIn(sentence, scene.header().state()));
        acting.carryOut(
                scene, sentence.act(), (Allowed) decision, Map.of(), Audiences.ANYONE, Map.of());
    }
}
