package org.liasse.itests.canary;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.BeforeClass;
import org.junit.Test;
import org.liasse.itests.Platform;
import org.liasse.itests.Shared;
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
    private static Quarter twins;

    /** Everybody who reads, by a name for the report. */
    private static final Map<String, Rest> READERS = new LinkedHashMap<>();

    /** What each was answered at each address, before anything was changed. */
    private static final Map<String, Map<String, Answer>> FIRST = new ConcurrentHashMap<>();

    @BeforeClass
    public static void start() {
        platform = Shared.platform();
        north = Quarter.of(platform, "north");
        south = Quarter.of(platform, "south");
        twins = Quarter.of(platform, "twins");
        // everybody of the one, some of the other, and nobody
        north.people().forEach(person -> READERS.put(person.login(), person.rest()));
        south.some().forEach(person -> READERS.put(person.login(), person.rest()));
        READERS.put("a visitor", Rest.visitor(platform.httpPort()));
        List<String> paths = PATHS.about(north);
        READERS.entrySet().parallelStream()
                .forEach(
                        reader -> {
                            Map<String, Answer> answers = new LinkedHashMap<>();
                            paths.forEach(
                                    path -> answers.put(path, reader.getValue().patiently(path)));
                            FIRST.put(reader.getKey(), answers);
                        });
    }

    @Test
    public void everyPathOfTheOpenApiDocumentIsKnownToThisTest() {
        assertEquals(
                "say in Paths how these are asked",
                List.of(),
                PATHS.unknown(north.administrator().rest().read("/api/openapi.json")));
    }

    // CORE-05, PROC-28
    @Test
    public void CORE_05_PROC_28_noCanaryComesToAReaderForWhomItIsNotMeant() {
        Set<String> found = new TreeSet<>();
        FIRST.forEach(
                (name, answers) -> {
                    Set<String> hidden = new TreeSet<>(north.words());
                    hidden.addAll(south.words());
                    hidden.addAll(north.opinions().values());
                    hidden.addAll(south.opinions().values());
                    for (Quarter home : List.of(north, south)) {
                        home.people().stream()
                                .filter(person -> person.login().equals(name))
                                .forEach(
                                        person -> {
                                            hidden.removeAll(home.visibleTo(person));
                                            hidden.removeAll(home.opinionsOf(person));
                                        });
                    }
                    answers.forEach(
                            (path, answer) -> {
                                assertTrue(
                                        path + " answers " + answer.status() + ": " + answer.text(),
                                        answer.status() < 500 || isAway(answer));
                                String text = Readable.text(answer) + headers(answer);
                                hidden.stream()
                                        .filter(w -> text.contains(w) && !path.contains(w))
                                        .forEach(
                                                w ->
                                                        found.add(
                                                                name + " finds " + w + " at "
                                                                        + path));
                            });
                });
        for (Quarter quarter : List.of(north, south)) {
            for (Person reader : quarter.people()) {
                if (reader.account() != null) {
                    String mails = Mails.to(Town.address(reader.login()));
                    Set<String> hidden = new TreeSet<>(quarter.words());
                    hidden.removeAll(quarter.visibleTo(reader));
                    hidden.stream()
                            .filter(mails::contains)
                            .forEach(w -> found.add(reader.login() + " is sent " + w));
                }
            }
        }
        assertEquals(String.join("\n", found), Set.of(), found);
    }

    /** A variant that another test had here. */
    private static boolean isAway(Answer answer) {
        return answer.status() == 503 && answer.header("Retry-After").isPresent();
    }

    private static String headers(Answer answer) {
        return answer.response().headers().map().toString();
    }

    // CORE-05
    @Test
    public void CORE_05_everyCanaryComesToThoseForWhomItIsMeant() {
        for (Person reader :
                List.of(north.applicant(), north.instructor(), north.expert(), north.guest())) {
            var all = new StringBuilder();
            FIRST.get(reader.login())
                    .forEach(
                            (path, answer) -> {
                                if (!path.contains("zq")) {
                                    all.append(Readable.text(answer));
                                }
                            });
            for (String canary : north.visibleTo(reader)) {
                assertTrue(reader.login() + " finds " + canary, all.indexOf(canary) >= 0);
            }
        }
    }

    // PROC-24
    @Test
    public void PROC_24_PROC_28_whetherThereAreOpinionsIsNothingThatOthersCanAsk() {
        for (Map.Entry<String, Rest> reader : READERS.entrySet()) {
            boolean mayAsk =
                    Set.of(north.instructor().login(), south.instructor().login())
                            .contains(reader.getKey());
            String column = "/api/procedure-dossiers?count=true&columns=opinions.answers&";
            for (String where : List.of("eq:yes", "present:true")) {
                String there = column + "where=opinions.answers:" + where;
                String nothing = column + "where=opinions.answers:eq:no";
                String told = reader.getValue().patiently(there).text();
                assertEquals(
                        reader.getKey() + " " + where + " " + told,
                        mayAsk,
                        !told.equals(reader.getValue().patiently(nothing).text()));
            }
            for (Quarter about : List.of(north, south)) {
                boolean isTheirs = reader.getKey().equals(about.instructor().login());
                Set<String> links = new TreeSet<>();
                reader.getValue()
                        .patiently("/api/dossiers/" + about.deposited())
                        .json()
                        .path("links")
                        .forEach(link -> links.add(link.get("dossier").asText()));
                boolean isGuest = reader.getKey().equals(about.guest().login());
                boolean isExpert = reader.getKey().equals(about.expert().login());
                assertEquals(
                        reader.getKey() + " " + links,
                        isTheirs || isGuest ? 2 : isExpert ? 1 : 0,
                        links.size());
                assertTrue(isTheirs || isGuest || !links.contains(about.secret()));
            }
        }
    }

    // CORE-13
    @Test
    public void CORE_13_searchingForWhatOneCannotSeeFindsWhatSearchingForNothingFinds() {
        for (Map.Entry<String, Rest> reader : READERS.entrySet()) {
            for (String query :
                    List.of(
                            "/api/procedure-dossiers?count=true&q=%s",
                            "/api/procedure-dossiers?count=true&where=annotations.remark:eq:%s",
                            "/api/procedure-dossiers?count=true&where=annotations.remark:starts:%s",
                            "/api/procedure-dossiers?count=true&where=annotations.remark:ne:%s",
                            "/api/procedures?count=true&q=%s",
                            "/api/procedure-opinions?count=true&q=%s",
                            "/api/procedure-opinions?count=true&where=opinion.opinion:starts:%s")) {
                for (Quarter about : List.of(north, south)) {
                    String what = query.contains("opinions") ? "secretopinion" : "annotation";
                    boolean isMeant =
                            reader.getKey().equals(about.instructor().login())
                                    || what.equals("secretopinion")
                                            && reader.getKey().equals(about.guest().login());
                    if (isMeant) {
                        continue;
                    }
                    assertEquals(
                            reader.getKey() + " " + query,
                            reader.getValue().patiently(query.formatted("zqnobody" + what)).text(),
                            reader.getValue()
                                    .patiently(query.formatted(about.canary(what)))
                                    .text());
                }
            }
        }
    }

    // CORE-05
    @Test
    public void CORE_05_whatIsNotForAReaderAnswersAsWhatDoesNotExist() {
        String nowhere = "0195a3c2-7a10-7c3e-9b1d-3f2a6d5e4c01";
        List<Person> strangers =
                List.of(
                        north.neighbour(),
                        north.elsewhere(),
                        north.colleague(),
                        north.stranger(),
                        south.instructor());
        for (Person reader : strangers) {
            asWhatDoesNotExist(reader, north.deposited(), nowhere);
        }
        for (Person reader :
                List.of(
                        north.applicant(),
                        north.friend(),
                        north.expert(),
                        north.stranger(),
                        north.colleague(),
                        south.instructor())) {
            asWhatDoesNotExist(reader, north.secret(), nowhere);
        }
    }

    private static void asWhatDoesNotExist(Person reader, String dossier, String nowhere) {
        for (Request request : onOneDossier(dossier)) {
            Answer there = reader.rest().send(request);
            Answer never =
                    reader.rest()
                            .send(
                                    new Request(
                                            request.method(),
                                            request.path().replace(dossier, nowhere),
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

    private static List<Request> onOneDossier(String id) {
        String path = "/api/dossiers/" + id;
        List<Request> requests = new ArrayList<>();
        for (String get :
                List.of(
                        "",
                        "/sections/form",
                        "/sections/annotations",
                        "/sections/opinion",
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
        for (String action :
                List.of("refuse", "deposit", "start-instruction", "give", "withdraw")) {
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
        Map<String, String> before = before(north.applicant().login());
        String tag = north.applicant().rest().get("/api/dossiers/" + north.deposited()).etag();

        north.annotate(north.deposited(), "written later", "low");
        north.annotate(north.deposited(), "and later still", "normal");
        north.instructor()
                .rest()
                .send("PUT", "/api/dossiers/" + north.deposited() + "/marks/followed", null);
        String opinion = north.askedLater();

        same(before, everything(north.applicant().rest(), north));
        north.act(north.instructor(), opinion, "withdraw", Map.of()).expect(204);
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
        Map<String, Rest> strangers = new LinkedHashMap<>();
        north.strangersToTwin().forEach(person -> strangers.put(person.login(), person.rest()));
        south.some().forEach(person -> strangers.put(person.login(), person.rest()));
        strangers.put("a visitor", READERS.get("a visitor"));

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

        strangers.entrySet().parallelStream()
                .forEach(
                        reader ->
                                same(
                                        before(reader.getKey()),
                                        everything(reader.getValue(), north)));
    }

    // CORE-05
    @Test
    public void CORE_05_twoDossiersAlikeButForTheInvisiblePartAnswerAlike() {
        Quarter quarter = twins;
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
            if (tellsOfTheDossiers(path)) {
                answers.put(path, said(path, reader.patiently(path)));
            }
        }
        return answers;
    }

    private static Map<String, String> before(String reader) {
        Map<String, String> answers = new LinkedHashMap<>();
        FIRST.get(reader)
                .forEach(
                        (path, answer) -> {
                            if (tellsOfTheDossiers(path)) {
                                answers.put(path, said(path, answer));
                            }
                        });
        return answers;
    }

    private static boolean tellsOfTheDossiers(String path) {
        return !path.startsWith("/health") && !path.equals("/metrics");
    }

    private static String said(String path, Answer answer) {
        String text = path.startsWith("/api/events") ? items(answer) : answer.text();
        return answer.status() + " " + answer.header("ETag").orElse("") + " " + text;
    }

    /** The cursor moves with events that are not shown. */
    private static String items(Answer answer) {
        return answer.status() == 200 ? answer.json().get("items").toString() : answer.text();
    }

    private static void same(Map<String, String> before, Map<String, String> after) {
        after.forEach((path, answer) -> assertEquals(path, before.get(path), answer));
    }
}
