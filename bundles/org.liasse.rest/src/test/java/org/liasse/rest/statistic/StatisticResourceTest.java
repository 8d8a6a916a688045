package org.liasse.rest.statistic;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.people.Caller;
import org.liasse.api.statistic.Statistics;
import org.liasse.api.statistic.Statistics.Cell;
import org.liasse.api.statistic.Statistics.Figures;
import org.liasse.api.statistic.Statistics.Label;
import org.liasse.api.statistic.Statistics.Period;
import org.liasse.api.statistic.Statistics.Spread;
import org.liasse.api.statistic.Statistics.Step;
import org.liasse.api.statistic.Statistics.Wanted;
import org.liasse.api.type.Statistic.Measure;
import org.liasse.rest.Doors;
import org.liasse.rest.http.TestServer;
import org.liasse.rest.http.TestServer.Answered;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

public class StatisticResourceTest {

    private static final Key TYPE = new Key("request");
    private static final LocalDate MONDAY = LocalDate.parse("2026-02-23");
    private static final List<Cell> CELLS =
            List.of(new Cell(List.of(new Label("accepted", "Accepted")), 3));

    private final List<Object[]> asked = new ArrayList<>();
    private TestServer server;

    @Before
    public void start() throws Exception {
        Statistics statistics =
                new Doors()
                        .on(
                                "read",
                                a -> {
                                    asked.add(a);
                                    if (a[1].equals("hidden")) {
                                        throw Problem.notFound();
                                    }
                                    return figures();
                                })
                        .as(Statistics.class);
        server =
                new TestServer(null, 1000)
                        .at(
                                "/api",
                                Set.of(
                                        new StatisticResource(statistics),
                                        new OfficeStatisticResource(statistics)));
    }

    private static List<Figures> figures() {
        return List.of(
                figures("progress", Measure.CURRENT, List.of("state"), CELLS, null, null),
                figures(
                        "decided",
                        Measure.COUNT,
                        List.of("state"),
                        List.of(),
                        week(null, null),
                        null),
                figures("rate", Measure.RATE, List.of(), List.of(), week(null, 7L), null),
                figures("none", Measure.RATE, List.of(), List.of(), week(null, 0L), null),
                figures(
                        "time",
                        Measure.DURATION,
                        List.of(),
                        List.of(),
                        week(new Spread(3, 5L, 90L), null),
                        new Spread(0, null, null)));
    }

    private static Period week(Spread spread, Long of) {
        return new Period(MONDAY, MONDAY.plusDays(6), 3, CELLS, spread, of);
    }

    private static Figures figures(
            String key,
            Measure measure,
            List<String> by,
            List<Cell> current,
            Period period,
            Spread usual) {
        return new Figures(
                TYPE,
                new Key(key),
                key,
                measure,
                by,
                current,
                period == null ? List.of() : List.of(period),
                usual);
    }

    @After
    public void stop() {
        server.close();
    }

    // PROC-52
    @Test
    public void PROC_52_statisticsAreReadWithoutSignIn() throws Exception {
        Answered page = server.get("/api/dossiers/c1/statistics");
        assertEquals(page.text(), 200, page.status());
        assertFalse(((Caller) asked.get(0)[0]).isSignedIn());
        assertEquals("c1", asked.get(0)[1]);
        assertEquals(new Wanted(null, null, null, Step.WEEK), asked.get(0)[2]);
        JsonNode items = page.json().get("items");
        assertEquals("current", items.at("/0/measure").asText());
        assertEquals("Accepted", items.at("/0/current/0/labels/0/name").asText());
        assertEquals(3, items.at("/0/current/0/n").asInt());
        assertFalse(items.get(0).has("periods"));
        assertEquals("2026-02-23", items.at("/1/periods/0/from").asText());
        assertEquals("2026-03-01", items.at("/1/periods/0/until").asText());
        assertEquals("accepted", items.at("/1/periods/0/cells/0/labels/0/key").asText());
        assertEquals("0.4286", items.at("/2/periods/0/rate").asText());
        assertEquals(7, items.at("/2/periods/0/of").asInt());
        assertFalse(items.at("/3/periods/0").has("rate"));
        assertEquals(90, items.at("/4/periods/0/spread/ninetieth").asInt());
        assertEquals(0, items.at("/4/usual/n").asInt());
        assertFalse(items.at("/4/usual").has("ninetieth"));
    }

    // PROC-52
    @Test
    public void PROC_52_statisticsAreNoExport() throws Exception {
        for (String form :
                List.of(
                        "text/csv",
                        "application/zip",
                        "application/vnd.oasis.opendocument.spreadsheet",
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")) {
            Answered refused = server.get("/api/dossiers/c1/statistics", "Accept", form);
            assertEquals(form, 406, refused.status());
            assertEquals(form, "not-acceptable", last(refused.json().get("type").asText()));
        }
        assertTrue(asked.isEmpty());
        assertEquals(404, server.get("/api/dossiers/c1/statistics.csv").status());
        assertEquals(422, server.get("/api/dossiers/c1/statistics?format=csv").status());
    }

    private static String last(String type) {
        return type.substring(type.lastIndexOf('/') + 1);
    }

    private Document chart(String figure, String... headers) throws Exception {
        Answered image = server.get("/api/dossiers/c1/statistics/" + figure + ".svg", headers);
        assertEquals(image.text(), 200, image.status());
        assertEquals("image/svg+xml", image.header("Content-Type"));
        assertEquals("sandbox; default-src 'none'", image.header("Content-Security-Policy"));
        assertEquals("nosniff", image.header("X-Content-Type-Options"));
        assertEquals(
                "the same again",
                image.text(),
                server.get("/api/dossiers/c1/statistics/" + figure + ".svg", headers).text());
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(image.raw().body()));
    }

    private static String text(Document svg, String tag) {
        return svg.getElementsByTagName(tag).item(0).getTextContent();
    }

    private static List<Element> bars(Document svg) {
        NodeList all = svg.getElementsByTagName("rect");
        return IntStream.range(0, all.getLength())
                .mapToObj(i -> (Element) all.item(i))
                .filter(rect -> rect.getAttribute("class").equals("bar"))
                .toList();
    }

    // PROC-52
    @Test
    public void PROC_52_eachFigureIsAnImageThatSaysInWordsWhatItShows() throws Exception {
        Document progress = chart("progress");
        assertFalse(((Caller) asked.get(0)[0]).isSignedIn());
        assertEquals("img", progress.getDocumentElement().getAttribute("role"));
        assertEquals("progress", text(progress, "title"));
        assertEquals("Accepted : 3", text(progress, "desc"));
        assertEquals(1, bars(progress).size());
        Document decided = chart("decided", "Accept-Language", "en");
        assertEquals("2026-02-23: 3", text(decided, "desc"));
        Document rate = chart("rate");
        assertEquals("23/02/2026 : 42,9 %", text(rate, "desc"));
        double height = Double.parseDouble(bars(rate).get(0).getAttribute("height"));
        assertEquals("three sevenths of the whole axis", 250 * 3 / 7.0, height, 0.1);
        Document time = chart("time", "Accept-Language", "en");
        assertEquals("time (days)", text(time, "title"));
        assertEquals("2026-02-23: Median 0.2, Nine out of ten at most 3.8", text(time, "desc"));
        assertEquals(2, bars(time).size());
        assertEquals(404, server.get("/api/dossiers/c1/statistics/unknown.svg").status());
        assertEquals(404, server.get("/api/dossiers/hidden/statistics/rate.svg").status());
        assertEquals(200, server.get("/api/offices/north/statistics/rate.svg").status());
        assertEquals(422, server.get("/api/dossiers/c1/statistics/rate.svg?per=hour").status());
        for (String form : List.of("text/csv", "application/zip")) {
            assertEquals(
                    406,
                    server.get("/api/dossiers/c1/statistics/rate.svg", "Accept", form).status());
        }
    }

    // PROC-52
    @Test
    public void PROC_52_whereThereIsNothingTheImageSaysSo() throws Exception {
        Document none = chart("none", "Accept-Language", "en");
        assertEquals("Nothing to show for this period.", text(none, "desc"));
        assertEquals(List.of(), bars(none));
        String words = "";
        NodeList texts = none.getElementsByTagName("text");
        for (int i = 0; i < texts.getLength(); i++) {
            words += texts.item(i).getTextContent() + "\n";
        }
        assertTrue(words, words.contains("Nothing to show for this period."));
        assertTrue(
                text(chart("none", "Accept-Language", "fr"), "desc").startsWith("Rien à montrer"));
    }

    // PROC-52
    @Test
    public void PROC_52_aLabelIsTextAndNothingElseInAnImage() {
        String hostile = "</text><script>alert(1)</script>\u0001 \"' onload=x";
        List<Cell> cells =
                IntStream.range(0, 30)
                        .mapToObj(i -> new Cell(List.of(new Label("k" + i, hostile + i)), 30 - i))
                        .toList();
        for (Measure measure : List.of(Measure.CURRENT, Measure.COUNT)) {
            boolean isNow = measure == Measure.CURRENT;
            Figures figures =
                    new Figures(
                            TYPE,
                            new Key("figure"),
                            hostile,
                            measure,
                            List.of("state"),
                            isNow ? cells : List.of(),
                            isNow
                                    ? List.of()
                                    : List.of(
                                            new Period(
                                                    MONDAY,
                                                    MONDAY.plusDays(6),
                                                    465,
                                                    cells,
                                                    null,
                                                    null)),
                            null);
            String svg = Chart.of(new ChartData(figures, Language.EN));
            assertFalse(svg, svg.contains("<script"));
            assertFalse(svg, svg.contains("\u0001"));
            assertTrue(svg, svg.contains("&lt;script&gt;"));
            assertTrue("what is beyond the bound is one", svg.contains("Others"));
        }
    }

    // CORE-27
    @Test
    public void CORE_27_theyAreAskedByTypePeriodAndStep() throws Exception {
        Answered page =
                server.get(
                        "/api/offices/north/statistics?type=request&from=2026-01-01"
                                + "&until=2026-02-28&per=month");
        assertEquals(page.text(), 200, page.status());
        assertEquals("north", asked.get(0)[1]);
        assertEquals(
                new Wanted(
                        TYPE,
                        LocalDate.parse("2026-01-01"),
                        LocalDate.parse("2026-02-28"),
                        Step.MONTH),
                asked.get(0)[2]);
        assertEquals(404, server.get("/api/dossiers/hidden/statistics").status());
        for (String wrong : List.of("per=hour", "from=yesterday", "until=2026-02-30", "type=A b")) {
            String query = wrong.replace(" ", "%20");
            Answered refused = server.get("/api/dossiers/c1/statistics?" + query);
            assertEquals(wrong, 422, refused.status());
            assertTrue(refused.text(), refused.text().contains(wrong.split("=")[0]));
        }
    }
}
