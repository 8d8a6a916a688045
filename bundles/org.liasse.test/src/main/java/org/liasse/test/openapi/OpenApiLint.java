package org.liasse.test.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds fault with an OpenAPI 3.0 document: that it is no such document, that an operation is not
 * told in full, that an example is missing or is not what its schema says.
 */
public final class OpenApiLint {

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final String PROBLEM = "application/problem+json";
    private static final Pattern PART = Pattern.compile("\\{([^}]+)}");

    private final JsonNode document;
    private final boolean isWhole;
    private final Examples examples;
    private final List<String> faults = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private OpenApiLint(JsonNode document, boolean isWhole) {
        this.document = document;
        this.isWhole = isWhole;
        this.examples = new Examples(document);
    }

    /** What is wrong with a document that stands for itself; empty where nothing is. */
    public static List<String> whole(JsonNode document) {
        return new OpenApiLint(document, true).faults();
    }

    /** What is wrong with a part of one, which may refer to what the rest brings. */
    public static List<String> fragment(JsonNode fragment) {
        return new OpenApiLint(fragment, false).faults();
    }

    private List<String> faults() {
        structure();
        references();
        tags();
        var shapes = new TreeSet<String>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            if (path.getKey().length() > 1 && path.getKey().endsWith("/")
                    || path.getKey().contains("?")) {
                fault(path.getKey(), "a path has neither a slash at its end nor a query");
            }
            if (!shapes.add(PART.matcher(path.getKey()).replaceAll("{}"))) {
                fault(path.getKey(), "another path differs by the names of its parameters only");
            }
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    operation(path.getKey(), path.getValue(), method);
                }
            }
        }
        components();
        return List.copyOf(faults);
    }

    /** What operations refer to is looked at once. */
    private void components() {
        for (Map.Entry<String, JsonNode> schema : all("schemas")) {
            schema.getValue()
                    .findParents("example")
                    .forEach(s -> example("schema " + schema.getKey(), s, s.get("example")));
        }
        all("responses").forEach(r -> answer("response " + r.getKey(), r.getValue()));
        all("requestBodies").forEach(b -> content("request " + b.getKey(), b.getValue()));
        all("parameters").forEach(p -> parameter("parameter " + p.getKey(), p.getValue()));
    }

    private Set<Map.Entry<String, JsonNode>> all(String kind) {
        return document.path("components").path(kind).properties();
    }

    private void fault(String where, String what) {
        faults.add(where + ": " + what);
    }

    private void structure() {
        if (isWhole) {
            List<String> messages =
                    new OpenAPIV3Parser()
                            .readContents(document.toString(), null, new ParseOptions())
                            .getMessages();
            Objects.requireNonNullElse(messages, List.<String>of())
                    .forEach(message -> fault("structure", message));
        }
        for (JsonNode schema : document.findParents("required")) {
            if (schema.get("required").isArray() && schema.get("required").isEmpty()) {
                fault("structure", "an empty list of what is required: " + schema);
            }
        }
    }

    private void references() {
        var used = new TreeSet<>(document.findValuesAsText("$ref"));
        for (String reference : used) {
            if (isWhole && resolved(reference).isMissingNode()) {
                fault(reference, "it leads nowhere");
            }
        }
        document.path("components")
                .properties()
                .forEach(
                        kind ->
                                kind.getValue()
                                        .fieldNames()
                                        .forEachRemaining(name -> unused(used, kind, name)));
    }

    private void unused(Set<String> used, Map.Entry<String, JsonNode> kind, String name) {
        // whether anybody refers to a schema depends on the types that are installed
        if (!Set.of("securitySchemes", "schemas").contains(kind.getKey())
                && !used.contains("#/components/" + kind.getKey() + "/" + name)) {
            fault(kind.getKey() + " " + name, "nobody refers to it");
        }
    }

    private JsonNode resolved(String reference) {
        return reference.startsWith("#/") ? document.at(reference.substring(1)) : missing();
    }

    private static JsonNode missing() {
        return MissingNode.getInstance();
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? resolved(node.get("$ref").asText()) : node;
    }

    private void tags() {
        var names = new HashSet<String>();
        for (JsonNode tag : document.path("tags")) {
            if (!names.add(tag.path("name").asText())) {
                fault("tag " + tag.path("name").asText(), "it is declared twice");
            }
            words("tag " + tag.path("name").asText(), tag, "description");
        }
    }

    private void words(String where, JsonNode node, String member) {
        if (node.path(member).asText().isBlank()) {
            fault(where, "it has no " + member);
        }
    }

    private void operation(String path, JsonNode item, Map.Entry<String, JsonNode> method) {
        JsonNode operation = method.getValue();
        String where = method.getKey() + " " + path;
        words(where, operation, "summary");
        words(where, operation, "description");
        String id = operation.path("operationId").asText();
        if (!id.matches("[A-Za-z][A-Za-z0-9-]*") || !ids.add(id)) {
            fault(where, "the operationId \"" + id + "\" is none, or another operation's");
        }
        Set<String> known = new HashSet<>(document.path("tags").findValuesAsText("name"));
        if (operation.path("tags").isEmpty()) {
            fault(where, "it has no tag");
        }
        for (JsonNode tag : operation.path("tags")) {
            if (isWhole && !known.contains(tag.asText())) {
                fault(where, "nobody declares the tag " + tag.asText());
            }
        }
        parameters(where, path, item, operation);
        content(where + " request", operation.path("requestBody"));
        answers(where, operation);
    }

    private void parameters(String where, String path, JsonNode item, JsonNode operation) {
        var names = new HashSet<String>();
        var inPath = new TreeSet<String>();
        var all = new ArrayList<JsonNode>();
        item.path("parameters").forEach(all::add);
        operation.path("parameters").forEach(all::add);
        for (JsonNode declared : all) {
            JsonNode parameter = resolved(declared);
            if (parameter.isMissingNode()) {
                continue;
            }
            String name = parameter.path("name").asText();
            String in = parameter.path("in").asText();
            if (!names.add(in + " " + name)) {
                fault(where, "the parameter " + name + " is declared twice");
            }
            if (in.equals("path")) {
                inPath.add(name);
                if (!parameter.path("required").asBoolean()) {
                    fault(where, "the parameter " + name + " of the path is not required");
                }
            }
            if (!declared.has("$ref")) {
                parameter(where + " " + name, parameter);
            }
        }
        var asked = new TreeSet<String>();
        Matcher part = PART.matcher(path);
        while (part.find()) {
            asked.add(part.group(1));
        }
        if (isWhole && !asked.equals(inPath)) {
            fault(where, "the path takes " + asked + ", its parameters are " + inPath);
        }
    }

    private void parameter(String where, JsonNode parameter) {
        words(where, parameter, "description");
        if (!parameter.has("schema")) {
            fault(where, "it has no schema");
        } else if (parameter.has("example")) {
            example(where, parameter.get("schema"), parameter.get("example"));
        }
    }

    private void answers(String where, JsonNode operation) {
        boolean succeeds = false;
        for (Map.Entry<String, JsonNode> answer : operation.path("responses").properties()) {
            String status = answer.getKey();
            succeeds |= status.matches("[23]\\d\\d");
            JsonNode response = resolved(answer.getValue());
            if (response.isMissingNode()) {
                continue;
            }
            String at = where + " " + status;
            if (status.startsWith("4") && !isProblem(response)) {
                fault(at, "it is no " + PROBLEM + " with the schema Problem");
            }
            if (status.equals("204") && response.has("content")) {
                fault(at, "no content has content");
            }
            if (!answer.getValue().has("$ref")) {
                answer(at, response);
            }
        }
        if (!succeeds) {
            fault(where, "it never succeeds");
        }
    }

    private void answer(String where, JsonNode response) {
        words(where, response, "description");
        content(where, response);
    }

    private static boolean isProblem(JsonNode response) {
        return response.path("content").size() == 1
                && response.path("content")
                        .path(PROBLEM)
                        .at("/schema/$ref")
                        .asText()
                        .equals("#/components/schemas/Problem");
    }

    /** Every media type has an example, and what is JSON is what its schema says. */
    private void content(String where, JsonNode body) {
        for (Map.Entry<String, JsonNode> content : body.path("content").properties()) {
            String at = where + " " + content.getKey();
            List<JsonNode> given = new ArrayList<>();
            if (content.getValue().has("example")) {
                given.add(content.getValue().get("example"));
            }
            content.getValue().path("examples").forEach(named -> given.add(named.path("value")));
            if (given.isEmpty()) {
                fault(at, "it has no example");
            }
            if (!content.getValue().has("schema")) {
                fault(at, "it has no schema");
            } else if (content.getKey().contains("json")) {
                given.forEach(example -> example(at, content.getValue().get("schema"), example));
            }
        }
    }

    private void example(String where, JsonNode schema, JsonNode example) {
        if (isWhole) {
            examples.faults(schema, example).forEach(f -> fault(where + " example", f));
        }
    }
}
