package org.liasse.core.statistic;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Text;
import org.liasse.api.form.Field;
import org.liasse.api.form.Option;
import org.liasse.api.statistic.Statistics;
import org.liasse.api.statistic.Statistics.Cell;
import org.liasse.api.statistic.Statistics.Figures;
import org.liasse.api.statistic.Statistics.Label;
import org.liasse.api.statistic.Statistics.Period;
import org.liasse.api.type.DossierType;
import org.liasse.api.type.Statistic;
import org.liasse.api.type.Statistic.Measure;
import org.liasse.core.statistic.TallyRows.Line;

/** What was counted of one type, put into steps, and told in a language. */
final class Counts {

    private static final Text YES = new Text("Oui", "Yes");
    private static final Text NO = new Text("Non", "No");
    private static final Text NONE = new Text("Non renseigné", "Not given");

    /** In place of a step: no step begins there. */
    private static final LocalDate NOW = LocalDate.ofEpochDay(Tally.NOW);

    private final DossierType type;
    private final Steps steps;
    private final long usualSince;
    private final Language language;

    /** By series, the first day of the step, or {@link #NOW}, and the label. */
    private final Map<Key, Map<LocalDate, Map<String, Long>>> cells = new HashMap<>();

    private final Map<Key, Map<LocalDate, Percentiles>> spreads = new HashMap<>();
    private final Map<Key, Percentiles> usual = new HashMap<>();

    /**
     * @param usualSince the first day, as a number, of those whose durations are the usual ones
     */
    Counts(DossierType type, Steps steps, long usualSince, Language language) {
        this.type = type;
        this.steps = steps;
        this.usualSince = usualSince;
        this.language = language;
    }

    void add(Line line) {
        Measure measure = type.statistic(line.series()).map(Statistic::measure).orElse(null);
        if (measure == Measure.DURATION && line.day() >= usualSince) {
            usual.computeIfAbsent(line.series(), key -> new Percentiles())
                    .add(line.bucket(), line.n());
        }
        LocalDate step = line.day() == Tally.NOW ? NOW : steps.stepOf(line.day());
        if (step == null) {
            return;
        }
        cells.computeIfAbsent(line.series(), key -> new HashMap<>())
                .computeIfAbsent(step, day -> new HashMap<>())
                .merge(line.label(), line.n(), Long::sum);
        if (measure == Measure.DURATION) {
            spreads.computeIfAbsent(line.series(), key -> new HashMap<>())
                    .computeIfAbsent(step, day -> new Percentiles())
                    .add(line.bucket(), line.n());
        }
    }

    Figures figures(Statistic statistic) {
        boolean isCurrent = statistic.measure() == Measure.CURRENT;
        return new Figures(
                type.key(),
                statistic.key(),
                statistic.label().in(language),
                statistic.measure(),
                statistic.by(),
                isCurrent ? cells(statistic, NOW) : List.of(),
                isCurrent
                        ? List.of()
                        : steps.beginnings().stream().map(day -> period(statistic, day)).toList(),
                statistic.measure() == Measure.DURATION
                        ? usual.getOrDefault(statistic.key(), new Percentiles()).spread()
                        : null);
    }

    private Map<String, Long> found(Key series, LocalDate step) {
        return cells.getOrDefault(series, Map.of()).getOrDefault(step, Map.of());
    }

    private Period period(Statistic statistic, LocalDate day) {
        LocalDate end = steps.endOf(day);
        return switch (statistic.measure()) {
            case RATE -> {
                Map<String, Long> whole = found(statistic.whole(), day);
                yield new Period(
                        day, end, sum(whole, statistic.to()), List.of(), null, sum(whole, null));
            }
            case DURATION -> {
                var spread =
                        spreads.getOrDefault(statistic.key(), Map.of())
                                .getOrDefault(day, new Percentiles())
                                .spread();
                yield new Period(day, end, spread.n(), List.of(), spread, null);
            }
            default -> {
                long n = sum(found(statistic.key(), day), null);
                yield new Period(
                        day,
                        end,
                        n,
                        statistic.by().isEmpty() ? List.of() : cells(statistic, day),
                        null,
                        null);
            }
        };
    }

    private static long sum(Map<String, Long> found, Set<Key> states) {
        return found.entrySet().stream()
                .filter(e -> states == null || states.contains(new Key(e.getKey())))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private List<Cell> cells(Statistic statistic, LocalDate step) {
        return found(statistic.key(), step).entrySet().stream()
                .sorted(
                        Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(Statistics.MOST_CELLS)
                .map(e -> new Cell(labels(statistic, e.getKey()), e.getValue()))
                .toList();
    }

    private List<Label> labels(Statistic statistic, String label) {
        if (statistic.by().isEmpty()) {
            return List.of();
        }
        String[] parts = label.split("\\" + Tally.APART, -1);
        var labels = new ArrayList<Label>();
        for (int i = 0; i < statistic.by().size(); i++) {
            String key = i < parts.length ? parts[i] : "";
            labels.add(new Label(key, name(statistic.by().get(i), key)));
        }
        return labels;
    }

    private String name(String path, String key) {
        if (path.equals(Statistic.STATE)) {
            return type.state(new Key(key)).map(s -> s.label().in(language)).orElse(key);
        }
        if (key.isEmpty()) {
            return NONE.in(language);
        }
        int dot = path.indexOf('.');
        return type.section(new Key(path.substring(0, dot)))
                .flatMap(section -> section.form().field(new Key(path.substring(dot + 1))))
                .map(field -> name(field, key))
                .orElse(key);
    }

    private String name(Field field, String key) {
        if (field.options().isEmpty()) {
            return (key.equals("true") ? YES : NO).in(language);
        }
        return field.options().stream()
                .filter(option -> option.key().value().equals(key))
                .map(Option::label)
                .findFirst()
                .map(label -> label.in(language))
                .orElse(key);
    }
}
