package org.liasse.itests.canary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final String procedure;
    private final String otherProcedure;
    private final String deposited;
    private final String twin;
    private final String draft;
    private final String document;
    private final String message;

    private Quarter(Platform platform, String name) {
        this.name = name;
        Town town =
                Town.found(
                        platform,
                        name,
                        Map.of(
                                "administrator", "administrator",
                                "instructor", "",
                                "elsewhere", "",
                                "applicant", "applicant",
                                "neighbour", "applicant"));
        administrator = town.person("administrator");
        instructor = town.person("instructor");
        elsewhere = town.person("elsewhere");
        applicant = town.person("applicant");
        neighbour = town.person("neighbour");
        procedure =
                Town.procedure(
                        administrator, "Subsidies of " + name, this::withHiddenField, instructor);
        otherProcedure = Town.procedure(administrator, "Permits of " + name, elsewhere);
        hideInSettings();
        deposited = open("deposited");
        twin = open("deposited");
        draft = open("draft");
        document = documentOf(deposited);
        documentOf(twin);
        deposit(deposited);
        deposit(twin);
        message = message(deposited);
        message(twin);
        annotate(deposited);
        annotate(twin);
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
        patch(administrator, procedure, "settings", Map.of("title", canary("settings")));
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
        List<String> file =
                List.of(
                        "depositedtitle",
                        "depositedform",
                        "file",
                        "bytes",
                        "message",
                        "attachment",
                        "attached");
        List<String> fileOfMine = new java.util.ArrayList<>(file);
        if (reader == applicant) {
            fileOfMine.addAll(List.of("drafttitle", "draftform"));
            return words(fileOfMine);
        }
        if (reader == instructor) {
            fileOfMine.addAll(
                    List.of("annotation", "hiddenfield", "hiddenlabel", "hiddenvalue", "settings"));
            return words(fileOfMine);
        }
        if (reader == administrator) {
            return words(List.of("hiddenfield", "hiddenlabel", "settings"));
        }
        return List.of();
    }

    @Override
    public List<JsonNode> types() {
        return List.of(
                administrator.rest().read("/api/types/procedure"),
                administrator.rest().read("/api/types/procedure-dossier?context=" + procedure));
    }

    @Override
    public List<String> files() {
        String there = "/api/dossiers/" + deposited;
        return List.of(
                there + "/documents/" + document + "/versions/1",
                there + "/documents/attachments/versions/1",
                there + "/threads/messages/messages/" + message + "/attachments/1");
    }

    @Override
    public List<String> jobs() {
        return dossiers();
    }

    @Override
    public List<String> words() {
        return canaries();
    }

    List<String> canaries() {
        return words(
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
                        "hiddenvalue",
                        "settings"));
    }

    private List<String> words(List<String> names) {
        return names.stream().map(this::canary).toList();
    }

    /** Everybody of this office. */
    List<Person> people() {
        return List.of(administrator, instructor, elsewhere, applicant, neighbour);
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
    public List<String> dossiers() {
        return List.of(procedure, otherProcedure, deposited, twin, draft);
    }

    /** The document of the deposited dossier. */
    String document() {
        return document;
    }

    String message() {
        return message;
    }
}
