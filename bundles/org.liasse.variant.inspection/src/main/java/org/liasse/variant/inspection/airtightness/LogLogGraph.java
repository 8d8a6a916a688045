package org.liasse.variant.inspection.airtightness;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;

/**
 * The points of the series of a zone and the lines fitted to them, on two logarithmic axes, as an
 * SVG image that needs nothing but itself. The same series, the same text.
 */
public final class LogLogGraph {

    private static final int WIDTH = 520;
    private static final int HEIGHT = 380;
    private static final int LEFT = 64;
    private static final int RIGHT = 16;
    private static final int TOP = 16;
    private static final int BOTTOM = 48;

    /** The pressures, in Pa, between which the line is drawn at least. */
    private static final double FROM = 4;

    private static final double TO = 50;

    /** By how much the axis of flows may reach beyond what was measured, to show a line. */
    private static final double DECADES = 1000;

    /**
     * What is written on it.
     *
     * @param title for who does not see it
     * @param pressure along the axis
     * @param flow up the axis
     */
    public record Words(String title, String pressure, String flow) {}

    /** An axis over whole decades. */
    private record Axis(int first, int last, double start, double end) {

        static Axis over(double least, double most, double start, double end) {
            int first = (int) Math.floor(Math.log10(least) + 1e-9);
            int last = (int) Math.ceil(Math.log10(most) - 1e-9);
            return new Axis(first, Math.max(last, first + 1), start, end);
        }

        double at(double value) {
            return start + (Math.log10(value) - first) / (last - first) * (end - start);
        }
    }

    private final StringBuilder svg = new StringBuilder();
    private final Axis pressures;
    private final Axis flows;

    private LogLogGraph(Axis pressures, Axis flows) {
        this.pressures = pressures;
        this.flows = flows;
    }

    /** Empty axes where no series has a point. */
    public static String of(List<Series> series, Words words) {
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
        Axis pressures = Axis.over(dp.getMin(), dp.getMax(), LEFT, WIDTH - RIGHT);
        Axis flows = Axis.over(q.getMin(), q.getMax(), HEIGHT - BOTTOM, TOP);
        return new LogLogGraph(pressures, flows).drawn(series, words);
    }

    private String drawn(List<Series> series, Words words) {
        say(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 %d %d\""
                        + " width=\"%d\" height=\"%d\" font-family=\"sans-serif\""
                        + " font-size=\"11\">",
                WIDTH, HEIGHT, WIDTH, HEIGHT);
        say("<title>%s</title>", escaped(words.title()));
        grid();
        double middle = (LEFT + WIDTH - RIGHT) / 2.0;
        say(
                "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                middle, HEIGHT - 10, escaped(words.pressure()));
        say(
                "<text transform=\"translate(16 %.1f) rotate(-90)\""
                        + " text-anchor=\"middle\">%s</text>",
                (TOP + HEIGHT - BOTTOM) / 2.0, escaped(words.flow()));
        // an image within the image is clipped at its edges
        int width = WIDTH - RIGHT - LEFT;
        int height = HEIGHT - BOTTOM - TOP;
        say(
                "<svg x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" viewBox=\"%d %d %d %d\">",
                LEFT, TOP, width, height, LEFT, TOP, width, height);
        series.forEach(this::draw);
        say("</svg>");
        say("</svg>");
        return svg.toString();
    }

    private void grid() {
        for (int decade = pressures.first(); decade <= pressures.last(); decade++) {
            for (int digit = 1; digit <= (decade == pressures.last() ? 1 : 9); digit++) {
                double x = pressures.at(digit * Math.pow(10, decade));
                rule(x, TOP, x, HEIGHT - BOTTOM, digit);
                if (digit == 1) {
                    say(
                            "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                            x, HEIGHT - BOTTOM + 16, power(decade));
                }
            }
        }
        for (int decade = flows.first(); decade <= flows.last(); decade++) {
            for (int digit = 1; digit <= (decade == flows.last() ? 1 : 9); digit++) {
                double y = flows.at(digit * Math.pow(10, decade));
                rule(LEFT, y, WIDTH - RIGHT, y, digit);
                if (digit == 1) {
                    say(
                            "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
                            LEFT - 6, y + 4, power(decade));
                }
            }
        }
    }

    private void rule(double x1, double y1, double x2, double y2, int digit) {
        say(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>",
                x1, y1, x2, y2, digit == 1 ? "#888" : "#ddd");
    }

    private static String power(int decade) {
        return new java.math.BigDecimal(java.math.BigInteger.ONE, -decade).toPlainString();
    }

    private void draw(Series series) {
        boolean isDrawn = series.mode() == Mode.DEPRESSURISATION;
        String colour = isDrawn ? "#1f5fa8" : "#b3541e";
        double most = Math.pow(10, pressures.last());
        Line.through(series)
                .filter(line -> Double.isFinite(line.at(FROM) + line.at(most)))
                .filter(line -> line.at(FROM) > 0)
                .ifPresent(
                        line -> {
                            double low = FROM;
                            say(
                                    "<line class=\"fit\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\""
                                            + " y2=\"%.1f\" stroke=\"%s\"/>",
                                    pressures.at(low),
                                    flows.at(line.at(low)),
                                    pressures.at(most),
                                    flows.at(line.at(most)),
                                    colour);
                        });
        for (Pair pair : series.pairs()) {
            if (series.corrected(pair) > 0) {
                say(
                        "<circle class=\"point\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\""
                                + " stroke=\"%s\"/>",
                        pressures.at(series.corrected(pair)),
                        flows.at(series.through(pair)),
                        isDrawn ? colour : "#fff",
                        colour);
            }
        }
    }

    private void say(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
