package org.liasse.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.dossier.DossierView;
import org.liasse.api.dossier.Dossiers.SectionChange;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;

/** A published procedure of an office, and requests under it in all states. */
final class Requests {

    private static final Key INSTRUCTOR = new Key("instructor");
    private static final Key FOLLOWED = new Key("followed");
    private static final Key ANNOTATIONS = new Key("annotations");

    private final Ground ground;
    private final JsonNode office;

    Requests(Ground ground, JsonNode office) {
        this.ground = ground;
        this.office = office;
    }

    /** Makes what is missing; {@code drawing} is the form of the requests. */
    void make(Drawing drawing) {
        String procedure = procedure(drawing);
        for (JsonNode request : office.path("requests")) {
            request(procedure, request);
        }
    }

    private String procedure(Drawing drawing) {
        Caller administrator = ground.somebody("administrator", 0);
        String id = ground.id("procedure");
        JsonNode told = office.path("procedure");
        String title = told.path("title").asText();
        DossierView procedure =
                ground.open(
                        administrator,
                        id,
                        "procedure",
                        null,
                        title,
                        Map.of(
                                new Key("settings"),
                                Map.of("title", title, "retention", 36, "experts", "none"),
                                new Key("presentation"),
                                Map.of("description", told.path("description").asText())));
        if (procedure.state().equals(new Key("test"))) {
            draw(administrator, id, drawing);
            invite(administrator, id);
            ground.act(administrator, id, "publish", Map.of());
        }
        return id;
    }

    private void draw(Caller administrator, String procedure, Drawing drawing) {
        var definitions = ground.doors().definitions();
        try {
            definitions.read(administrator, procedure, 0);
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.NOT_FOUND) {
                throw problem;
            }
            definitions.draw(
                    administrator, procedure, drawing.forms(), drawing.slots(), drawing.texts());
        }
    }

    private void invite(Caller administrator, String procedure) {
        var participants = ground.doors().participants();
        var there = participants.list(administrator, procedure);
        for (JsonNode person : ground.people()) {
            if (Ground.holds(person, INSTRUCTOR.value())) {
                String login = person.path("login").asText();
                Principal principal =
                        Principal.account(
                                ground.doors().accounts().byLogin(login).orElseThrow().id());
                if (there.stream().noneMatch(p -> p.principal().equals(principal))) {
                    participants.invite(administrator, procedure, principal, INSTRUCTOR, null);
                }
            }
        }
    }

    private void request(String procedure, JsonNode request) {
        Caller applicant = ground.somebody("applicant", request.path("applicant").asInt());
        Caller instructor = ground.somebody("instructor", request.path("instructor").asInt());
        String title = request.path("title").asText();
        String id = ground.id(title);
        ground.open(
                applicant, id, "procedure-dossier", procedure, title, sections(request, applicant));
        while (!isThere(ground.read(applicant, id), request)) {
            step(applicant, instructor, id, request);
        }
        int number = 0;
        for (JsonNode message : request.path("messages")) {
            boolean isApplicants = message.path("by").asText().equals("applicant");
            ground.write(
                    isApplicants ? applicant : instructor,
                    id,
                    "messages",
                    title + "/" + number++,
                    message.path("text").asText());
        }
        annotate(instructor, id, request);
    }

    private static boolean isThere(DossierView dossier, JsonNode request) {
        String wanted = request.path("to").asText();
        return switch (wanted) {
            case "waiting", "archived" -> dossier.flags().contains(new Key(wanted));
            default -> dossier.state().value().equals(wanted);
        };
    }

    /** One step nearer to where the request is to be. */
    private void step(Caller applicant, Caller instructor, String id, JsonNode request) {
        String wanted = request.path("to").asText();
        String motivation = request.path("motivation").asText();
        String state = ground.read(applicant, id).state().value();
        switch (state) {
            case "draft" -> {
                ground.act(applicant, id, "deposit", Map.of());
                if (request.path("followed").asBoolean(true)) {
                    ground.doors().dossiers().mark(instructor, id, FOLLOWED);
                }
            }
            case "under-construction" -> {
                if (wanted.equals("waiting")) {
                    ground.act(
                            instructor, id, "request-correction", Map.of("correction", motivation));
                } else {
                    ground.act(instructor, id, "start-instruction", Map.of());
                }
            }
            case "under-instruction" -> {
                Map<String, Object> motive =
                        motivation.isEmpty() ? Map.of() : Map.of("motivation", motivation);
                switch (wanted) {
                    case "refused" -> ground.act(instructor, id, "refuse", motive);
                    case "dismissed" -> ground.act(instructor, id, "dismiss", motive);
                    default -> ground.act(instructor, id, "accept", motive);
                }
            }
            case "accepted" -> ground.act(instructor, id, "archive", Map.of());
            default -> throw new IllegalStateException(id + " is in " + state + ", not " + wanted);
        }
    }

    private void annotate(Caller instructor, String id, JsonNode request) {
        String remark = request.path("annotation").asText();
        if (remark.isEmpty()) {
            return;
        }
        var section = ground.read(instructor, id).sections().get(ANNOTATIONS);
        if (section == null || !remark.equals(section.values().get("remark"))) {
            ground.doors()
                    .dossiers()
                    .edit(
                            instructor,
                            new SectionChange(id, ANNOTATIONS, Map.of("remark", remark), null));
            ground.tally().made("step");
        }
    }

    Map<Key, Map<String, Object>> sections(JsonNode request, Caller applicant) {
        String association = request.path("association").asText();
        String email = applicant.name().replace(' ', '.').toLowerCase(java.util.Locale.ROOT);
        Map<String, Object> address =
                Map.of(
                        "line",
                        "1, place de la Mairie",
                        "postcode",
                        office.path("postcode").asText(),
                        "city",
                        office.path("city").asText());
        Map<String, Object> amount =
                Map.of("amount", request.path("amount").asText(), "currency", "EUR");
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("projectTitle", request.path("title").asText());
        form.put(
                "summary",
                association + " demande une aide pour : " + request.path("title").asText());
        form.put("association", association);
        form.put("seat", address);
        form.put("president", Map.of("name", applicant.name()));
        form.put("contactEmail", plain(email) + "@example.org");
        form.put("founded", "2009-09-01");
        form.put("members", request.path("members").asInt());
        form.put("amountRequested", amount);
        form.put("field", request.path("field").asText());
        form.put("audiences", List.of("children", "adults"));
        form.put("firstRequest", true);
        form.put(
                "expenses",
                Map.of(
                        "1",
                        Map.of("nature", "Matériel et location", "amount", amount, "order", 1)));
        return Map.of(
                new Key("identity"),
                Map.of(
                        "applicant",
                        Map.of("name", applicant.name()),
                        "organisation",
                        association,
                        "address",
                        address),
                new Key("form"),
                form);
    }

    private static String plain(String text) {
        return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFD)
                .replaceAll("[^a-z.]", "");
    }

    /** What must be there before. */
    static Set<Key> types() {
        return Set.of(new Key("procedure"), new Key("procedure-dossier"));
    }
}
