package org.liasse.itests.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.liasse.itests.Platform;
import org.liasse.itests.story.Rest.Request;

/** An office with its people and its procedures, as an installation is furnished. */
public final class Town {

    /** The feature that brings procedures. */
    public static final String VARIANT = "liasse-variant-procedures";

    /**
     * Somebody with an account.
     *
     * @param rest signed in
     */
    public record Person(String login, String password, String account, Rest rest) {
        public String principal() {
            return "a:" + account;
        }
    }

    private static final Pattern PASSWORD = Pattern.compile("(?m)^(\\S+) has the password (\\S+)$");

    private final Map<String, Person> people = new HashMap<>();

    private Town() {}

    /**
     * A new office of this key and its people, made in the operator's console.
     *
     * @param roles what each holds on the office, by name; empty for nothing
     */
    public static Town found(Platform platform, String key, Map<String, String> roles) {
        return found(platform, key, roles, login -> "");
    }

    /** The same; everybody has an e-mail address. */
    public static Town foundWithAddresses(
            Platform platform, String key, Map<String, String> roles) {
        return found(platform, key, roles, login -> "--email " + address(login) + " ");
    }

    /** Where somebody is written to who has an address. */
    public static String address(String login) {
        return login + "@example.org";
    }

    private static Town found(
            Platform platform,
            String key,
            Map<String, String> roles,
            UnaryOperator<String> options) {
        var commands =
                new StringBuilder("liasse:office-create " + key + " \"Town of " + key + "\"");
        roles.forEach(
                (name, role) -> {
                    String login = name + "." + key;
                    commands.append("; liasse:account-create --random-password --language en ")
                            .append(options.apply(login))
                            .append(login + " \"" + name + " of " + key + "\"");
                    if (!role.isEmpty()) {
                        commands.append("; liasse:account-join " + login + " " + key + " " + role);
                    }
                });
        String said = platform.command(commands.toString()).text();
        Town town = new Town();
        Matcher password = PASSWORD.matcher(said);
        while (password.find()) {
            String login = password.group(1);
            Rest rest = Rest.visitor(platform.httpPort()).signedIn(login, password.group(2));
            String account = rest.read("/api/me").at("/account/id").asText();
            town.people.put(
                    login.substring(0, login.lastIndexOf('.')),
                    new Person(login, password.group(2), account, rest));
        }
        if (!town.people.keySet().equals(roles.keySet())) {
            throw new AssertionError(said);
        }
        return town;
    }

    public Person person(String name) {
        return people.get(name);
    }

    /** Waits until the variant answers, once it was installed or the platform started again. */
    public static void awaitVariant(Platform platform) {
        Rest visitor = Rest.visitor(platform.httpPort());
        platform.until(
                "the variant is there",
                () -> {
                    try {
                        return Set.of(200, 401).contains(visitor.get("/api/procedures").status());
                    } catch (UncheckedIOException e) {
                        return false;
                    }
                });
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

    /** A complete request of this applicant, deposited. */
    public static String deposited(Rest applicant, String procedure, String title) {
        String dossier =
                applicant
                        .send(
                                "POST",
                                "/api/dossiers",
                                Map.of(
                                        "type",
                                        "procedure-dossier",
                                        "context",
                                        procedure,
                                        "title",
                                        title,
                                        "sections",
                                        Map.of("form", completeForm())))
                        .expect(201)
                        .json()
                        .get("id")
                        .asText();
        applicant
                .send(
                        new Request(
                                        "POST",
                                        "/api/dossiers/" + dossier + "/actions/deposit",
                                        Map.of())
                                .ifMatch("*"))
                .expect(200);
        return dossier;
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
