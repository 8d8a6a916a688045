package org.liasse.variant.procedures;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Text;
import org.liasse.api.form.Bounds;
import org.liasse.api.form.Field;
import org.liasse.api.form.FieldKind;
import org.liasse.api.form.Form;
import org.liasse.api.form.Option;
import org.liasse.api.form.Shown;

/** The form of the demonstration is one that an administrator could have drawn. */
public class SubsidyRequestTest {

    private final JsonNode definition;

    public SubsidyRequestTest() throws IOException {
        definition =
                new ObjectMapper()
                        .readTree(
                                ProceduresVariant.class.getResourceAsStream(
                                        "subsidy-request.json"));
    }

    @Test
    public void isAFormOfManyKindsWithARepeatedBlock() {
        Form form = form(definition.at("/forms/form"));
        var kinds = new HashSet<FieldKind>();
        form.fields().forEach(field -> kinds.add(field.kind()));
        assertTrue("fields", form.fields().size() >= 15);
        assertTrue("kinds", kinds.size() >= 10);
        assertTrue("a repeated block", kinds.contains(FieldKind.REPEATED));
        form(definition.at("/forms/annotations"));
    }

    @Test
    public void drawsOnlySectionsThatAreDrawn() {
        var drawn = new ArrayList<String>();
        new ProceduresVariant(null, null)
                .types().stream()
                        .flatMap(type -> type.sections().stream())
                        .filter(section -> section.isDrawn())
                        .forEach(section -> drawn.add(section.key().value()));
        definition
                .get("forms")
                .fieldNames()
                .forEachRemaining(key -> assertTrue(key, drawn.contains(key)));
    }

    @Test
    public void asksForTwoDocuments() {
        assertEquals(2, definition.get("slots").size());
        definition.get("slots").forEach(slot -> assertTrue(Key.isKey(slot.get("key").asText())));
    }

    // CORE-22
    @Test
    public void CORE_22_motiveTemplatesAreTextsOfTheDefinition() {
        definition
                .get("texts")
                .properties()
                .forEach(
                        text -> {
                            assertTrue(text.getKey(), Key.isKey(text.getKey()));
                            assertTrue(text.getKey(), text.getKey().startsWith("motive-"));
                            assertTrue(text.getValue().hasNonNull("fr"));
                            assertTrue(text.getValue().hasNonNull("en"));
                        });
        assertTrue(definition.get("texts").size() >= 2);
    }

    private static Form form(JsonNode fields) {
        return new Form(fields(fields));
    }

    private static List<Field> fields(JsonNode nodes) {
        var fields = new ArrayList<Field>();
        nodes.forEach(node -> fields.add(field(node)));
        return fields;
    }

    private static Field field(JsonNode node) {
        var options = new ArrayList<Option>();
        node.path("options")
                .forEach(o -> options.add(new Option(new Key(o.get("key").asText()), text(o))));
        JsonNode shown = node.get("shown");
        return new Field(
                new Key(node.get("key").asText()),
                FieldKind.valueOf(
                        node.get("kind").asText().toUpperCase(Locale.ROOT).replace('-', '_')),
                text(node),
                null,
                node.path("required").asBoolean(),
                options,
                fields(node.path("rows")),
                Bounds.NONE,
                shown == null
                        ? null
                        : new Shown(
                                new Key(shown.get("field").asText()),
                                shown.get("equals").asText()));
    }

    private static Text text(JsonNode node) {
        return new Text(node.at("/label/fr").asText(), node.at("/label/en").asText());
    }
}
