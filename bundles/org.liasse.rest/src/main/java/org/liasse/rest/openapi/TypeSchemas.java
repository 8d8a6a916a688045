package org.liasse.rest.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Text;
import org.liasse.api.dossier.Types.Known;
import org.liasse.api.form.Field;
import org.liasse.api.type.Declarations.Section;
import org.liasse.api.type.Declarations.State;
import org.liasse.api.type.DossierType;

/** Says in OpenAPI what a type's dossiers hold: a schema by its forms, and the path of its list. */
final class TypeSchemas {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Language language;

    TypeSchemas(Language language) {
        this.language = language;
    }

    /** {@code Dossier-<type>}: the common parts, and this type's own states and sections. */
    static String nameOf(DossierType type) {
        return "Dossier-" + type.key();
    }

    ObjectNode schema(DossierType type) {
        ObjectNode sections = object();
        for (Section section : type.sections()) {
            ObjectNode form = fields(section.form().fields());
            title(form, section.label());
            ((ObjectNode) sections.get("properties")).set(section.key().value(), form);
        }
        ObjectNode own = object();
        ObjectNode properties = (ObjectNode) own.get("properties");
        properties.set("type", enumOf(List.of(type.key())));
        properties.set("state", enumOf(type.states().stream().map(State::key).toList()));
        properties.set("sections", sections);
        ObjectNode schema = JSON.objectNode();
        schema.put("title", type.label().in(language));
        schema.putArray("allOf")
                .add(JSON.objectNode().put("$ref", "#/components/schemas/Dossier"))
                .add(own);
        return schema;
    }

    private ObjectNode fields(List<Field> fields) {
        ObjectNode object = object();
        ObjectNode properties = (ObjectNode) object.get("properties");
        fields.forEach(field -> properties.set(field.key().value(), field(field)));
        return object;
    }

    private ObjectNode field(Field field) {
        ObjectNode schema =
                switch (field.kind()) {
                    case TEXT, LONG_TEXT, PHONE -> typed("string", null);
                    case ACCOUNT, FILE -> typed("string", null);
                    case EMAIL -> typed("string", "email");
                    case DATE -> typed("string", "date");
                    case INSTANT -> typed("string", "date-time");
                    case INTEGER -> typed("integer", "int64");
                    case DECIMAL -> typed("number", null);
                    case YES_NO -> typed("boolean", null);
                    case MONEY -> ref("Money");
                    case ADDRESS -> ref("Address");
                    case PERSON -> ref("Person");
                    case CHOICE -> options(field);
                    case CHOICES -> {
                        ObjectNode array = typed("array", null);
                        array.set("items", options(field));
                        yield array;
                    }
                    case REPEATED -> {
                        ObjectNode rows = typed("object", null);
                        ObjectNode row = fields(field.rows());
                        ((ObjectNode) row.get("properties")).set("order", typed("integer", null));
                        rows.set("additionalProperties", row);
                        yield rows;
                    }
                };
        if (!schema.has("$ref")) {
            title(schema, field.label());
            bounds(schema, field);
        }
        return schema;
    }

    private static void bounds(ObjectNode schema, Field field) {
        String type = schema.get("type").asText();
        if (type.equals("string") && field.bounds().maxLength() != null) {
            schema.put("maxLength", field.bounds().maxLength());
        }
        if (type.equals("integer") || type.equals("number")) {
            if (field.bounds().min() != null) {
                schema.put("minimum", field.bounds().min());
            }
            if (field.bounds().max() != null) {
                schema.put("maximum", field.bounds().max());
            }
        }
    }

    private static ObjectNode options(Field field) {
        return enumOf(field.options().stream().map(option -> option.key()).toList());
    }

    private static ObjectNode enumOf(List<Key> keys) {
        ObjectNode schema = typed("string", null);
        ArrayNode values = schema.putArray("enum");
        keys.forEach(key -> values.add(key.value()));
        return schema;
    }

    private void title(ObjectNode schema, Text label) {
        if (label != null) {
            schema.put("title", label.in(language));
        }
    }

    private static ObjectNode typed(String type, String format) {
        ObjectNode schema = JSON.objectNode().put("type", type);
        return format == null ? schema : schema.put("format", format);
    }

    private static ObjectNode ref(String schema) {
        return JSON.objectNode().put("$ref", "#/components/schemas/" + schema);
    }

    private static ObjectNode object() {
        ObjectNode object = JSON.objectNode().put("type", "object");
        object.putObject("properties");
        return object;
    }

    /** What stands at the type's own path. */
    ObjectNode tag(DossierType type) {
        return JSON.objectNode()
                .put("name", type.path().value())
                .put("description", type.plural().in(language));
    }

    /** The list at the type's own path: the parameters of all lists but the type. */
    ObjectNode path(Known known, ObjectNode listOfAll) {
        ObjectNode get = listOfAll.deepCopy();
        DossierType type = known.type();
        get.put("summary", type.plural().in(language));
        get.put("operationId", "list-" + type.key());
        get.putArray("tags").add(type.path().value());
        get.put(
                "description",
                "The dossiers of this type; as /api/dossiers?type=" + type.key() + ".");
        ArrayNode parameters = JSON.arrayNode();
        get.path("parameters")
                .forEach(
                        parameter -> {
                            String name = parameter.path("name").asText();
                            if (!name.equals("type")) {
                                parameters.add(parameter);
                            }
                        });
        get.set("parameters", parameters);
        return JSON.objectNode().set("get", get);
    }
}
