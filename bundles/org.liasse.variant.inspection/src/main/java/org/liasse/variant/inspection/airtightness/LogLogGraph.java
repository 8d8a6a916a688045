package org.liasse.variant.inspection.airtightness;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import org.liasse.api.print.Drawing;
import org.liasse.api.print.Drawing.Anchor;
import org.liasse.api.print.Drawing.Stroke;
import org.liasse.variant.inspection.airtightness.LogAxis.Tick;

/**
 * The points of the series of a zone and the lines fitted to them, on two logarithmic axes: a
 * drawing for a page or a screen. The same series, the same drawing.
 */
public final class LogLogGraph {

    private static final int WIDTH = 480;
    private static final int HEIGHT = 340;
    private static final int LEFT = 56;
    private static final int RIGHT = 14;
    private static final int TOP = 22;
    private static final int BOTTOM = 46;
    private static final double SMALL = 8.5;
    private static final double PLAIN = 10;

    /** The pressures, in Pa, between which the line is drawn at least. */
    private static final double FROM = 4;

    private static final double TO = 50;

    /** By how much the axis of flows may reach beyond what was measured, to show a line. */
    private static final double DECADES = 1000;

    /** Beyond as many decades only their beginnings bear a number. */
    private static final int FEW_DECADES = 2;

    private static final int DECADE_COLOUR = 0x888888;
    private static final int TICK_COLOUR = 0xdddddd;
    private static final int MARK_COLOUR = 0x2e7d32;
    private static final int WHITE = 0xffffff;

    /**
     * What is written on it.
     *
     * @param alternative for who does not see it
     * @param pressure along the axis, with the unit
     * @param flow up the axis, with the unit
     * @param modes what each is called
     * @param comma between a number and its decimals
     */
    public record Words(
            String alternative, String pressure, String flow, Map<Mode, String> modes, char comma) {

        public Words {
            modes = Map.copyOf(modes);
        }
    }

    private final List<Stroke> strokes = new ArrayList<>();
    private final LogAxis pressures;
    private final LogAxis flows;
    private final Words words;

    private LogLogGraph(LogAxis pressures, LogAxis flows, Words words) {
        this.pressures = pressures;
        this.flows = flows;
        this.words = words;
    }

    /** Empty axes where no series has a point. */
    public static Drawing of(List<Series> series, Words words) {
        var dp = new DoubleSummaryStatistics();
        var q = new DoubleSummaryStatistics();
        dp.accept(FROM);
        dp.accept(TO);
        for (Series one : series) {
            for (Pair pair : one.pairs()) {
                if (one.corrected(pair) > 0) {
                    dp.accept(one.corrected(pair));
                    q.accept(one.through(pair));
                }
            }
        }
        if (q.getCount() == 0) {
            q.accept(10);
        }
        double leastMeasured = q.getMin();
        double mostMeasured = q.getMax();
        for (Series one : series) {
            Line.through(one)
                    .filter(line -> Double.isFinite(line.at(FROM) + line.at(TO)))
                    .ifPresent(
                            line -> {
                                q.accept(Math.max(line.at(FROM), leastMeasured / DECADES));
                                q.accept(Math.min(line.at(TO), mostMeasured * DECADES));
                            });
        }
        LogAxis pressures = LogAxis.over(dp.getMin() * 0.9, dp.getMax(), LEFT, WIDTH - RIGHT);
        LogAxis flows = LogAxis.over(q.getMin() * 0.9, q.getMax() * 1.1, HEIGHT - BOTTOM, TOP);
        return new LogLogGraph(pressures, flows, words).drawn(series);
    }

    private Drawing drawn(List<Series> series) {
        grid();
        for (double reference : new double[] {FROM, TO}) {
            double x = pressures.at(reference);
            strokes.add(new Drawing.Line(x, TOP, x, HEIGHT - BOTTOM, 0.8, MARK_COLOUR, true));
            say(x, TOP - 6, number(reference, 0) + " Pa", Anchor.MIDDLE, SMALL);
        }
        say((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 10, words.pressure(), Anchor.MIDDLE, PLAIN);
        strokes.add(
                new Drawing.Words(
                        14,
                        (TOP + HEIGHT - BOTTOM) / 2.0,
                        words.flow(),
                        Anchor.MIDDLE,
                        PLAIN,
                        true));
        series.forEach(this::line);
        series.forEach(this::points);
        legend(series);
        return new Drawing(WIDTH, HEIGHT, strokes, words.alternative());
    }

    private void grid() {
        boolean areAllTold = pressures.decades() <= FEW_DECADES;
        for (Tick tick : pressures.ticks()) {
            double x = pressures.at(tick.value());
            rule(x, TOP, x, HEIGHT - BOTTOM, tick);
            if (tick.isTold(areAllTold)) {
                say(x, HEIGHT - BOTTOM + 12, tick.text(), Anchor.MIDDLE, SMALL);
            }
        }
        areAllTold = flows.decades() <= FEW_DECADES;
        for (Tick tick : flows.ticks()) {
            double y = flows.at(tick.value());
            rule(LEFT, y, WIDTH - RIGHT, y, tick);
            if (tick.isTold(areAllTold)) {
                say(LEFT - 5, y + 3, tick.text(), Anchor.END, SMALL);
            }
        }
        edge(LEFT, TOP, LEFT, HEIGHT - BOTTOM);
        edge(WIDTH - RIGHT, TOP, WIDTH - RIGHT, HEIGHT - BOTTOM);
        edge(LEFT, TOP, WIDTH - RIGHT, TOP);
        edge(LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM);
    }

    private void rule(double x1, double y1, double x2, double y2, Tick tick) {
        int colour = tick.digit() == 1 ? DECADE_COLOUR : TICK_COLOUR;
        strokes.add(new Drawing.Line(x1, y1, x2, y2, 0.5, colour, false));
    }

    private void edge(double x1, double y1, double x2, double y2) {
        strokes.add(new Drawing.Line(x1, y1, x2, y2, 0.8, 0, false));
    }

    private void say(double x, double y, String text, Anchor anchor, double size) {
        strokes.add(new Drawing.Words(x, y, text, anchor, size, false));
    }

    private static int colour(Mode mode) {
        return mode == Mode.DEPRESSURISATION ? 0x1f5fa8 : 0xb3541e;
    }

    /** Straight on these axes, and cut off where it leaves them. */
    private void line(Series series) {
        Line.through(series)
                .filter(line -> Double.isFinite(line.at(FROM) + line.at(pressures.most())))
                .filter(line -> line.at(FROM) > 0)
                .ifPresent(
                        line -> {
                            double from = within(line, FROM);
                            double to = within(line, pressures.most());
                            if (from < to) {
                                strokes.add(
                                        new Drawing.Line(
                                                pressures.at(from),
                                                flows.at(line.at(from)),
                                                pressures.at(to),
                                                flows.at(line.at(to)),
                                                1.4,
                                                colour(series.mode()),
                                                false));
                            }
                        });
    }

    /** The pressure nearest to this one at which the flow of a line is on its axis. */
    private double within(Line line, double pressure) {
        double flow = line.at(pressure);
        double nearest = Math.max(flows.least(), Math.min(flows.most(), flow));
        return nearest == flow || line.exponent() == 0
                ? pressure
                : Math.max(
                        FROM,
                        Math.min(
                                pressures.most(),
                                Math.pow(nearest / line.coefficient(), 1 / line.exponent())));
    }

    private void points(Series series) {
        for (Pair pair : series.pairs()) {
            if (series.corrected(pair) > 0) {
                strokes.add(
                        dot(
                                pressures.at(series.corrected(pair)),
                                flows.at(series.through(pair)),
                                series.mode()));
            }
        }
    }

    private static Drawing.Dot dot(double x, double y, Mode mode) {
        int colour = colour(mode);
        return new Drawing.Dot(x, y, 2.8, mode == Mode.DEPRESSURISATION ? colour : WHITE, colour);
    }

    private void legend(List<Series> series) {
        if (series.isEmpty()) {
            return;
        }
        double x = LEFT + 10.0;
        double y = TOP + 10.0;
        strokes.add(new Drawing.Box(x, y, 268, 14.0 * series.size() + 8, WHITE, DECADE_COLOUR));
        for (Series one : series) {
            y += 14;
            strokes.add(dot(x + 10, y - 1, one.mode()));
            String mode = words.modes().getOrDefault(one.mode(), one.mode().name());
            say(
                    x + 20,
                    y + 2,
                    mode + Line.through(one).map(this::told).orElse(""),
                    Anchor.START,
                    SMALL);
        }
    }

    private String told(Line line) {
        return " – C = "
                + number(line.coefficient(), 2)
                + " m³/(h·Paⁿ), n = "
                + number(line.exponent(), 3)
                + ", r² = "
                + number(line.determination(), 4);
    }

    private String number(double number, int decimals) {
        return Double.isFinite(number) && Math.abs(number) < 1e9
                ? new BigDecimal(number)
                        .setScale(decimals, RoundingMode.HALF_EVEN)
                        .toPlainString()
                        .replace('.', words.comma())
                : "∞";
    }
}
