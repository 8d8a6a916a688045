package org.liasse.itests.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.liasse.itests.Platform;
import org.liasse.itests.story.Rest.Request;

/**
 * An office with its people and a procedure for subsidies, made through REST as an installation is
 * furnished.
 */
public final class Town {

    public static final String PASSWORD = "a password of some length";

    /** The feature that brings procedures. */
    public static final String VARIANT = "liasse-variant-procedures";

    /**
     * Somebody with an account.
     *
     * @param rest signed in
     */
    public record Person(String login, String account, Rest rest) {
        public String principal() {
            return "a:" + account;
        }
    }

    private final Rest operator;
    private final String key;
    private final String office;

    private Town(Rest operator, String key, String office) {
        this.operator = operator;
        this.key = key;
        this.office = office;
    }

    /** A new office of this key. */
    public static Town found(Platform platform, String key) {
        Rest operator =
                Rest.visitor(platform.httpPort()).signedIn("admin", Platform.ADMIN_PASSWORD);
        JsonNode office =
                operator.send("POST", "/api/offices", Map.of("key", key, "name", "Town of " + key))
                        .expect(201)
                        .json();
        return new Town(operator, key, office.get("id").asText());
    }

    public String office() {
        return office;
    }

    /**
     * A new account.
     *
     * @param role held on the office, or {@code null}
     */
    public Person person(String name, String role) {
        String login = name + "." + key;
        String account =
                operator.send(
                                "POST",
                                "/api/accounts",
                                Map.of(
                                        "login",
                                        login,
                                        "name",
                                        name + " of " + key,
                                        "email",
                                        login + "@example.org",
                                        "language",
                                        "en",
                                        "password",
                                        PASSWORD))
                        .expect(201)
                        .json()
                        .get("id")
                        .asText();
        if (role != null) {
            join(account, role);
        }
        return new Person(login, account, operator.signedIn(login, PASSWORD));
    }

    private void join(String account, String role) {
        Rest.Answer joined =
                operator.send(
                        "PUT",
                        "/api/accounts/" + account + "/memberships/" + office + "/" + role,
                        null);
        if (!joined.isFine()) {
            joined.expect(204);
        }
    }

    /** A published procedure with the subsidy request as its form. */
    public static String procedure(Person administrator, String title, Person... instructors) {
        return procedure(administrator, title, UnaryOperator.identity(), instructors);
    }

    /**
     * @param drawing changes the definition before it is drawn
     */
    public static String procedure(
            Person administrator,
            String title,
            UnaryOperator<ObjectNode> drawing,
            Person... instructors) {
        Rest rest = administrator.rest();
        String procedure =
                rest.send(
                                "POST",
                                "/api/dossiers",
                                Map.of(
                                        "type",
                                        "procedure",
                                        "title",
                                        title,
                                        "sections",
                                        Map.of(
                                                "settings",
                                                Map.of("retention", 36, "experts", "none"))))
                        .expect(201)
                        .json()
                        .get("id")
                        .asText();
        String path = "/api/dossiers/" + procedure;
        rest.send("POST", path + "/definitions", drawing.apply(subsidyRequest())).expect(201);
        for (Person instructor : instructors) {
            Rest.Answer invited =
                    rest.send(
                            new Request(
                                            "PUT",
                                            path
                                                    + "/participants/instructor/"
                                                    + instructor.principal(),
                                            null)
                                    .ifMatch("*"));
            if (!invited.isFine()) {
                invited.expect(204);
            }
        }
        rest.send(new Request("POST", path + "/actions/publish", Map.of()).ifMatch("*"))
                .expect(200);
        return procedure;
    }

    /** The definition that the variant brings, as REST takes it. */
    private static ObjectNode subsidyRequest() {
        try {
            Path file =
                    Path.of(
                            System.getProperty("liasse.bundles"),
                            "org.liasse.variant.procedures/src/main/resources",
                            "org/liasse/variant/procedures/subsidy-request.json");
            ObjectNode definition = (ObjectNode) Rest.parse(Files.readAllBytes(file));
            ObjectNode forms = (ObjectNode) definition.get("forms");
            for (String section : java.util.List.of("form", "annotations")) {
                JsonNode form = forms.get(section);
                if (form.isArray()) {
                    forms.putObject(section).set("fields", form);
                }
            }
            return definition;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Values with which the subsidy request is complete. */
    public static Map<String, Object> completeForm() {
        return Map.ofEntries(
                Map.entry("projectTitle", "A library for the valley"),
                Map.entry("summary", "Books, and a room to read them."),
                Map.entry("association", "Friends of reading"),
                Map.entry(
                        "seat",
                        Map.of(
                                "line", "1 rue du Moulin",
                                "postcode", "38000",
                                "city", "Grenoble",
                                "country", "FR")),
                Map.entry("president", Map.of("name", "Ada Martin")),
                Map.entry("contactEmail", "ada@example.org"),
                Map.entry("founded", "1998-05-12"),
                Map.entry("members", 42),
                Map.entry("ownShare", 35.5),
                Map.entry("amountRequested", Map.of("amount", "1250.00", "currency", "EUR")),
                Map.entry("field", "culture"),
                Map.entry("audiences", java.util.List.of("children", "adults")),
                Map.entry("firstRequest", true),
                Map.entry(
                        "expenses",
                        Map.of(
                                "r1",
                                Map.of(
                                        "order",
                                        1,
                                        "nature",
                                        "Shelves",
                                        "amount",
                                        Map.of("amount", "800.00", "currency", "EUR")))));
    }
}
