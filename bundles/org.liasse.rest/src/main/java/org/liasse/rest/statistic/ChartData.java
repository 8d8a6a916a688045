package org.liasse.rest.statistic;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.liasse.api.Key;
import org.liasse.api.Labels;
import org.liasse.api.Language;
import org.liasse.api.statistic.Statistics.Cell;
import org.liasse.api.statistic.Statistics.Figures;
import org.liasse.api.statistic.Statistics.Label;
import org.liasse.api.statistic.Statistics.Period;
import org.liasse.api.statistic.Statistics.Spread;
import org.liasse.api.type.Statistic.Measure;

/** What a chart shows of a figure, in the language of its reader. */
final class ChartData {

    private static final Labels WORDS = Labels.beside(ChartData.class);
    private static final int MOST_BARS = 20;
    private static final long HOURS_A_DAY = 24;

    /** From so many hours on, durations are told in days. */
    private static final long THREE_DAYS = 72;

    /**
     * A period, or what there is of one kind.
     *
     * @param values one for each series; {@code null} where there is none
     */
    record Column(String name, List<Double> values) {}

    private final Figures figures;
    private final Language language;
    private final List<String> series;
    private final List<Column> columns;
    private final boolean inDays;

    ChartData(Figures figures, Language language) {
        this.figures = figures;
        this.language = language;
        this.inDays = longest() >= THREE_DAYS;
        this.series = seriesOf();
        this.columns = isNow() ? bars() : figures.periods().stream().map(this::column).toList();
    }

    /** To tell the parts of several images in one page apart. */
    Key key() {
        return figures.key();
    }

    String title() {
        return figures.measure() == Measure.DURATION
                ? figures.label() + " (" + unit() + ")"
                : figures.label();
    }

    /** What stands below the title; empty for nothing. */
    String note() {
        Spread usual = figures.usual();
        return usual == null || usual.ninetieth() == null
                ? ""
                : word("usual") + " " + told(hours(usual.ninetieth())) + " " + unit();
    }

    String empty() {
        return word("empty");
    }

    boolean isNow() {
        return figures.measure() == Measure.CURRENT;
    }

    boolean isStacked() {
        return figures.measure() == Measure.COUNT;
    }

    boolean isEmpty() {
        return columns.stream()
                .flatMap(column -> column.values().stream())
                .noneMatch(value -> value != null && value > 0);
    }

    List<String> series() {
        return series;
    }

    List<Column> columns() {
        return columns;
    }

    /** All of it, in words. */
    String description() {
        String said =
                isEmpty()
                        ? empty()
                        : columns.stream().map(this::told).collect(Collectors.joining(" ; "));
        return note().isEmpty() ? said : note() + ". " + said;
    }

    /**
     * The value at the top of the axis: 2, 4 or 10 times a power of ten, so that its half is whole.
     */
    double top() {
        if (figures.measure() == Measure.RATE) {
            return 1;
        }
        double most = columns.stream().mapToDouble(this::height).max().orElse(0);
        double power = 1;
        while (power * 10 < most) {
            power *= 10;
        }
        for (int factor : new int[] {2, 4, 10}) {
            if (power * factor >= most) {
                return power * factor;
            }
        }
        return most;
    }

    private double height(Column column) {
        Stream<Double> values = column.values().stream().filter(Objects::nonNull);
        return isStacked()
                ? values.mapToDouble(value -> value).sum()
                : values.mapToDouble(value -> value).max().orElse(0);
    }

    String told(double value) {
        boolean isRate = figures.measure() == Measure.RATE;
        String text =
                BigDecimal.valueOf(isRate ? value * 100 : value)
                        .setScale(1, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString();
        if (language == Language.FR) {
            return text.replace('.', ',') + (isRate ? " %" : "");
        }
        return text + (isRate ? "%" : "");
    }

    String told(Column column) {
        var parts = new ArrayList<String>();
        for (int i = 0; i < column.values().size(); i++) {
            Double value = column.values().get(i);
            boolean isNothing = value == null || value == 0 && series.size() > 1;
            if (!isNothing) {
                parts.add((series.size() > 1 ? series.get(i) + " " : "") + told(value));
            }
        }
        return column.name() + colon() + (parts.isEmpty() ? "–" : String.join(", ", parts));
    }

    /** Told of a bar: what it is, and how many. */
    String told(String name, double value) {
        return name + colon() + told(value);
    }

    private String colon() {
        return language == Language.FR ? " : " : ": ";
    }

    private String unit() {
        return word(inDays ? "days" : "hours");
    }

    private long longest() {
        return Stream.concat(
                        figures.periods().stream().map(Period::spread),
                        Stream.ofNullable(figures.usual()))
                .filter(Objects::nonNull)
                .map(Spread::ninetieth)
                .filter(Objects::nonNull)
                .mapToLong(hours -> hours)
                .max()
                .orElse(0);
    }

    private Double hours(Long hours) {
        return hours == null ? null : inDays ? (double) hours / HOURS_A_DAY : (double) hours;
    }

    private List<Column> bars() {
        if (figures.current().isEmpty()) {
            return List.of();
        }
        var bars = new ArrayList<Column>();
        long rest = 0;
        for (Cell cell : figures.current()) {
            if (bars.size() < MOST_BARS) {
                bars.add(new Column(name(cell), List.of((double) cell.n())));
            } else {
                rest += cell.n();
            }
        }
        if (rest > 0) {
            bars.add(new Column(word("other"), List.of((double) rest)));
        }
        return bars;
    }

    /** The largest of all periods together; those beyond what can be told apart are one. */
    private List<String> seriesOf() {
        if (figures.measure() == Measure.DURATION) {
            return List.of(word("median"), word("ninetieth"));
        }
        if (!isSplit()) {
            return List.of(figures.label());
        }
        Map<String, Long> sums = new LinkedHashMap<>();
        figures.periods().stream()
                .flatMap(period -> period.cells().stream())
                .forEach(cell -> sums.merge(name(cell), cell.n(), Long::sum));
        List<String> names =
                sums.entrySet().stream()
                        .sorted(
                                Map.Entry.<String, Long>comparingByValue()
                                        .reversed()
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .map(Map.Entry::getKey)
                        .toList();
        return names.size() <= Chart.MOST_SERIES
                ? names
                : Stream.concat(
                                names.stream().limit(Chart.MOST_SERIES - 1L),
                                Stream.of(word("other")))
                        .toList();
    }

    private boolean isSplit() {
        return figures.measure() == Measure.COUNT && !figures.by().isEmpty();
    }

    private Column column(Period period) {
        return new Column(
                day(period.from()),
                switch (figures.measure()) {
                    case RATE ->
                            one(
                                    period.of() == null || period.of() == 0
                                            ? null
                                            : (double) period.n() / period.of());
                    case DURATION -> spread(period.spread());
                    default -> isSplit() ? split(period) : one((double) period.n());
                });
    }

    private static List<Double> one(Double value) {
        var values = new ArrayList<Double>();
        values.add(value);
        return values;
    }

    private List<Double> spread(Spread spread) {
        var values = new ArrayList<Double>();
        values.add(spread == null ? null : hours(spread.median()));
        values.add(spread == null ? null : hours(spread.ninetieth()));
        return values;
    }

    private List<Double> split(Period period) {
        var values = new ArrayList<Double>();
        series.forEach(name -> values.add(0.0));
        for (Cell cell : period.cells()) {
            int place = series.indexOf(name(cell));
            int there = place < 0 ? series.size() - 1 : place;
            values.set(there, values.get(there) + cell.n());
        }
        return values;
    }

    private String name(Cell cell) {
        String name =
                cell.labels().stream()
                        .map(Label::name)
                        .map(label -> label.isBlank() ? word("none") : label)
                        .collect(Collectors.joining(" / "));
        return name.isEmpty() ? figures.label() : name;
    }

    private String day(LocalDate day) {
        return language == Language.FR
                ? day.format(DateTimeFormatter.ofPattern("dd/MM/uuuu"))
                : day.toString();
    }

    private String word(String key) {
        return WORDS.text("chart." + key).in(language);
    }
}
