package org.liasse.core.statistic;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liasse.api.Clock;
import org.liasse.api.Key;
import org.liasse.api.type.DossierType;
import org.liasse.api.type.Statistic;
import org.liasse.api.type.Statistic.Measure;
import org.liasse.core.statistic.KeptFigures.Counted;
import org.liasse.core.statistic.KeptFigures.Running;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Work;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Adds what an act changes in the statistics of its dossier's type, as rows of the transaction of
 * the act: nobody waits for anybody else who counts in the same place.
 */
@Component(service = Tally.class)
public final class Tally {

    /** The day of what is there now: it has none. */
    static final int NOW = 0;

    /** Between the parts of a label; no key holds it. */
    static final String APART = "|";

    private static final String DELTA =
            "insert into tally_delta (id, place, type_key, series, day_no, label, bucket, n) values"
                    + " (?, ?, ?, ?, ?, ?, ?, ?)";

    private final Clock clock;

    @Activate
    public Tally(@Reference Clock clock) {
        this.clock = clock;
    }

    /**
     * Where a dossier stands, as far as it is counted.
     *
     * @param holders how many accounts hold a role by name
     */
    public record Stand(
            Key state,
            Set<Key> flags,
            Map<Key, Map<String, Object>> sections,
            Map<Key, Integer> holders) {}

    /**
     * What was done.
     *
     * @param act as notices name it
     * @param roles of its actor
     */
    public record Deed(String act, Set<Key> roles) {

        boolean isOf(Statistic statistic) {
            return statistic.acts().contains(act)
                    && (statistic.doneBy().isEmpty()
                            || statistic.doneBy().stream().anyMatch(roles::contains));
        }
    }

    /** What is counted, and for which contexts and offices. */
    private record Page(Work work, DossierType type, Set<String> places, KeptFigures figures) {}

    /**
     * Counts an act.
     *
     * @param places the dossier's context and its office
     * @param before the state in which the act found it; {@code null} at its opening
     * @param after {@code null} once it is gone
     * @param deed the act itself, or {@code null} where nothing was done
     * @param figures as they stood on the dossier
     * @return the figures as they stand now
     */
    public String count(
            Work work,
            DossierType type,
            Set<String> places,
            Key before,
            Stand after,
            Deed deed,
            String figures) {
        Page page = new Page(work, type, places, KeptFigures.of(figures));
        hold(page, after);
        if (after != null) {
            type.statistics().forEach(statistic -> count(page, statistic, before, after));
            type.statistics().stream()
                    .filter(s -> deed != null && deed.isOf(s) && s.counts(after.flags()))
                    .forEach(s -> add(page, s.key(), today(page), labelOf(s, after), 0, 1));
        }
        return page.figures.text();
    }

    /** Counts only what there is now: nothing has happened. */
    public String recount(
            Work work, DossierType type, Set<String> places, Stand now, String figures) {
        Page page = new Page(work, type, places, KeptFigures.of(figures));
        hold(page, now);
        return page.figures.text();
    }

    private static void hold(Page page, Stand now) {
        KeptFigures figures = page.figures;
        for (Key former : List.copyOf(figures.counted.keySet())) {
            boolean isCounted =
                    now != null
                            && page.type
                                    .statistic(former)
                                    .filter(s -> s.measure() == Measure.CURRENT)
                                    .isPresent();
            if (!isCounted) {
                change(page, former, null);
            }
        }
        if (now != null) {
            page.type.statistics().stream()
                    .filter(s -> s.measure() == Measure.CURRENT)
                    .forEach(s -> change(page, s.key(), counted(s, now)));
        }
    }

    private static Counted counted(Statistic statistic, Stand now) {
        boolean counts =
                (statistic.to().isEmpty() || statistic.to().contains(now.state()))
                        && statistic.counts(now.flags());
        long n = number(statistic, now);
        return counts && n != 0 ? new Counted(labelOf(statistic, now), n) : null;
    }

    private static void change(Page page, Key series, Counted now) {
        Counted before = page.figures.counted.get(series);
        if (now == null ? before == null : now.equals(before)) {
            return;
        }
        if (before != null) {
            add(page, series, NOW, before.label(), 0, -before.n());
            page.figures.counted.remove(series);
        }
        if (now != null) {
            add(page, series, NOW, now.label(), 0, now.n());
            page.figures.counted.put(series, now);
        }
    }

    private void count(Page page, Statistic statistic, Key before, Stand after) {
        boolean isEntering =
                !after.state().equals(before) && statistic.to().contains(after.state());
        if (statistic.measure() == Measure.COUNT) {
            boolean comesFrom =
                    statistic.from().isEmpty()
                            || before != null && statistic.from().contains(before);
            if (isEntering && comesFrom && statistic.counts(after.flags())) {
                add(page, statistic.key(), today(page), labelOf(statistic, after), 0, 1);
            }
        } else if (statistic.measure() == Measure.DURATION) {
            boolean isBeginning =
                    !after.state().equals(before) && statistic.from().contains(after.state());
            measure(page, statistic, after, isBeginning, isEntering);
        }
    }

    /** The time begins once and goes on past an end: what is reopened is measured again. */
    private void measure(
            Page page, Statistic statistic, Stand after, boolean isBeginning, boolean isEntering) {
        long now = page.work.millis();
        Running running = page.figures.running.get(statistic.key());
        if (running == null) {
            if (!isBeginning) {
                return;
            }
            running = new Running(now, 0, null);
        }
        running = running.at(now, statistic.isStopped(after.state(), after.flags()));
        page.figures.running.put(statistic.key(), running);
        if (isEntering && statistic.counts(after.flags())) {
            long hours = Duration.ofMillis(Math.max(running.until(now), 0)).toHours();
            add(page, statistic.key(), today(page), labelOf(statistic, after), hours, 1);
        }
    }

    private int today(Page page) {
        return (int) LocalDate.ofInstant(page.work.now(), clock.zone()).toEpochDay();
    }

    private static void add(Page page, Key series, int day, String label, long bucket, long n) {
        for (String place : page.places) {
            page.work.add(DELTA, Ids.next(), place, page.type.key(), series, day, label, bucket, n);
        }
    }

    private static String labelOf(Statistic statistic, Stand stand) {
        return statistic.by().stream()
                .map(
                        path ->
                                path.equals(Statistic.STATE)
                                        ? stand.state().value()
                                        : value(stand, path).toString())
                .collect(joining(APART));
    }

    private static long number(Statistic statistic, Stand now) {
        if (statistic.holders() != null) {
            return now.holders().getOrDefault(statistic.holders(), 0);
        }
        return statistic.summed() == null ? 1 : number(now, statistic.summed());
    }

    private static long number(Stand stand, String path) {
        return value(stand, path) instanceof Number number ? number.longValue() : 0;
    }

    private static Object value(Stand stand, String path) {
        int dot = path.indexOf('.');
        Object value =
                stand.sections()
                        .getOrDefault(new Key(path.substring(0, dot)), Map.of())
                        .get(path.substring(dot + 1));
        return value == null ? "" : value;
    }
}
