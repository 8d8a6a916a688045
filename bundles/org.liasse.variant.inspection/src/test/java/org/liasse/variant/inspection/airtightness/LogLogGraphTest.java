package org.liasse.variant.inspection.airtightness;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The graph of a test: an image that parses, with each point on the line that fits it. */
public class LogLogGraphTest {

    private static final LogLogGraph.Words WORDS =
            new LogLogGraph.Words("Mesure <A> & B", "Δp (Pa)", "q (m³/h)");

    private static Series series(Mode mode, double c, double n, double... pressures) {
        List<Pair> pairs =
                DoubleStream.of(pressures)
                        .mapToObj(dp -> new Pair(dp, c * Math.pow(Math.max(dp, 1), n)))
                        .toList();
        return new Series(mode, new Conditions(0, 0, 20, 20, null), pairs);
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> all(Document document, String name, String kind) {
        var found = new ArrayList<Element>();
        var nodes = document.getElementsByTagName(name);
        for (int i = 0; i < nodes.getLength(); i++) {
            Element element = (Element) nodes.item(i);
            if (element.getAttribute("class").equals(kind)) {
                found.add(element);
            }
        }
        return found;
    }

    private static double number(Element element, String name) {
        return Double.parseDouble(element.getAttribute(name));
    }

    @Test
    public void everyPointOfAnExactLawLiesOnItsLine() throws Exception {
        Document image =
                parsed(
                        LogLogGraph.of(
                                List.of(
                                        series(
                                                Mode.DEPRESSURISATION,
                                                30,
                                                0.65,
                                                10,
                                                20,
                                                30,
                                                40,
                                                50)),
                                WORDS));
        List<Element> points = all(image, "circle", "point");
        assertEquals(5, points.size());
        Element line = all(image, "line", "fit").get(0);
        double slope =
                (number(line, "y2") - number(line, "y1"))
                        / (number(line, "x2") - number(line, "x1"));
        for (Element point : points) {
            double y = number(line, "y1") + slope * (number(point, "cx") - number(line, "x1"));
            assertEquals(y, number(point, "cy"), 0.2);
        }
        assertTrue("more flow is higher up", slope < 0);
    }

    @Test
    public void bothModesAreToldApart() {
        String svg =
                LogLogGraph.of(
                        List.of(
                                series(Mode.DEPRESSURISATION, 30, 0.65, 10, 30, 50),
                                series(Mode.PRESSURISATION, 33, 0.6, 10, 30, 50)),
                        WORDS);
        assertTrue(svg.contains("#1f5fa8") && svg.contains("#b3541e"));
        assertTrue(svg.contains("<title>Mesure &lt;A&gt; &amp; B</title>"));
    }

    @Test
    public void theSameSeriesAreTheSameTextInEveryLocale() {
        List<Series> series = List.of(series(Mode.PRESSURISATION, 30, 0.65, 10, 20, 50));
        String svg = LogLogGraph.of(series, WORDS);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.FRANCE);
            assertEquals(svg, LogLogGraph.of(series, WORDS));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    public void whatSaysNoLawIsDrawnWithoutALine() throws Exception {
        for (Series series :
                List.of(
                        series(Mode.PRESSURISATION, 30, 0.65),
                        series(Mode.PRESSURISATION, 30, 0.65, 0),
                        series(Mode.PRESSURISATION, 30, 0.65, 50, 50, 50))) {
            Document image = parsed(LogLogGraph.of(List.of(series), WORDS));
            assertTrue(all(image, "line", "fit").isEmpty());
        }
        parsed(LogLogGraph.of(List.of(), WORDS));
    }

    @Test
    public void aWildLawStaysWithinBounds() {
        String svg =
                LogLogGraph.of(
                        List.of(series(Mode.PRESSURISATION, 1e-6, 9, 10, 11, 12, 13)), WORDS);
        assertTrue(svg.length() < 40_000);
        assertFalse(svg.contains("NaN") || svg.contains("Infinity"));
    }
}
