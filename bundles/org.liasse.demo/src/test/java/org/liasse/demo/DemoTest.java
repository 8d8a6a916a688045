package org.liasse.demo;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.form.Form;
import org.liasse.api.form.FormCheck;
import org.liasse.api.people.Offices.Office;
import org.liasse.api.spi.DocumentReader;
import org.liasse.api.type.DossierType;
import org.liasse.variant.inspection.InspectionVariant;
import org.liasse.variant.inspection.StudyFile;

/** What the demonstration is made of. */
public class DemoTest {

    private static final String DRAWING = "/org/liasse/variant/procedures/subsidy-request.json";

    private final JsonNode demo = json("demo.json");
    private final Drawing drawing = Drawing.of(json(DRAWING));

    private static JsonNode json(String name) {
        try (InputStream in = DemoTest.class.getResourceAsStream(name)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new AssertionError(name, e);
        }
    }

    private static List<JsonNode> requests(JsonNode office) {
        var requests = new ArrayList<JsonNode>();
        office.path("requests").forEach(requests::add);
        return requests;
    }

    @Test
    public void everyRequestIsCompleteByTheFormThatItIsMadeWith() {
        Key form = new Key("form");
        for (JsonNode office : demo.path("offices")) {
            Requests made = new Requests(null, office);
            for (JsonNode request : requests(office)) {
                var values = made.request(request).sections().get(form);
                assertEquals(
                        request.path("title").asText(),
                        List.of(),
                        FormCheck.complete(drawing.forms().get(form), values));
            }
        }
        assertEquals(2, drawing.slots().size());
    }

    @Test
    public void fifteenRequestsStandInAllStatesInTheSmallOffice() {
        JsonNode office = demo.path("offices").path(1);
        var states = new TreeSet<String>();
        var titles = new HashSet<String>();
        for (JsonNode request : requests(office)) {
            states.add(request.path("to").asText());
            assertTrue("twice: " + request, titles.add(request.path("title").asText()));
        }
        assertEquals(
                Set.of(
                        "draft",
                        "under-construction",
                        "waiting",
                        "under-instruction",
                        "accepted",
                        "archived",
                        "refused",
                        "dismissed"),
                states);
        assertEquals(15, titles.size());
    }

    private static Form form(DossierType type, String section) {
        return type.section(new Key(section)).orElseThrow().form();
    }

    @Test
    public void everyInspectionFitsTheTypesThatItIsMadeOf() {
        var types =
                new InspectionVariant(null, null, null, null, null, null, null).types().iterator();
        DossierType client = types.next();
        DossierType dossier = types.next();
        for (JsonNode office : demo.path("offices")) {
            JsonNode inspections = office.path("inspections");
            for (JsonNode told : inspections.path("clients")) {
                assertEquals(
                        List.of(),
                        FormCheck.complete(form(client, "sheet"), Inspections.sheet(told)));
            }
            for (JsonNode told : inspections.path("dossiers")) {
                assertTrue(
                        told.toString(),
                        inspections.path("clients").has(told.path("client").asInt()));
                assertEquals(
                        List.of(),
                        FormCheck.complete(
                                form(dossier, "case"), Inspections.caseOf(told, office)));
                assertEquals(
                        List.of(),
                        FormCheck.complete(form(dossier, "control"), Inspections.control(told)));
                if (told.path("quote").isObject()) {
                    assertEquals(
                            List.of(),
                            FormCheck.complete(
                                    form(dossier, "quote"), Delivery.quoteOf(told.path("quote"))));
                }
            }
            assertEquals(office.has("building") ? 0 : 6, inspections.path("dossiers").size());
        }
    }

    @Test
    public void theStudyIsOneThatTheVariantReads() throws IOException {
        byte[] study = DemoTest.class.getResourceAsStream("study.xml").readAllBytes();
        var given =
                new DocumentReader.Given(
                        "study.xml",
                        study.length,
                        "0".repeat(64),
                        "application/xml",
                        new ByteArrayInputStream(study));
        var thermal = new StudyFile().read(given).get(new Key("thermal"));
        assertEquals("Société Les Érables", thermal.get("owner"));
    }

    @Test
    public void everyLoginIsOnePersonOfOneOffice() {
        var logins = new HashSet<String>();
        for (JsonNode office : demo.path("offices")) {
            for (JsonNode person : office.path("people")) {
                assertTrue("twice: " + person, logins.add(person.path("login").asText()));
            }
            for (JsonNode name : office.path("applicants")) {
                assertTrue("twice: " + name, logins.add(Ground.login(name.asText())));
            }
        }
        assertEquals(71, logins.size());
    }

    @Test
    public void whatIsMadeAgainHasTheSameIdInItsOfficeAndAnotherElsewhere() {
        Ground one = ground("one");
        assertEquals(one.id("Note"), ground("one").id("Note"));
        assertTrue(!one.id("Note").equals(ground("other").id("Note")));
    }

    private static Ground ground(String office) {
        return new Ground(null, null, new Office("1", new Key(office), "", Set.of()), List.of());
    }
}
