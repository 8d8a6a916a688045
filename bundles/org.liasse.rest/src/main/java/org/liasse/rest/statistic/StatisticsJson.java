package org.liasse.rest.statistic;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import javax.ws.rs.core.Response;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.people.Caller;
import org.liasse.api.statistic.Statistics;
import org.liasse.api.statistic.Statistics.Cell;
import org.liasse.api.statistic.Statistics.Figures;
import org.liasse.api.statistic.Statistics.Period;
import org.liasse.api.statistic.Statistics.Spread;
import org.liasse.api.statistic.Statistics.Step;
import org.liasse.api.statistic.Statistics.Wanted;
import org.liasse.api.type.Statistic.Measure;
import org.liasse.rest.http.Parameters;
import org.liasse.rest.http.Svg;

/** Figures, as their reader gets them. */
record StatisticsJson(List<FiguresJson> items) {

    private static final int DIGITS = 4;

    /**
     * @param current what there is now; absent but for a figure of now
     * @param periods week by week or month by month; absent for a figure of now
     * @param usual of the last thirty days; absent but for durations
     */
    record FiguresJson(
            Key type,
            Key key,
            String label,
            Key measure,
            List<String> by,
            List<Cell> current,
            List<PeriodJson> periods,
            Spread usual) {}

    /**
     * @param of the whole of a rate
     * @param rate the part of it, from 0 to 1 with four digits; absent where the whole is nothing
     */
    record PeriodJson(
            String from,
            String until,
            long n,
            List<Cell> cells,
            Spread spread,
            Long of,
            BigDecimal rate) {}

    static Wanted wanted(String type, String from, String until, String per) {
        Step step =
                switch (per) {
                    case "day" -> Step.DAY;
                    case "week" -> Step.WEEK;
                    case "month" -> Step.MONTH;
                    default ->
                            throw Problem.invalid(
                                    "per",
                                    "Il faut day, week ou month.",
                                    "This must be day, week or month.");
                };
        return new Wanted(
                Parameters.key("type", type),
                Parameters.date("from", from),
                Parameters.date("until", until),
                step);
    }

    /**
     * A figure as an image; of the first type that has it, where several have.
     *
     * @throws Problem NOT_FOUND where the caller reads no such figure there
     */
    static Response chart(
            Statistics statistics, Caller caller, String place, Key figure, Wanted wanted) {
        Figures found =
                statistics.read(caller, place, wanted).stream()
                        .filter(figures -> figures.key().equals(figure))
                        .findFirst()
                        .orElseThrow(Problem::notFound);
        return Svg.answer(Chart.of(new ChartData(found, caller.language())));
    }

    static StatisticsJson of(List<Figures> figures) {
        return new StatisticsJson(figures.stream().map(StatisticsJson::json).toList());
    }

    private static FiguresJson json(Figures figures) {
        boolean isCurrent = figures.measure() == Measure.CURRENT;
        return new FiguresJson(
                figures.type(),
                figures.key(),
                figures.label(),
                Key.of(figures.measure()),
                figures.by(),
                isCurrent ? figures.current() : null,
                isCurrent ? null : figures.periods().stream().map(p -> json(p, figures)).toList(),
                figures.usual());
    }

    private static PeriodJson json(Period period, Figures figures) {
        boolean isSplit = figures.measure() == Measure.COUNT && !figures.by().isEmpty();
        return new PeriodJson(
                period.from().toString(),
                period.until().toString(),
                period.n(),
                isSplit ? period.cells() : null,
                period.spread(),
                period.of(),
                rate(period));
    }

    private static BigDecimal rate(Period period) {
        return period.of() == null || period.of() == 0
                ? null
                : BigDecimal.valueOf(period.n())
                        .divide(BigDecimal.valueOf(period.of()), DIGITS, RoundingMode.HALF_UP);
    }
}
