package org.liasse.variant.inspection.airtightness;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.Test;
import org.liasse.api.print.Drawing;
import org.liasse.api.print.Drawing.Dot;
import org.liasse.api.print.Drawing.Words;

public class LogLogGraphTest {

    private static final LogLogGraph.Words WORDS =
            new LogLogGraph.Words(
                    "Mesure <A> & B",
                    "Δp (Pa)",
                    "q (m³/h)",
                    Map.of(
                            Mode.DEPRESSURISATION,
                            "Dépressurisation",
                            Mode.PRESSURISATION,
                            "Pressurisation"),
                    ',');

    /** Lines that are fitted are bolder than those of the grid. */
    private static final double BOLD = 1.2;

    private static Series series(Mode mode, double c, double n, double... pressures) {
        List<Pair> pairs =
                DoubleStream.of(pressures)
                        .mapToObj(dp -> new Pair(dp, c * Math.pow(Math.max(dp, 1), n)))
                        .toList();
        return new Series(mode, new Conditions(0, 0, 20, 20, null), pairs);
    }

    private static List<Drawing.Line> fits(Drawing drawing) {
        return all(drawing, Drawing.Line.class).stream()
                .filter(line -> line.width() > BOLD)
                .toList();
    }

    private static <T> List<T> all(Drawing drawing, Class<T> kind) {
        return drawing.strokes().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static List<String> texts(Drawing drawing) {
        return all(drawing, Words.class).stream().map(Words::text).toList();
    }

    @Test
    public void INSP_29_everyPointOfAnExactLawLiesOnItsLine() {
        Drawing drawing =
                LogLogGraph.of(
                        List.of(series(Mode.DEPRESSURISATION, 30, 0.65, 10, 20, 30, 40, 50)),
                        WORDS);
        // the last one is that of the legend, which is drawn after the points
        List<Dot> points = all(drawing, Dot.class).subList(0, 5);
        assertEquals(6, all(drawing, Dot.class).size());
        Drawing.Line line = fits(drawing).get(0);
        double slope = (line.y2() - line.y1()) / (line.x2() - line.x1());
        for (Dot point : points) {
            assertEquals(line.y1() + slope * (point.x() - line.x1()), point.y(), 1e-6);
        }
        assertTrue("more flow is higher up", slope < 0);
    }

    @Test
    public void INSP_29_pointsStandWhereTheirFiguresAreOnBothAxes() {
        Drawing drawing =
                LogLogGraph.of(List.of(series(Mode.DEPRESSURISATION, 1, 1, 10, 20, 50)), WORDS);
        List<Dot> points = all(drawing, Dot.class);
        for (int i = 0; i < 3; i++) {
            String figure = List.of("10", "20", "50").get(i);
            Dot point = points.get(i);
            assertTrue(
                    figure + " along the axis",
                    all(drawing, Words.class).stream()
                            .anyMatch(
                                    w ->
                                            w.text().equals(figure)
                                                    && Math.abs(w.x() - point.x()) < 0.01));
            assertTrue(
                    figure + " up the axis",
                    all(drawing, Words.class).stream()
                            .anyMatch(
                                    w ->
                                            w.text().equals(figure)
                                                    && Math.abs(w.y() - 3 - point.y()) < 0.01));
        }
    }

    @Test
    public void INSP_29_axesAreLabelledWithTheirUnitsAndTheLawIsTold() {
        Drawing drawing =
                LogLogGraph.of(List.of(series(Mode.DEPRESSURISATION, 30, 0.65, 10, 20, 50)), WORDS);
        List<String> texts = texts(drawing);
        assertTrue(
                texts.toString(),
                texts.containsAll(List.of("Δp (Pa)", "q (m³/h)", "4 Pa", "50 Pa")));
        assertTrue(
                texts.toString(),
                texts.contains("Dépressurisation – C = 30,00 m³/(h·Paⁿ), n = 0,650, r² = 1,0000"));
        assertEquals("Mesure <A> & B", drawing.alternative());
    }

    @Test
    public void INSP_29_bothModesAreToldApart() {
        Drawing drawing =
                LogLogGraph.of(
                        List.of(
                                series(Mode.DEPRESSURISATION, 30, 0.65, 10, 30, 50),
                                series(Mode.PRESSURISATION, 33, 0.6, 10, 30, 50)),
                        WORDS);
        assertEquals(2, fits(drawing).stream().map(Drawing.Line::colour).distinct().count());
        assertEquals(2, all(drawing, Dot.class).stream().map(Dot::fill).distinct().count());
    }

    @Test
    public void INSP_29_theSameSeriesAreTheSameImageInEveryLocale() {
        List<Series> series = List.of(series(Mode.PRESSURISATION, 30, 0.65, 10, 20, 50));
        String svg = LogLogGraph.of(series, WORDS).svg();
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.FRANCE);
            assertEquals(svg, LogLogGraph.of(series, WORDS).svg());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    public void INSP_29_whatSaysNoLawIsDrawnWithoutALine() {
        for (Series series :
                List.of(
                        series(Mode.PRESSURISATION, 30, 0.65),
                        series(Mode.PRESSURISATION, 30, 0.65, 0),
                        series(Mode.PRESSURISATION, 30, 0.65, 50, 50, 50))) {
            assertTrue(fits(LogLogGraph.of(List.of(series), WORDS)).isEmpty());
        }
        assertTrue(fits(LogLogGraph.of(List.of(), WORDS)).isEmpty());
    }

    @Test
    public void INSP_29_aWildLawStaysWithinBounds() {
        Drawing drawing =
                LogLogGraph.of(
                        List.of(series(Mode.PRESSURISATION, 1e-6, 9, 10, 11, 12, 13)), WORDS);
        String svg = drawing.svg();
        assertTrue(svg.length() < 40_000);
        assertFalse(svg.contains("NaN") || svg.contains("Infinity"));
        for (Drawing.Line line : fits(drawing)) {
            assertTrue(
                    line.toString(),
                    Math.min(line.y1(), line.y2()) >= 0
                            && Math.max(line.y1(), line.y2()) <= drawing.height());
        }
    }
}
