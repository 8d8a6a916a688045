package org.liasse.open311;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.After;
import org.junit.Test;
import org.liasse.api.InputError;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.w3c.dom.Element;

/** The endpoint, by its addresses and in the shapes of the specification. */
public class GeoReportTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String HERE = "jurisdiction_id=" + Place.BUILDING;

    private final Place place =
            new Place()
                    .with("r2", "closed", "2026-05-20T10:00:00Z", "A leak", "3rd floor")
                    .with("r1", "in-progress", "2026-05-01T10:00:00Z", "Call 06 12 34 56 78", null);
    private final Served served = new Served(place.resource());

    @After
    public void end() throws Exception {
        served.close();
    }

    private HttpResponse<byte[]> get(String path, String query) throws Exception {
        return served.send("GET", path + "?" + query, null);
    }

    private HttpResponse<byte[]> post(String path, Map<String, String> arguments) throws Exception {
        return served.send("POST", path, arguments);
    }

    private static Element xml(HttpResponse<byte[]> response, int status, String root)
            throws Exception {
        assertEquals(Served.text(response), status, response.statusCode());
        assertEquals("text/xml;charset=utf-8", Served.mediaType(response));
        return Shape.root(response.body(), root);
    }

    private static JsonNode json(HttpResponse<byte[]> response, int status) throws Exception {
        assertEquals(Served.text(response), status, response.statusCode());
        assertEquals("application/json;charset=utf-8", Served.mediaType(response));
        return MAPPER.readTree(response.body());
    }

    private static void refused(int status, HttpResponse<byte[]> inXml) throws Exception {
        List<Map<String, String>> errors =
                Shape.list(xml(inXml, status, "errors"), "error", Shape.ERROR);
        assertFalse(errors.isEmpty());
        assertEquals(String.valueOf(status), errors.get(0).get("code"));
    }

    private Map<String, String> leak() {
        var arguments = new HashMap<String, String>();
        arguments.put("jurisdiction_id", Place.BUILDING);
        arguments.put("api_key", Place.KEY);
        arguments.put("service_code", "leak");
        arguments.put("address_string", "Cellar");
        arguments.put("description", "Water < & >\nhere");
        arguments.put("attribute[area]", "basement");
        arguments.put("email", "zoe@example.org");
        arguments.put("first_name", "Zoé");
        arguments.put("phone", "0612345678");
        return arguments;
    }

    private Map<String, String> but(String name, String value) {
        Map<String, String> arguments = leak();
        if (value == null) {
            arguments.remove(name);
        } else {
            arguments.put(name, value);
        }
        return arguments;
    }

    // CORE-31
    @Test
    public void CORE_31_servicesAndTheirDefinitionsHaveTheShapeOfTheSpecification()
            throws Exception {
        var services =
                Shape.list(
                        xml(get("services.xml", HERE), 200, "services"), "service", Shape.SERVICE);
        assertEquals(
                List.of("lift", "leak", "electricity", "cleaning", "door", "other"),
                services.stream().map(service -> service.get("service_code")).toList());
        assertTrue(services.stream().allMatch(s -> s.get("type").equals("realtime")));
        assertTrue(services.stream().allMatch(s -> s.get("metadata").equals("true")));

        Element definition = xml(get("services/leak.xml", HERE), 200, "service_definition");
        assertEquals("leak", Shape.child(definition, "service_code").getTextContent());
        Element attributes = Shape.child(definition, "attributes");
        var attribute = Shape.list(attributes, "attribute", Shape.ATTRIBUTE).get(0);
        assertEquals("area", attribute.get("code"));
        assertEquals("false", attribute.get("required"));
        Element values = Shape.child(Shape.children(attributes).get(0), "values");
        assertEquals(9, Shape.list(values, "value", Shape.VALUE).size());

        JsonNode told = json(get("services/leak.json", HERE), 200);
        assertEquals("leak", told.at("/service_code").asText());
        assertEquals("hall", told.at("/attributes/0/values/0/key").asText());
        assertTrue(told.at("/attributes/0/variable").isBoolean());
        assertEquals(6, json(get("services.json", HERE), 200).size());
    }

    // CORE-31
    @Test
    public void CORE_31_requestsHaveTheShapeOfTheSpecificationAndTellNobodysName()
            throws Exception {
        Element all = xml(get("requests.xml", HERE), 200, "service_requests");
        var requests = Shape.list(all, "request", Shape.REQUEST);
        assertEquals("closed", requests.get(0).get("status"));
        assertEquals("open", requests.get(1).get("status"));
        assertEquals("3rd floor, 1 rue du Moulin", requests.get(0).get("address"));
        assertEquals("Call […]", requests.get(1).get("description"));
        assertEquals("Syndic du Moulin", requests.get(0).get("agency_responsible"));
        assertFalse(requests.toString(), requests.toString().contains("Dupont"));

        JsonNode json = json(get("requests.json", HERE), 200);
        assertTrue(json.isArray());
        for (int i = 0; i < requests.size(); i++) {
            for (Map.Entry<String, String> field : requests.get(i).entrySet()) {
                JsonNode value = json.get(i).get(field.getKey());
                assertEquals(
                        field.getKey(), field.getValue(), value.isNull() ? "" : value.asText());
            }
        }
        var one = xml(get("requests/r1.xml", HERE), 200, "service_requests");
        assertEquals(List.of(requests.get(1)), Shape.list(one, "request", Shape.REQUEST));
        var some =
                json(get("requests.json", HERE + "&service_request_id=r1,nothing&status=x"), 200);
        assertEquals(1, some.size());
    }

    // CORE-31
    @Test
    public void CORE_31_aListIsOfNinetyDaysAndAThousandRequestsAtMost() throws Exception {
        assertEquals(
                1,
                json(get("requests.json", HERE + "&start_date=2026-05-10T00:00:00Z"), 200).size());
        assertEquals(
                1, json(get("requests.json", HERE + "&end_date=2026-05-10T00:00:00Z"), 200).size());
        assertEquals(
                0, json(get("requests.json", HERE + "&end_date=2026-04-01T00:00:00Z"), 200).size());
        place.with("old", "closed", "2026-03-01T00:00:00Z", "Long ago", null);
        assertEquals(2, json(get("requests.json", HERE), 200).size());
        String span = "&start_date=2026-01-01T00:00:00Z&end_date=2026-04-02T00:00:00Z";
        refused(400, get("requests.xml", HERE + span));
        refused(400, get("requests.xml", HERE + "&start_date=2026-05-10"));
        refused(
                400,
                get(
                        "requests.xml",
                        HERE + "&start_date=2026-05-10T00:00:00Z&end_date=2026-05-09T00:00:00Z"));

        place.items.clear();
        for (int i = 0; i < 1001; i++) {
            place.with("r" + i, "closed", "2026-05-20T10:00:00Z", "A leak", null);
        }
        assertEquals(1000, json(get("requests.json", HERE), 200).size());
    }

    // CORE-31
    @Test
    public void CORE_31_filtersAreAskedOfTheOneDoor() throws Exception {
        get("requests.json", HERE + "&status=open&service_code=leak,lift");
        var query = place.queries.get(0);
        assertEquals(
                new TreeSet<>(List.of(new Key("in-progress"), new Key("to-process"))),
                new TreeSet<>(query.states()));
        assertEquals(List.of("leak", "lift"), query.where().stream().map(w -> w.value()).toList());
        assertEquals(Place.BUILDING, query.context());
        assertEquals("[r:b1:stranger]", place.callers.get(0).principals().toString());
        get("requests.json", HERE);
        assertEquals(6, place.queries.get(1).where().size());
        refused(400, get("requests.xml", HERE + "&status=done"));
        refused(404, get("requests.xml", HERE + "&service_code=neighbours"));
    }

    // CORE-31
    @Test
    public void CORE_31_whatIsSentIsOpenedAndItsIdToldAtOnce() throws Exception {
        Element accepted = xml(post("requests.xml", leak()), 200, "service_requests");
        assertEquals(
                "new",
                Shape.list(accepted, "request", Shape.ACCEPTED).get(0).get("service_request_id"));
        assertEquals(
                "new",
                json(post("requests.json", leak()), 200).at("/0/service_request_id").asText());
        var opened = place.opened.get(0);
        assertEquals(
                Map.of(
                        "category", "leak",
                        "text", "Water < & >\nhere",
                        "location", "Cellar",
                        "area", "basement"),
                opened.sections().get(new Key("report")));
        assertEquals(Map.of("email", "zoe@example.org"), opened.sections().get(new Key("contact")));
        assertFalse(opened.toString(), opened.toString().contains("Zoé"));
        assertFalse(opened.toString(), opened.toString().contains("0612345678"));
        assertEquals("[l:l1]", place.callers.get(0).principals().toString());
        assertEquals(List.of("token", "token"), place.closed);
    }

    // CORE-31
    @Test
    public void CORE_31_aLocationIsSaidInOneOfThreeWays() throws Exception {
        refused(400, post("requests.xml", but("address_string", null)));
        Map<String, String> coordinates = but("address_string", null);
        coordinates.put("lat", "45.19");
        refused(400, post("requests.xml", coordinates));
        coordinates.put("long", "5.72");
        xml(post("requests.xml", coordinates), 200, "service_requests");
        assertEquals(
                "45.19, 5.72",
                place.opened.get(0).sections().get(new Key("report")).get("location"));
        coordinates.put("lat", "91");
        refused(400, post("requests.xml", coordinates));
        Map<String, String> id = but("address_string", null);
        id.put("address_id", Place.BUILDING);
        xml(post("requests.xml", id), 200, "service_requests");
        id.put("address_id", "another");
        refused(400, post("requests.xml", id));
    }

    // CORE-31
    @Test
    public void CORE_31_errorsHaveTheFormAndTheStatusOfTheSpecification() throws Exception {
        refused(400, get("services.xml", ""));
        refused(404, get("services.xml", "jurisdiction_id=other"));
        refused(404, get("services/nothing.xml", HERE));
        refused(404, get("requests/nothing.xml", HERE));
        refused(403, post("requests.xml", but("api_key", null)));
        refused(403, post("requests.xml", but("api_key", "wrong")));
        refused(400, post("requests.xml", but("service_code", null)));
        refused(404, post("requests.xml", but("service_code", "neighbours")));
        refused(400, post("requests.xml", but("attribute[colour]", "red")));
        JsonNode error = json(post("requests.json", but("api_key", " ")), 403);
        assertEquals(403, error.at("/0/code").asInt());
        assertTrue(place.opened.isEmpty());

        place.refusal =
                Problem.invalid(
                        List.of(
                                InputError.at("/sections/report/text", "Trop long", "Too long"),
                                InputError.at("/sections/contact/email", "Faux", "Wrong")));
        JsonNode wrong = json(post("requests.json", leak()), 400);
        assertEquals(2, wrong.size());
        assertEquals("description : Trop long", wrong.at("/0/description").asText());
        place.refusal = Problem.of(Problem.Kind.NOT_YOUR_ROLE, "Non", "No");
        refused(403, post("requests.xml", leak()));
    }

    // COND-28
    @Test
    public void COND_28_nothingIsToldNorTakenBeforeTheBuildingIsOpen() throws Exception {
        place.isOpen = false;
        for (String path : List.of("services", "services/leak", "requests", "requests/r1")) {
            refused(404, get(path + ".xml", HERE));
        }
        refused(404, post("requests.xml", leak()));
        assertTrue(place.opened.isEmpty());
        assertTrue(place.queries.isEmpty());
    }
}
