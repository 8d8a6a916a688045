package org.liasse.rest.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liasse.api.Language;
import org.liasse.api.dossier.Types.Known;

/** The document: what the core answers always, and what is installed at this moment. */
final class OpenApi {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private OpenApi() {}

    /** The part that is always there, as it was written. */
    static ObjectNode core() {
        try (InputStream in = OpenApi.class.getResourceAsStream("openapi.json")) {
            return (ObjectNode) MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] merged(List<Known> types, List<JsonNode> fragments, Language language) {
        ObjectNode document = core();
        ObjectNode paths = (ObjectNode) document.get("paths");
        ObjectNode schemas = (ObjectNode) document.at("/components/schemas");
        ObjectNode list = (ObjectNode) paths.at("/~1api~1dossiers/get");
        var schemer = new TypeSchemas(language);
        types.stream()
                .sorted(Comparator.comparing(known -> known.type().key()))
                .forEach(
                        known -> {
                            // its dossiers are still read; its own path answers no more
                            if (known.present()) {
                                paths.set("/api/" + known.type().path(), schemer.path(known, list));
                                document.withArrayProperty("tags").add(schemer.tag(known.type()));
                            }
                            schemas.set(
                                    TypeSchemas.nameOf(known.type()), schemer.schema(known.type()));
                        });
        fragments.forEach(fragment -> merge(document, fragment));
        try {
            return MAPPER.writeValueAsBytes(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A fragment adds paths, components and tags; what is there already it does not replace. */
    private static void merge(ObjectNode document, JsonNode fragment) {
        add((ObjectNode) document.get("paths"), fragment.path("paths"));
        ObjectNode components = (ObjectNode) document.get("components");
        fragment.path("components")
                .properties()
                .forEach(
                        part -> add(components.withObjectProperty(part.getKey()), part.getValue()));
        Set<String> declared = new HashSet<>(document.path("tags").findValuesAsText("name"));
        for (JsonNode tag : fragment.path("tags")) {
            if (declared.add(tag.path("name").asText())) {
                document.withArrayProperty("tags").add(tag);
            }
        }
    }

    private static void add(ObjectNode target, JsonNode more) {
        for (Map.Entry<String, JsonNode> entry : more.properties()) {
            JsonNode there = target.get(entry.getKey());
            if (there == null) {
                target.set(entry.getKey(), entry.getValue());
            } else if (there instanceof ObjectNode object) {
                entry.getValue()
                        .properties()
                        .forEach(e -> object.putIfAbsent(e.getKey(), e.getValue()));
            }
        }
    }
}
