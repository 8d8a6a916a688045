package org.liasse.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.liasse.bench.Wire.Answer;
import org.liasse.bench.Wire.Request;

/**
 * The people and procedures of the measurement: one office, four published procedures, and for each
 * client an instructor of all of them and an applicant.
 *
 * @param port of the platform
 */
record World(int port, List<Person> applicants, List<Person> instructors, List<String> procedures) {

    private static final int PROCEDURES = 4;

    /**
     * @param bearer the value of the header that signs in
     */
    record Person(String account, String bearer) {

        String principal() {
            return "a:" + account;
        }
    }

    /** Signs the first administrator in. */
    static String administrator(int port) {
        try (Wire wire = new Wire(port)) {
            return session(wire, "admin", Platform.ADMIN_PASSWORD);
        }
    }

    static World found(int port, People people) {
        try (Wire wire = new Wire(port)) {
            List<Person> instructors =
                    people.instructors().stream().map(one -> signIn(wire, one)).toList();
            List<Person> applicants =
                    people.applicants().stream().map(one -> signIn(wire, one)).toList();
            Person head = signIn(wire, people.head());
            var procedures = new ArrayList<String>();
            for (int i = 0; i < PROCEDURES; i++) {
                procedures.add(procedure(wire, head.bearer(), "Procedure " + i, instructors));
            }
            return new World(port, applicants, instructors, procedures);
        }
    }

    private static Person signIn(Wire wire, People.Account account) {
        return new Person(account.id(), session(wire, account.login(), Platform.ADMIN_PASSWORD));
    }

    private static String session(Wire wire, String login, String password) {
        String basic =
                Base64.getEncoder()
                        .encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
        Answer answer =
                wire.send(Request.post("/api/session", "Basic " + basic, null, new byte[0]));
        return "Bearer " + Json.read(fine(answer).body()).get("token").asText();
    }

    private static String procedure(
            Wire wire, String head, String title, List<Person> instructors) {
        JsonNode procedure =
                sent(
                        wire,
                        "/api/dossiers",
                        head,
                        Map.of(
                                "id",
                                UUID.randomUUID().toString(),
                                "type",
                                "procedure",
                                "title",
                                title,
                                "sections",
                                Map.of("settings", Map.of("retention", 36, "experts", "none"))));
        String id = procedure.get("id").asText();
        String address = "/api/dossiers/" + id;
        fine(wire.send(Request.post(address + "/definitions", head, null, definition())));
        for (Person instructor : instructors) {
            fine(
                    wire.send(
                            new Request(
                                    "PUT",
                                    address + "/participants/instructor/" + instructor.principal(),
                                    head,
                                    "*",
                                    null,
                                    null)));
        }
        fine(
                wire.send(
                        Request.post(
                                address + "/actions/publish", head, "*", Json.bytes(Map.of()))));
        return id;
    }

    /** The subsidy request that the variant brings, as REST takes it. */
    private static byte[] definition() {
        try (InputStream in =
                World.class.getResourceAsStream(
                        "/org/liasse/variant/procedures/subsidy-request.json")) {
            var mapper = new ObjectMapper();
            ObjectNode definition = (ObjectNode) mapper.readTree(in);
            definition.remove("texts");
            ObjectNode forms = (ObjectNode) definition.get("forms");
            forms.fieldNames()
                    .forEachRemaining(
                            name -> {
                                JsonNode fields = forms.get(name);
                                forms.set(name, mapper.createObjectNode().set("fields", fields));
                            });
            return mapper.writeValueAsBytes(definition);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode sent(Wire wire, String target, String bearer, Map<String, ?> body) {
        return Json.read(
                fine(wire.send(Request.post(target, bearer, null, Json.bytes(body)))).body());
    }

    static Answer fine(Answer answer) {
        if (!answer.isFine()) {
            throw new IllegalStateException(answer.status() + " " + answer.text());
        }
        return answer;
    }
}
