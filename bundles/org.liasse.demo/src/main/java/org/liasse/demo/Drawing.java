package org.liasse.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.Text;
import org.liasse.api.form.Bounds;
import org.liasse.api.form.Field;
import org.liasse.api.form.FieldKind;
import org.liasse.api.form.Form;
import org.liasse.api.form.Option;
import org.liasse.api.form.Shown;
import org.liasse.api.type.Audience;
import org.liasse.api.type.Declarations.Slot;

/** What an administrator draws, read from a file in the form in which REST takes it. */
record Drawing(Map<Key, Form> forms, List<Slot> slots, Map<Key, Text> texts) {

    static Drawing of(JsonNode json) {
        Map<Key, Form> forms = new LinkedHashMap<>();
        json.path("forms")
                .properties()
                .forEach(
                        form ->
                                forms.put(
                                        new Key(form.getKey()), new Form(fields(form.getValue()))));
        List<Slot> slots = new ArrayList<>();
        json.path("slots").forEach(slot -> slots.add(slot(slot)));
        Map<Key, Text> texts = new LinkedHashMap<>();
        json.path("texts")
                .properties()
                .forEach(
                        text -> {
                            // a name with a point in it is the variant's own, not a key
                            if (Key.isKey(text.getKey())) {
                                texts.put(new Key(text.getKey()), text(text.getValue()));
                            }
                        });
        return new Drawing(forms, slots, texts);
    }

    private static List<Field> fields(JsonNode nodes) {
        List<Field> fields = new ArrayList<>();
        nodes.forEach(node -> fields.add(field(node)));
        return fields;
    }

    private static Field field(JsonNode node) {
        List<Option> options = new ArrayList<>();
        node.path("options").forEach(o -> options.add(new Option(key(o), text(o.path("label")))));
        JsonNode shown = node.get("shown");
        return new Field(
                key(node),
                FieldKind.valueOf(
                        node.path("kind").asText().toUpperCase(Locale.ROOT).replace('-', '_')),
                text(node.path("label")),
                node.has("help") ? text(node.path("help")) : null,
                node.path("required").asBoolean(),
                options,
                fields(node.path("rows")),
                bounds(node.path("bounds")),
                shown == null
                        ? null
                        : new Shown(
                                new Key(shown.path("field").asText()),
                                shown.path("equals").asText()));
    }

    private static Bounds bounds(JsonNode node) {
        return new Bounds(
                number(node, "min"),
                number(node, "max"),
                node.has("maxLength") ? node.path("maxLength").asInt() : null,
                node.has("unit") ? node.path("unit").asText() : null,
                number(node, "expectedMin"),
                number(node, "expectedMax"));
    }

    private static BigDecimal number(JsonNode node, String name) {
        return node.has(name) ? node.path(name).decimalValue() : null;
    }

    private static Slot slot(JsonNode node) {
        Set<String> mediaTypes = new HashSet<>();
        node.path("mediaTypes").forEach(type -> mediaTypes.add(type.asText()));
        return new Slot(
                key(node),
                text(node.path("label")),
                Audience.EVERYONE,
                mediaTypes,
                node.path("maxBytes").asLong(Slot.TWENTY_MEBIBYTES),
                node.path("maxDocuments").asInt(50),
                node.path("expected").asBoolean(),
                node.path("photos").asBoolean());
    }

    private static Key key(JsonNode node) {
        return new Key(node.path("key").asText());
    }

    private static Text text(JsonNode node) {
        return new Text(node.path("fr").asText(), node.path("en").asText());
    }
}
