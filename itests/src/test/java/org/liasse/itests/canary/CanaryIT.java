package org.liasse.itests.canary;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;
import org.liasse.itests.Platform;
import org.liasse.itests.story.Readable;
import org.liasse.itests.story.Rest;
import org.liasse.itests.story.Rest.Answer;
import org.liasse.itests.story.Rest.Request;
import org.liasse.itests.story.Town;
import org.liasse.itests.story.Town.Person;

/**
 * People with different roles, and two offices, see different parts of the same data on every path
 * that there is: by value, canaries never come to whom they are not meant for; by difference, what
 * a reader cannot see changes not a byte of what he can.
 */
public class CanaryIT {

    private static final Paths PATHS = new Paths(false);

    private static Platform platform;
    private static Quarter north;
    private static Quarter south;

    @BeforeClass
    public static void start() {
        platform = Platform.onDerby().start();
        platform.install(Town.VARIANT);
        Town.awaitVariant(platform);
        north = Quarter.of(platform, "north");
        south = Quarter.of(platform, "south");
    }

    @AfterClass
    public static void stop() {
        platform.close();
    }

    /** Everybody who reads, by a name for the report. */
    private static Map<String, Rest> readers() {
        Map<String, Rest> readers = new LinkedHashMap<>();
        for (Quarter quarter : List.of(north, south)) {
            quarter.people().forEach(person -> readers.put(person.login(), person.rest()));
        }
        readers.put("a visitor", Rest.visitor(platform.httpPort()));
        return readers;
    }

    @Test
    public void everyPathOfTheOpenApiDocumentIsKnownToThisTest() {
        assertEquals(
                "say in Paths how these are asked",
                List.of(),
                PATHS.unknown(north.administrator().rest().read("/api/openapi.json")));
    }

    // CORE-05
    @Test
    public void CORE_05_noCanaryComesToAReaderForWhomItIsNotMeant() {
        Set<String> found = new TreeSet<>();
        for (Quarter about : List.of(north, south)) {
            for (Quarter home : List.of(north, south)) {
                for (Person reader : home.people()) {
                    List<String> hidden = new ArrayList<>(about.canaries());
                    hidden.removeAll(about.visibleTo(reader));
                    found.addAll(search(reader.login(), reader.rest(), about, hidden));
                }
            }
            found.addAll(
                    search(
                            "a visitor",
                            Rest.visitor(platform.httpPort()),
                            about,
                            about.canaries()));
        }
        assertEquals(String.join("\n", found), Set.of(), found);
    }

    private static List<String> search(
            String name, Rest reader, Quarter about, List<String> hidden) {
        List<String> found = new ArrayList<>();
        for (String path : PATHS.about(about)) {
            Answer answer = reader.patiently(path);
            assertTrue(
                    path + " answers " + answer.status() + ": " + answer.text(),
                    answer.status() < 500);
            String text = Readable.text(answer) + headers(answer);
            for (String canary : hidden) {
                if (text.contains(canary) && !path.contains(canary)) {
                    found.add(name + " finds " + canary + " at " + path);
                }
            }
        }
        return found;
    }

    private static String headers(Answer answer) {
        return answer.response().headers().map().toString();
    }

    // CORE-05
    @Test
    public void CORE_05_everyCanaryComesToThoseForWhomItIsMeant() {
        for (Person reader : List.of(north.applicant(), north.instructor())) {
            var all = new StringBuilder();
            PATHS.about(north)
                    .forEach(path -> all.append(Readable.text(reader.rest().patiently(path))));
            for (String canary : north.visibleTo(reader)) {
                assertTrue(reader.login() + " finds " + canary, all.indexOf(canary) >= 0);
            }
        }
    }

    // CORE-13
    @Test
    public void CORE_13_searchingForWhatOneCannotSeeFindsWhatSearchingForNothingFinds() {
        for (Map.Entry<String, Rest> reader : readers().entrySet()) {
            for (String query :
                    List.of(
                            "/api/procedure-dossiers?count=true&q=%s",
                            "/api/procedure-dossiers?count=true&where=annotations.remark:eq:%s",
                            "/api/procedure-dossiers?count=true&where=annotations.remark:starts:%s",
                            "/api/procedure-dossiers?count=true&where=annotations.remark:ne:%s",
                            "/api/procedures?count=true&q=%s")) {
                for (Quarter about : List.of(north, south)) {
                    String canary = about.canary("annotation");
                    if (reader.getKey().equals(about.instructor().login())) {
                        continue;
                    }
                    assertEquals(
                            reader.getKey() + " " + query,
                            reader.getValue()
                                    .patiently(query.formatted("zqnobodyannotation"))
                                    .text(),
                            reader.getValue().patiently(query.formatted(canary)).text());
                }
            }
        }
    }

    // CORE-05
    @Test
    public void CORE_05_whatIsNotForAReaderAnswersAsWhatDoesNotExist() {
        String nowhere = "0195a3c2-7a10-7c3e-9b1d-3f2a6d5e4c01";
        for (Person reader : List.of(north.neighbour(), north.elsewhere(), south.instructor())) {
            for (Request request : onOneDossier(north.deposited())) {
                Answer there = reader.rest().send(request);
                Answer never =
                        reader.rest()
                                .send(
                                        new Request(
                                                request.method(),
                                                request.path().replace(north.deposited(), nowhere),
                                                request.body(),
                                                request.mediaType(),
                                                request.ifMatch(),
                                                request.key()));
                assertEquals(
                        reader.login() + " " + request.method() + " " + request.path(),
                        never.status() + " " + Unlike.normal(never.text()),
                        there.status() + " " + Unlike.normal(there.text()));
                assertEquals(request.path() + there.text(), 404, there.status());
            }
        }
    }

    private static List<Request> onOneDossier(String id) {
        String path = "/api/dossiers/" + id;
        List<Request> requests = new ArrayList<>();
        for (String get :
                List.of(
                        "",
                        "/sections/form",
                        "/sections/annotations",
                        "/actions",
                        "/timeline",
                        "/accesses",
                        "/access",
                        "/participants",
                        "/documents",
                        "/documents/" + north.document() + "/versions/1",
                        "/files.zip",
                        "/summary.pdf",
                        "/threads/messages/messages",
                        "/threads/messages/messages/" + north.message() + "/attachments/1")) {
            requests.add(new Request("GET", path + get, null));
        }
        requests.add(
                new Request("PATCH", path + "/sections/form", Map.of("members", 7)).ifMatch("*"));
        requests.add(
                new Request("PATCH", path + "/sections/annotations", Map.of("remark", "x"))
                        .ifMatch("*"));
        for (String action : List.of("refuse", "deposit", "start-instruction")) {
            requests.add(
                    new Request("POST", path + "/actions/" + action, Map.of("motivation", "x"))
                            .ifMatch("*"));
        }
        requests.add(new Request("POST", path + "/threads/messages/messages", Map.of("text", "x")));
        requests.add(
                Request.raw(
                        "POST", path + "/documents/attachments/versions?name=a.txt", new byte[3]));
        requests.add(new Request("PUT", path + "/marks/followed", null));
        requests.add(new Request("DELETE", path + "/marks/followed", null));
        requests.add(
                new Request(
                                "PUT",
                                path + "/participants/invited/" + north.neighbour().principal(),
                                null)
                        .ifMatch("*"));
        requests.add(
                new Request(
                                "DELETE",
                                path + "/participants/applicant/" + north.applicant().principal(),
                                null)
                        .ifMatch("*"));
        requests.add(
                new Request(
                        "PUT",
                        path + "/documents/" + north.document() + "/review",
                        Map.of("accepted", true)));
        return requests;
    }

    // CORE-05
    @Test
    public void CORE_05_whatInstructorsNoteChangesNotAByteOfWhatTheApplicantReads() {
        Map<String, String> before = everything(north.applicant().rest(), north);
        String tag = north.applicant().rest().get("/api/dossiers/" + north.deposited()).etag();

        north.annotate(north.deposited(), "written later", "low");
        north.annotate(north.deposited(), "and later still", "normal");
        north.instructor()
                .rest()
                .send("PUT", "/api/dossiers/" + north.deposited() + "/marks/followed", null);

        same(before, everything(north.applicant().rest(), north));
        Answer acted =
                north.applicant()
                        .rest()
                        .send(
                                new Request(
                                                "POST",
                                                "/api/dossiers/"
                                                        + north.deposited()
                                                        + "/actions/submit-correction",
                                                Map.of())
                                        .ifMatch(tag));
        assertEquals("what he read is still current: " + acted.text(), 409, acted.status());
        north.instructor()
                .rest()
                .send("DELETE", "/api/dossiers/" + north.deposited() + "/marks/followed", null);
    }

    // CORE-06
    @Test
    public void CORE_06_whatHappensInADossierChangesNotAByteForThoseWhoHaveNoPartInIt() {
        Map<String, Map<String, String>> before = new LinkedHashMap<>();
        Map<String, Rest> strangers = new LinkedHashMap<>();
        strangers.put("neighbour", north.neighbour().rest());
        strangers.put("elsewhere", north.elsewhere().rest());
        south.people().forEach(person -> strangers.put(person.login(), person.rest()));
        strangers.put("visitor", Rest.visitor(platform.httpPort()));
        strangers.forEach((name, rest) -> before.put(name, everything(rest, north)));

        north.applicant()
                .rest()
                .send(
                        "POST",
                        "/api/dossiers/" + north.twin() + "/threads/messages/messages",
                        Map.of("text", "a word"))
                .expect(201);
        north.patch(north.applicant(), north.twin(), "form", Map.of("members", 77));
        north.annotate(north.twin(), "once more", "low");
        north.act(north.instructor(), north.twin(), "request-correction", Map.of("correction", "x"))
                .expect(200);
        north.act(north.applicant(), north.twin(), "submit-correction", Map.of()).expect(200);

        strangers.forEach((name, rest) -> same(before.get(name), everything(rest, north)));
    }

    // CORE-05
    @Test
    public void CORE_05_twoDossiersAlikeButForTheInvisiblePartAnswerAlike() {
        Quarter quarter = Quarter.of(platform, "twins");
        quarter.annotate(quarter.twin(), "this one is another", "low");
        quarter.annotate(quarter.twin(), "twice", "normal");
        Rest applicant = quarter.applicant().rest();
        for (String path :
                List.of(
                        "",
                        "/sections/form",
                        "/sections/annotations",
                        "/sections/identity",
                        "/actions",
                        "/timeline",
                        "/participants",
                        "/documents",
                        "/threads/messages/messages")) {
            Answer one = applicant.get("/api/dossiers/" + quarter.deposited() + path);
            Answer other = applicant.get("/api/dossiers/" + quarter.twin() + path);
            assertEquals(path, Unlike.normal(one.text()), Unlike.normal(other.text()));
            assertEquals(path, one.status(), other.status());
        }
        List<String> order = new ArrayList<>();
        applicant
                .read("/api/procedure-dossiers?sort=-updatedAt&context=" + quarter.procedure())
                .get("items")
                .forEach(item -> order.add(item.get("id").asText()));
        assertTrue(
                "the last change that he can see is the message, not the annotation",
                order.indexOf(quarter.twin()) < order.indexOf(quarter.deposited()));
        assertEquals(eventsOf(applicant, quarter.deposited()), eventsOf(applicant, quarter.twin()));
    }

    private static List<String> eventsOf(Rest reader, String dossier) {
        List<String> events = new ArrayList<>();
        reader.read("/api/events?after=0&limit=200")
                .get("items")
                .forEach(
                        event -> {
                            if (event.get("dossier").asText().equals(dossier)) {
                                events.add(
                                        event.get("kind").asText()
                                                + Unlike.normal(event.get("payload").toString()));
                            }
                        });
        return events;
    }

    private static Map<String, String> everything(Rest reader, Quarter about) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (String path : PATHS.about(about)) {
            if (path.startsWith("/health") || path.equals("/metrics")) {
                continue;
            }
            Answer answer = reader.patiently(path);
            String text = path.startsWith("/api/events") ? items(answer) : answer.text();
            answers.put(
                    path, answer.status() + " " + answer.header("ETag").orElse("") + " " + text);
        }
        return answers;
    }

    /** The cursor moves with events that are not shown. */
    private static String items(Answer answer) {
        return answer.status() == 200 ? answer.json().get("items").toString() : answer.text();
    }

    private static void same(Map<String, String> before, Map<String, String> after) {
        before.forEach((path, answer) -> assertEquals(path, answer, after.get(path)));
    }
}
