package org.liasse.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.liasse.api.Key;
import org.liasse.api.form.FieldKind;
import org.liasse.api.form.Form;

/** All requests under one procedure, as its file says how many there are and what they are like. */
final class Caseload {

    private static final Key FORM = new Key("form");
    private static final Key ANNOTATIONS = new Key("annotations");

    private final Blueprint plan;
    private final Crowd crowd;

    Caseload(Blueprint plan, Crowd crowd) {
        this.plan = plan;
        this.crowd = crowd;
    }

    /** In the order in which they are opened, which mixes what they come to. */
    List<Case> all() {
        List<String> ends = new ArrayList<>();
        plan.cases()
                .path("ends")
                .properties()
                .forEach(e -> ends.addAll(Collections.nCopies(e.getValue().asInt(), e.getKey())));
        Collections.shuffle(ends, Invention.random(plan.name()));
        List<Case> all = new ArrayList<>();
        for (String end : ends) {
            all.add(made(plan.name() + "/" + (all.size() + 1), end));
        }
        return all;
    }

    private Case made(String name, String end) {
        JsonNode told = plan.cases();
        Crowd.Person applicant = crowd.applicant(Invention.random("applicant of " + name));
        Map<String, String> known = new HashMap<>(crowd.place());
        known.put("applicant", applicant.name());
        Invention invention = new Invention(name, plan.lists(), known);
        Form form = plan.drawing().forms().get(FORM);
        Map<String, Object> values = invention.values(form.fields(), told.path("form"));
        String title = invention.text(told.path("title"));
        String instructor = invention.one(plan.instructorsFor(values));
        boolean isDraft = end.equals("draft");
        invention.learn("account", crowd.accountOf(instructor));
        Map<String, Object> annotations =
                isDraft || end.equals("to-follow")
                        ? Map.of()
                        : invention.values(
                                plan.drawing().forms().get(ANNOTATIONS).fields(),
                                told.path("annotations"));
        List<Case.Paper> papers = papers(invention, told.path("papers"));
        return new Case(
                name,
                title,
                applicant.login(),
                instructor,
                end.equals("to-follow") || end.equals("followed") ? "under-construction" : end,
                !isDraft && !end.equals("to-follow"),
                motivation(invention, end),
                Map.of(
                        new Key("identity"),
                        identity(invention, applicant, told),
                        FORM,
                        isDraft ? begun(values, invention) : values),
                annotations,
                papers,
                files(form, told),
                messages(invention, end));
    }

    /** A draft is filled down to some field. */
    private static Map<String, Object> begun(Map<String, Object> values, Invention invention) {
        Map<String, Object> begun = new LinkedHashMap<>();
        for (Map.Entry<String, Object> value : values.entrySet()) {
            if (!begun.isEmpty() && invention.happens(0.06)) {
                break;
            }
            begun.put(value.getKey(), value.getValue());
        }
        return begun;
    }

    private static Map<String, Object> identity(
            Invention invention, Crowd.Person applicant, JsonNode told) {
        Map<String, Object> identity = new LinkedHashMap<>();
        identity.put(
                "applicant",
                Map.of("name", applicant.name(), "email", applicant.login() + "@example.org"));
        if (told.has("organisation")) {
            identity.put("organisation", invention.text(told.path("organisation")));
        }
        identity.put("address", invention.address());
        return identity;
    }

    private String motivation(Invention invention, String end) {
        JsonNode texts =
                plan.cases().path("motives").path(end.equals("deleted") ? "dismissed" : end);
        return texts.isEmpty() ? "" : invention.text(texts);
    }

    private static List<Case.Paper> papers(Invention invention, JsonNode told) {
        List<Case.Paper> papers = new ArrayList<>();
        for (JsonNode paper : told) {
            if (invention.happens(paper.path("often").asDouble())) {
                papers.add(
                        new Case.Paper(
                                new Key(paper.path("slot").asText()),
                                paper.path("name").asText(),
                                paper.path("title").asText(),
                                invention.text(paper.path("text"))));
            }
        }
        return papers;
    }

    private static Map<String, Key> files(Form form, JsonNode told) {
        Map<String, Key> files = new HashMap<>();
        form.fields().stream()
                .filter(field -> field.kind() == FieldKind.FILE)
                .map(field -> field.key().value())
                .forEach(key -> files.put(key, new Key(told.path("form").path(key).asText())));
        return files;
    }

    private List<Case.Said> messages(Invention invention, String end) {
        List<Case.Said> said = new ArrayList<>();
        JsonNode talks = plan.cases().path("talks").path(end);
        if (!talks.isEmpty() && invention.happens(0.25)) {
            for (JsonNode message : invention.one(talks)) {
                boolean byApplicant = message.has("applicant");
                JsonNode text = message.path(byApplicant ? "applicant" : "instructor");
                said.add(new Case.Said(byApplicant, invention.text(text)));
            }
        }
        return said;
    }
}
