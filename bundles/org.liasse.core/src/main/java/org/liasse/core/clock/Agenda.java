package org.liasse.core.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.liasse.api.Clock;
import org.liasse.api.Key;
import org.liasse.api.type.DossierType;
import org.liasse.api.workflow.Facts.ContextFact;
import org.liasse.api.workflow.Sentence;
import org.liasse.api.workflow.Timing;
import org.liasse.core.clock.DeadlineRows.Deadline;
import org.liasse.core.clock.Reckoning.Place;
import org.liasse.core.dossier.Acting.Scene;
import org.liasse.core.dossier.CaseFile;
import org.liasse.core.store.Json;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Work;
import org.liasse.core.types.Catalogue;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What the clock is to do with each dossier, written down in the transaction that makes it so: a
 * start that comes, moves or ends. What a whole type or a context changes for many dossiers is
 * noted here, and done later, some at a time.
 */
@Component(service = Agenda.class)
public final class Agenda {

    private static final int OUTER_CONTEXTS = 10;

    private final Catalogue catalogue;
    private final Clock clock;
    private volatile Runnable whenNoted = () -> {};

    @Activate
    public Agenda(@Reference Catalogue catalogue, @Reference Clock clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** What is to be done when there is something to sweep. */
    void whenNoted(Runnable task) {
        whenNoted = task;
    }

    /** After an act: what its changes mean for the sentences of the clock. */
    public void follow(Scene scene) {
        Map<String, Sentence> byName = ClockSentences.of(scene.living()).byName();
        // what ends goes first: its row is in the way of what begins in its place
        byName.forEach((name, sentence) -> end(scene, name, sentence));
        byName.forEach((name, sentence) -> follow(scene, name, sentence));
        noteForThoseBelow(scene);
    }

    private Optional<Instant> startBefore(Scene scene, Sentence sentence) {
        return scene.before().flatMap(before -> start(sentence, before));
    }

    private void end(Scene scene, String name, Sentence sentence) {
        Optional<Instant> was = startBefore(scene, sentence);
        if (was.isPresent() && !was.equals(start(sentence, scene.file()))) {
            DeadlineRows.end(scene.work(), scene.header().id(), name);
        }
    }

    private void follow(Scene scene, String name, Sentence sentence) {
        Work work = scene.work();
        String dossier = scene.header().id();
        Optional<Instant> is = start(sentence, scene.file());
        boolean holds = ClockSentences.holdsIn(sentence, scene.header().state());
        if (!startBefore(scene, sentence).equals(is)) {
            is.ifPresent(start -> begin(work, scene.file(), name, sentence, start));
        } else if (is.isPresent()) {
            boolean held =
                    ClockSentences.holdsIn(sentence, scene.before().orElseThrow().header().state());
            if (held != holds) {
                DeadlineRows.hold(work, dossier, name, holds);
            } else if (holds && !sentence.obstacles().isEmpty()) {
                DeadlineRows.askAgain(work, dossier, name);
            }
        }
    }

    private Optional<Instant> start(Sentence sentence, CaseFile file) {
        return Reckoning.start(sentence.timing(), file, clock.zone());
    }

    private void begin(Work work, CaseFile file, String name, Sentence sentence, Instant start) {
        DeadlineRows.begin(
                work,
                file.header().id(),
                name,
                file.header().type(),
                start.toEpochMilli(),
                due(work, file, sentence.timing(), start.toEpochMilli()),
                ClockSentences.holdsIn(sentence, file.header().state()));
    }

    private long due(Work work, CaseFile file, Timing timing, long from) {
        return Reckoning.due(
                        timing, Instant.ofEpochMilli(from), clock.zone(), said(work, file, timing))
                .map(Instant::toEpochMilli)
                .orElse(DeadlineRows.NEVER);
    }

    /** The next time after the clock has acted now. */
    long dueAgain(Work work, CaseFile file, Sentence sentence, int acted) {
        return acted < sentence.timing().times()
                ? due(work, file, sentence.timing(), work.millis())
                : DeadlineRows.NEVER;
    }

    /** What the nearest context that has that section says instead of the delay. */
    private OptionalInt said(Work work, CaseFile file, Timing timing) {
        if (timing.overriddenBy() == null || file.context().isEmpty()) {
            return OptionalInt.empty();
        }
        Place place = Place.of(timing.overriddenBy());
        ContextFact context = file.context().get();
        if (context.sections().containsKey(place.section())) {
            return Reckoning.number(context.section(place.section()).get(place.field()));
        }
        boolean isOutermost =
                catalogue
                        .find(context.type())
                        .map(known -> known.type().contextTypes().isEmpty())
                        .orElse(true);
        return isOutermost
                ? OptionalInt.empty()
                : saidFurtherOut(work.sql(), file.header().context(), place);
    }

    private static OptionalInt saidFurtherOut(Sql sql, String inner, Place place) {
        record Step(String outer, String content) {}
        String context = inner;
        for (int i = 0; i < OUTER_CONTEXTS && context != null; i++) {
            Step step =
                    sql.first(
                                    "select d.context_id, s.content from dossier d left join"
                                            + " section s on s.dossier_id = d.context_id and"
                                            + " s.section_key = ? where d.id = ?",
                                    row -> new Step(row.getString(1), row.getString(2)),
                                    place.section(),
                                    context)
                            .orElse(new Step(null, null));
            if (step.content() != null) {
                return Reckoning.number(Json.read(step.content()).get(place.field()));
            }
            context = step.outer();
        }
        return OptionalInt.empty();
    }

    /** Another delay said by a context moves the deadlines of what stands under it. */
    private void noteForThoseBelow(Scene scene) {
        if (!scene.header().isContext() || scene.before().isEmpty()) {
            return;
        }
        CaseFile before = scene.before().get();
        boolean isLookedAt =
                scene.file().sections().entrySet().stream()
                        .anyMatch(
                                section ->
                                        changed(before, section.getKey(), section.getValue())
                                                .anyMatch(
                                                        field -> isDelay(section.getKey(), field)));
        if (isLookedAt) {
            Sweeps.noteContext(scene.work(), scene.header().id());
            scene.work().afterCommit(whenNoted);
        }
    }

    private static Stream<String> changed(CaseFile before, Key section, CaseFile.Stored after) {
        Map<String, Object> then =
                before.sections().containsKey(section)
                        ? before.sections().get(section).values()
                        : Map.of();
        Map<String, Object> all = new HashMap<>(then);
        all.putAll(after.values());
        return all.keySet().stream()
                .filter(field -> !Objects.equals(then.get(field), after.values().get(field)));
    }

    private boolean isDelay(Key section, String field) {
        return catalogue.all().values().stream()
                .anyMatch(known -> ClockSentences.of(known.type()).lookAt(section, field));
    }

    /**
     * Makes a stored deadline what it is to be by now.
     *
     * @return as it stands then; empty where its start has gone
     */
    Optional<Deadline> revise(Work work, CaseFile file, Sentence sentence, Deadline row) {
        Optional<Instant> start = start(sentence, file);
        if (start.isEmpty()) {
            DeadlineRows.end(work, row.dossier(), row.sentence());
            return Optional.empty();
        }
        long startedAt = start.get().toEpochMilli();
        if (startedAt != row.startedAt()) {
            DeadlineRows.end(work, row.dossier(), row.sentence());
            begin(work, file, row.sentence(), sentence, start.get());
            return DeadlineRows.one(work.settled(), row.dossier(), row.sentence());
        }
        boolean isOver = row.acted() >= sentence.timing().times();
        long next =
                isOver ? DeadlineRows.NEVER : due(work, file, sentence.timing(), row.countsFrom());
        boolean holds = ClockSentences.holdsIn(sentence, file.header().state());
        if (next != row.nextAt() || holds != (row.tryAt() != DeadlineRows.NEVER)) {
            DeadlineRows.reckon(work, row, row.countsFrom(), row.acted(), next, holds);
            return DeadlineRows.one(work.settled(), row.dossier(), row.sentence());
        }
        return Optional.of(row);
    }

    /**
     * Makes all deadlines of a dossier what they are to be by now: of a version whose sentences are
     * others, under a context that says other delays.
     */
    void revise(Work work, CaseFile file, DossierType living) {
        ClockSentences sentences = ClockSentences.of(living);
        List<Deadline> rows = DeadlineRows.of(work.settled(), file.header().id());
        var missing = new ArrayList<>(sentences.byName().keySet());
        for (Deadline row : rows) {
            missing.remove(row.sentence());
            Optional<Sentence> sentence = sentences.named(row.sentence());
            if (sentence.isEmpty()) {
                DeadlineRows.end(work, row.dossier(), row.sentence());
            } else {
                revise(work, file, sentence.get(), row);
            }
        }
        for (String name : missing) {
            Sentence sentence = sentences.byName().get(name);
            start(sentence, file).ifPresent(start -> begin(work, file, name, sentence, start));
        }
    }

    /**
     * The clock has raised a flag at a time that by now lies ahead: as where a context prolongs the
     * period of which it had announced the end.
     */
    boolean isTooEarly(Work work, CaseFile file, Sentence sentence, Deadline row) {
        return !sentence.effects().setting().isEmpty()
                && sentence.timing().times() == 1
                && row.acted() == 1
                && start(sentence, file)
                        .filter(s -> s.toEpochMilli() == row.startedAt())
                        .isPresent()
                && due(work, file, sentence.timing(), row.startedAt()) > work.millis();
    }
}
