package org.liasse.rest.statistic;

import java.util.List;
import java.util.Locale;
import org.liasse.rest.http.Svg;

/**
 * A chart as SVG 1.1 that needs nothing but itself: columns over time, or bars of what there is
 * now. All that it shows stands in its description too. The same data, the same text.
 */
final class Chart {

    private static final int WIDTH = 760;
    private static final int LEFT = 72;
    private static final int RIGHT = 24;
    private static final int TOP = 64;
    private static final int PLOT = 250;
    private static final int BOTTOM = 40;
    private static final int LINE = 20;
    private static final int ROW = 28;
    private static final int NAMES = 240;
    private static final int LONGEST = 34;
    private static final int MOST_TICKS = 8;

    /** Each at least 4.5 to 1 on white. */
    private static final List<String> COLOURS =
            List.of(
                    "#1d3557", "#a84a16", "#1f6f54", "#7b2d8b", "#755c00", "#b80f1c", "#2f629a",
                    "#555555");

    /** At most so many series are told apart. */
    static final int MOST_SERIES = COLOURS.size();

    private final ChartData data;
    private final StringBuilder svg = new StringBuilder(4096);

    private Chart(ChartData data) {
        this.data = data;
    }

    static String of(ChartData data) {
        var chart = new Chart(data);
        return data.isNow() ? chart.bars() : chart.columns();
    }

    private void begin(int height) {
        say(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"%s-title"
                        + " %s-desc\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                        + " font-family=\"sans-serif\" font-size=\"12\" fill=\"#10203a\">",
                data.key(), data.key(), WIDTH, height, WIDTH, height);
        say("<title id=\"%s-title\">%s</title>", data.key(), Svg.text(data.title()));
        say("<desc id=\"%s-desc\">%s</desc>", data.key(), Svg.text(data.description()));
        say("<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>");
        say("<text x=\"16\" y=\"26\" font-size=\"16\">%s</text>", Svg.text(data.title()));
        if (!data.note().isEmpty()) {
            say("<text x=\"16\" y=\"46\">%s</text>", Svg.text(data.note()));
        }
    }

    private String end() {
        return svg.append("</svg>\n").toString();
    }

    private void sayEmpty(int y) {
        say(
                "<text class=\"empty\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                WIDTH / 2, y, Svg.text(data.empty()));
    }

    private String bars() {
        int rows = Math.max(data.columns().size(), 2);
        begin(TOP + rows * ROW + 16);
        if (data.isEmpty()) {
            sayEmpty(TOP + ROW);
            return end();
        }
        double room = WIDTH - NAMES - RIGHT - 60;
        for (int i = 0; i < data.columns().size(); i++) {
            ChartData.Column bar = data.columns().get(i);
            double value = bar.values().get(0);
            int y = TOP + i * ROW;
            say("<g><title>%s</title>", Svg.text(data.told(bar.name(), value)));
            say(
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>",
                    NAMES - 8, y + 18, Svg.text(cut(bar.name())));
            double length = value / data.top() * room;
            say(
                    "<rect class=\"bar\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\""
                            + " fill=\"%s\"/>",
                    NAMES, y + 4, length, ROW - 8, COLOURS.get(0));
            say(
                    "<text x=\"%.1f\" y=\"%d\">%s</text></g>",
                    NAMES + length + 6, y + 18, Svg.text(data.told(value)));
        }
        return end();
    }

    private String columns() {
        int legend = data.series().size() > 1 ? (data.series().size() + 1) / 2 * LINE : 0;
        int top = TOP + legend;
        int foot = top + PLOT;
        begin(foot + BOTTOM);
        if (legend > 0) {
            legend();
        }
        grid(top, foot);
        if (data.isEmpty()) {
            sayEmpty(top + PLOT / 2);
        } else {
            double step = (double) (WIDTH - LEFT - RIGHT) / data.columns().size();
            for (int i = 0; i < data.columns().size(); i++) {
                column(data.columns().get(i), LEFT + i * step, step, foot);
            }
        }
        names(foot);
        return end();
    }

    private void legend() {
        for (int i = 0; i < data.series().size(); i++) {
            int x = LEFT + i % 2 * (WIDTH - LEFT) / 2;
            int y = TOP + i / 2 * LINE;
            say(
                    "<rect x=\"%d\" y=\"%d\" width=\"12\" height=\"12\" fill=\"%s\"/>"
                            + "<text x=\"%d\" y=\"%d\">%s</text>",
                    x, y - 6, COLOURS.get(i), x + 18, y + 5, Svg.text(cut(data.series().get(i))));
        }
    }

    private void grid(int top, int foot) {
        for (int i = 0; i <= 2; i++) {
            double y = foot - i * PLOT / 2.0;
            say(
                    "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"%s\"/>",
                    LEFT, y, WIDTH - RIGHT, y, i == 0 ? "#333" : "#bbb");
            if (!data.isEmpty()) {
                say(
                        "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
                        LEFT - 6, y + 4, Svg.text(data.told(data.top() * i / 2)));
            }
        }
    }

    private void column(ChartData.Column column, double x, double step, int foot) {
        int beside = data.isStacked() ? 1 : column.values().size();
        double width = step * 0.8 / beside;
        double y = foot;
        say("<g><title>%s</title>", Svg.text(data.told(column)));
        for (int i = 0; i < column.values().size(); i++) {
            Double value = column.values().get(i);
            if (value == null || value == 0) {
                continue;
            }
            double height = value / data.top() * PLOT;
            y = data.isStacked() ? y - height : foot - height;
            say(
                    "<rect class=\"bar\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\""
                            + " fill=\"%s\"/>",
                    x + step * 0.1 + (data.isStacked() ? 0 : i * width),
                    y,
                    width,
                    height,
                    COLOURS.get(i));
        }
        say("</g>");
    }

    private void names(int foot) {
        int all = data.columns().size();
        int each = Math.max(1, (all + MOST_TICKS - 1) / MOST_TICKS);
        double step = all == 0 ? 0 : (double) (WIDTH - LEFT - RIGHT) / all;
        for (int i = 0; i < all; i += each) {
            say(
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" font-size=\"11\">%s</text>",
                    LEFT + (i + 0.5) * step, foot + 18, Svg.text(data.columns().get(i).name()));
        }
    }

    private static String cut(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    private void say(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
