package org.liasse.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.liasse.api.Key;

/** A published procedure of an office, and requests under it in all states. */
final class Requests {

    private final Ground ground;
    private final JsonNode office;

    Requests(Ground ground, JsonNode office) {
        this.ground = ground;
        this.office = office;
    }

    /** Makes what is missing; {@code drawing} is the form of the requests. */
    void make(Drawing drawing) {
        if (!office.has("procedure")) {
            return;
        }
        JsonNode told = office.path("procedure");
        String title = told.path("title").asText();
        Procedure procedures = new Procedure(ground);
        String procedure =
                procedures.open(
                        "procedure",
                        title,
                        told.path("description").asText(),
                        Map.of("title", title, "retention", 36, "experts", "none"),
                        drawing,
                        opened -> procedures.name(opened, logins("instructor")));
        Course course = new Course(ground);
        office.path("requests").forEach(request -> course.go(procedure, request(request)));
    }

    Case request(JsonNode told) {
        String title = told.path("title").asText();
        String applicant = login("applicant", told.path("applicant").asInt());
        List<Case.Said> messages = new ArrayList<>();
        for (JsonNode message : told.path("messages")) {
            messages.add(
                    new Case.Said(
                            message.path("by").asText().equals("applicant"),
                            message.path("text").asText()));
        }
        String remark = told.path("annotation").asText();
        return new Case(
                title,
                title,
                applicant,
                login("instructor", told.path("instructor").asInt()),
                told.path("to").asText(),
                told.path("followed").asBoolean(true),
                told.path("motivation").asText(),
                sections(told, nameOf(applicant)),
                remark.isEmpty() ? Map.of() : Map.of("remark", remark),
                List.of(),
                Map.of(),
                messages);
    }

    private String login(String role, int number) {
        return logins(role).get(number);
    }

    private List<String> logins(String role) {
        return people().filter(person -> Ground.holds(person, role))
                .map(person -> person.path("login").asText())
                .toList();
    }

    private String nameOf(String login) {
        return people().filter(person -> person.path("login").asText().equals(login))
                .findFirst()
                .orElseThrow()
                .path("name")
                .asText();
    }

    private Stream<JsonNode> people() {
        return StreamSupport.stream(office.path("people").spliterator(), false);
    }

    Map<Key, Map<String, Object>> sections(JsonNode request, String applicant) {
        String association = request.path("association").asText();
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
        form.put("president", Map.of("name", applicant));
        form.put("contactEmail", Ground.login(applicant) + "@example.org");
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
                        Map.of("name", applicant),
                        "organisation",
                        association,
                        "address",
                        address),
                new Key("form"),
                form);
    }

    /** What must be there before. */
    static Set<Key> types() {
        return Set.of(new Key("procedure"), new Key("procedure-dossier"));
    }
}
