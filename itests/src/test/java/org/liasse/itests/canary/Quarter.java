package org.liasse.itests.canary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.liasse.itests.Platform;
import org.liasse.itests.story.Rest.Answer;
import org.liasse.itests.story.Rest.Request;
import org.liasse.itests.story.Town;
import org.liasse.itests.story.Town.Person;

/**
 * An office whose data carry canaries: words that stand nowhere else, each for certain readers
 * only.
 */
final class Quarter implements Asked {

    private final String name;
    private final Person administrator;
    private final Person instructor;
    private final Person elsewhere;
    private final Person applicant;
    private final Person neighbour;
    private final Person friend;
    private final Person colleague;
    private final Person expert;
    private final Person guest;
    private final Person stranger;
    private final String procedure;
    private final String otherProcedure;
    private final String deposited;
    private final String twin;
    private final String draft;
    private final String document;
    private final String message;
    private final String shared;
    private final String secret;
    private final String other;
    private final List<String> files = new ArrayList<>();

    private Quarter(Platform platform, String name) {
        this.name = name;
        Town town =
                Town.foundWithAddresses(
                        platform,
                        name,
                        Map.of(
                                "administrator", "administrator",
                                "instructor", "",
                                "elsewhere", "",
                                "colleague", "",
                                "applicant", "applicant",
                                "friend", "",
                                "neighbour", "applicant",
                                "expert", "",
                                "stranger", ""));
        administrator = town.person("administrator");
        instructor = town.person("instructor");
        elsewhere = town.person("elsewhere");
        colleague = town.person("colleague");
        applicant = town.person("applicant");
        friend = town.person("friend");
        neighbour = town.person("neighbour");
        expert = town.person("expert");
        stranger = town.person("stranger");
        procedure =
                Town.procedure(
                        administrator, "Subsidies of " + name, this::withHiddenField, instructor);
        otherProcedure = Town.procedure(administrator, "Permits of " + name, elsewhere);
        hideInSettings();
        group();
        deposited = open("deposited");
        twin = open("deposited");
        draft = open("draft");
        invite(applicant, deposited, "invited", friend);
        invite(applicant, twin, "invited", friend);
        document = documentOf(deposited);
        documentOf(twin);
        deposit(deposited);
        deposit(twin);
        message = message(deposited);
        message(twin);
        annotate(deposited);
        annotate(twin);
        files.add("/api/dossiers/" + deposited + "/documents/" + document + "/versions/1");
        files.add("/api/dossiers/" + deposited + "/documents/attachments/versions/1");
        files.add(
                "/api/dossiers/"
                        + deposited
                        + "/threads/messages/messages/"
                        + message
                        + "/attachments/1");
        String address = canary("secretaddress") + "@example.org";
        secret = asked("secret", deposited, address, "confidential");
        guest = new Person("guest." + name, null, null, Mails.guest(address));
        shared = asked("shared", deposited, Town.address(expert.login()), "shared");
        other = asked("other", twin, Town.address(stranger.login()), "shared");
        give(guest, "secret", secret);
        give(expert, "shared", shared);
        give(stranger, "other", other);
    }

    /** Those of a group take no part in what is not sent to it. */
    private void group() {
        String group =
                administrator
                        .rest()
                        .send(
                                "POST",
                                "/api/dossiers",
                                Map.of(
                                        "type",
                                        "procedure-group",
                                        "context",
                                        procedure,
                                        "title",
                                        "A group of " + name))
                        .expect(201)
                        .json()
                        .get("id")
                        .asText();
        invite(administrator, group, "instructor", colleague);
    }

    private static void invite(Person who, String dossier, String role, Person invited) {
        Answer answer =
                who.rest()
                        .send(
                                new Request(
                                                "PUT",
                                                "/api/dossiers/"
                                                        + dossier
                                                        + "/participants/"
                                                        + role
                                                        + "/"
                                                        + invited.principal(),
                                                null)
                                        .ifMatch("*"));
        answer.expect(answer.isFine() ? answer.status() : 204);
    }

    /** A request for an opinion; its words begin with this one. */
    private String asked(String what, String dossier, String address, String visibility) {
        Map<String, ?> request =
                Map.of(
                        "address",
                        address,
                        "message",
                        canary(what + "message"),
                        "question",
                        canary(what + "question"),
                        "visibility",
                        visibility);
        return instructor
                .rest()
                .send(
                        "POST",
                        "/api/dossiers",
                        Map.of(
                                "type",
                                "procedure-opinion",
                                "context",
                                procedure,
                                "title",
                                canary(what + "title"),
                                "sections",
                                Map.of("request", request),
                                "links",
                                List.of(Map.of("kind", "dossier", "dossier", dossier))))
                .expect(201)
                .json()
                .get("id")
                .asText();
    }

    /** One more request, which nobody has answered. */
    String askedLater() {
        return asked("later", deposited, canary("later") + "@example.org", "confidential");
    }

    private void give(Person who, String what, String opinion) {
        file(instructor, opinion, "joined", what);
        file(who, opinion, "answered", what);
        act(who, opinion, "give", Map.of("opinion", canary(what + "opinion"), "answer", true))
                .expect(200);
    }

    private void file(Person who, String dossier, String slot, String what) {
        String path = "/api/dossiers/" + dossier + "/documents/";
        String made =
                who.rest()
                        .send(
                                Request.raw(
                                        "POST",
                                        path
                                                + slot
                                                + "/versions?name="
                                                + canary(what + slot + "name")
                                                + ".txt",
                                        canary(what + slot + "bytes")
                                                .getBytes(StandardCharsets.UTF_8)))
                        .expect(201)
                        .json()
                        .get("document")
                        .asText();
        files.add(path + made + "/versions/1");
    }

    static Quarter of(Platform platform, String name) {
        return new Quarter(platform, name);
    }

    /** A word of this office for what is said, such as {@code zqnorthannotation}. */
    String canary(String what) {
        return "zq" + name + what;
    }

    /** A private field has a label that is private too. */
    private ObjectNode withHiddenField(ObjectNode definition) {
        JsonNode fields = definition.at("/forms/annotations/fields");
        ((com.fasterxml.jackson.databind.node.ArrayNode) fields)
                .addObject()
                .put("key", canary("hiddenfield"))
                .put("kind", "text")
                .put("label", canary("hiddenlabel"));
        return definition;
    }

    private void hideInSettings() {
        patch(
                administrator,
                procedure,
                "settings",
                Map.of("title", canary("settings"), "experts", "free"));
    }

    private String open(String what) {
        Map<String, Object> form = new HashMap<>(Town.completeForm());
        form.put("projectTitle", canary(what + "form"));
        return applicant
                .rest()
                .send(
                        "POST",
                        "/api/dossiers",
                        Map.of(
                                "type",
                                "procedure-dossier",
                                "context",
                                procedure,
                                "title",
                                canary(what + "title"),
                                "sections",
                                Map.of("form", form)))
                .expect(201)
                .json()
                .get("id")
                .asText();
    }

    private String documentOf(String dossier) {
        return applicant
                .rest()
                .send(
                        Request.raw(
                                "POST",
                                "/api/dossiers/"
                                        + dossier
                                        + "/documents/attachments/versions?name="
                                        + canary("file")
                                        + ".txt",
                                canary("bytes").getBytes(StandardCharsets.UTF_8)))
                .expect(201)
                .json()
                .get("document")
                .asText();
    }

    private void deposit(String dossier) {
        act(applicant, dossier, "deposit", Map.of()).expect(200);
    }

    private String message(String dossier) {
        String upload =
                applicant
                        .rest()
                        .send(
                                Request.raw(
                                        "POST",
                                        "/api/uploads?for=procedure-dossier/messages&name="
                                                + canary("attachment")
                                                + ".txt",
                                        canary("attached").getBytes(StandardCharsets.UTF_8)))
                        .expect(201)
                        .json()
                        .get("id")
                        .asText();
        return applicant
                .rest()
                .send(
                        "POST",
                        "/api/dossiers/" + dossier + "/threads/messages/messages",
                        Map.of("text", canary("message"), "attachments", List.of(upload)))
                .expect(201)
                .json()
                .get("id")
                .asText();
    }

    private void annotate(String dossier) {
        annotate(dossier, canary("annotation"), "high");
    }

    /** What the applicant shall never know of. */
    void annotate(String dossier, String remark, String priority) {
        patch(
                instructor,
                dossier,
                "annotations",
                Map.of(
                        "remark",
                        remark,
                        "priority",
                        priority,
                        canary("hiddenfield"),
                        canary("hiddenvalue")));
    }

    void patch(Person who, String dossier, String section, Map<String, ?> values) {
        String path = "/api/dossiers/" + dossier + "/sections/" + section;
        String tag = who.rest().get(path).expect(200).etag();
        who.rest().send(new Request("PATCH", path, values).ifMatch(tag)).expect(200);
    }

    Answer act(Person who, String dossier, String action, Map<String, ?> inputs) {
        String path = "/api/dossiers/" + dossier;
        String tag = who.rest().get(path).expect(200).etag();
        return who.rest()
                .send(new Request("POST", path + "/actions/" + action, inputs).ifMatch(tag));
    }

    /** Which canaries a reader may see; of the other office he may see none. */
    List<String> visibleTo(Person reader) {
        List<String> visible = new ArrayList<>();
        if (reader == applicant || reader == friend || reader == instructor) {
            visible.addAll(JUDGED);
            visible.addAll(List.of("message", "attachment", "attached"));
        }
        if (reader == applicant) {
            visible.addAll(List.of("drafttitle", "draftform"));
        }
        if (reader == instructor || reader == administrator || reader == colleague) {
            visible.addAll(List.of("hiddenfield", "hiddenlabel", "settings"));
        }
        if (reader == instructor) {
            visible.addAll(List.of("annotation", "hiddenvalue"));
        }
        if (reader == administrator) {
            // who audits learns who has read, and a guest is called by his address
            visible.add("secretaddress");
        }
        if (reader == expert || reader == guest || reader == stranger) {
            visible.addAll(JUDGED);
        }
        if (reader == guest || reader == instructor) {
            visible.add("secretaddress");
            visible.addAll(opinion("secret"));
        }
        if (reader == expert || reader == guest || reader == instructor) {
            visible.addAll(opinion("shared"));
        }
        if (reader == stranger || reader == instructor) {
            visible.addAll(opinion("other"));
        }
        return words(visible);
    }

    /** What experts see of the dossier on which they are asked. */
    private static final List<String> JUDGED =
            List.of("depositedtitle", "depositedform", "file", "bytes");

    private static List<String> opinion(String what) {
        return Stream.of(
                        "title",
                        "message",
                        "question",
                        "opinion",
                        "joinedname",
                        "joinedbytes",
                        "answeredname",
                        "answeredbytes")
                .map(place -> what + place)
                .toList();
    }

    @Override
    public List<JsonNode> types() {
        return List.of(
                administrator.rest().read("/api/types/procedure"),
                administrator.rest().read("/api/types/procedure-dossier?context=" + procedure),
                administrator.rest().read("/api/types/procedure-opinion"));
    }

    @Override
    public List<String> files() {
        return files;
    }

    @Override
    public List<String> jobs() {
        return oneOfEach();
    }

    @Override
    public Map<String, List<String>> wordsByType() {
        List<String> opinions = new ArrayList<>(List.of("secretaddress"));
        List.of("secret", "shared", "other").forEach(what -> opinions.addAll(opinion(what)));
        return Map.of(
                "procedure",
                words(List.of("settings")),
                "procedure-dossier",
                words(
                        List.of(
                                "depositedtitle",
                                "depositedform",
                                "drafttitle",
                                "draftform",
                                "file",
                                "bytes",
                                "message",
                                "attachment",
                                "attached",
                                "annotation",
                                "hiddenfield",
                                "hiddenlabel",
                                "hiddenvalue")),
                "procedure-opinion",
                words(opinions));
    }

    private List<String> words(List<String> names) {
        return names.stream().map(this::canary).toList();
    }

    /** Ids: that there is an opinion is not for everybody either. */
    Map<String, String> opinions() {
        return Map.of("secret", secret, "shared", shared, "other", other);
    }

    /** The ids of those that a reader may see. */
    List<String> opinionsOf(Person reader) {
        List<String> visible = visibleTo(reader);
        return opinions().entrySet().stream()
                .filter(opinion -> visible.contains(canary(opinion.getKey() + "title")))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Everybody of this office. */
    List<Person> people() {
        return List.of(
                administrator,
                instructor,
                elsewhere,
                colleague,
                applicant,
                friend,
                neighbour,
                expert,
                guest,
                stranger);
    }

    /** One of each kind. */
    List<Person> some() {
        return List.of(administrator, instructor, applicant, expert);
    }

    /** Those who have no part in the twin, and the other dossier's experts. */
    List<Person> strangersToTwin() {
        return List.of(elsewhere, colleague, neighbour, expert, guest);
    }

    Person friend() {
        return friend;
    }

    Person expert() {
        return expert;
    }

    Person guest() {
        return guest;
    }

    /** The expert of another dossier. */
    Person stranger() {
        return stranger;
    }

    /** The opinion that is for whoever gave it and for instructors. */
    String secret() {
        return secret;
    }

    Person colleague() {
        return colleague;
    }

    Person administrator() {
        return administrator;
    }

    Person instructor() {
        return instructor;
    }

    Person elsewhere() {
        return elsewhere;
    }

    Person applicant() {
        return applicant;
    }

    Person neighbour() {
        return neighbour;
    }

    String procedure() {
        return procedure;
    }

    /** A deposited dossier with a document, a message and annotations. */
    String deposited() {
        return deposited;
    }

    /** Another one, made alike. */
    String twin() {
        return twin;
    }

    @Override
    public Map<String, List<String>> dossiersByType() {
        return Map.of(
                "procedure",
                List.of(procedure, otherProcedure),
                "procedure-dossier",
                List.of(deposited, twin, draft),
                "procedure-opinion",
                List.of(secret, shared, other));
    }

    /** The document of the deposited dossier. */
    String document() {
        return document;
    }

    String message() {
        return message;
    }
}
