package org.liasse.test.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InvalidSchemaRefException;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi30;
import java.util.List;

/** Measures values by the schemas of one document, in the dialect of OpenAPI 3.0. */
public final class Examples {

    private static final JsonSchemaFactory FACTORY =
            JsonSchemaFactory.getInstance(
                    VersionFlag.V4,
                    builder ->
                            builder.metaSchema(dialect())
                                    .defaultMetaSchemaIri(OpenApi30.getInstance().getIri()));
    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final JsonNode document;

    /** With the components of a document beside a schema. */
    private static JsonMetaSchema dialect() {
        return JsonMetaSchema.builder(OpenApi30.getInstance())
                .keyword(new NonValidationKeyword("components"))
                .build();
    }

    public Examples(JsonNode document) {
        this.document = document;
    }

    /** In what a value is not as a schema of the document says; empty where it is. */
    public List<String> faults(JsonNode schema, JsonNode value) {
        // beside the components, so that references lead where they lead in the document
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.putArray("allOf").add(schema);
        whole.set("components", document.path("components"));
        try {
            return FACTORY.getSchema(whole, CONFIG).validate(value).stream()
                    .map(ValidationMessage::getMessage)
                    .sorted()
                    .toList();
        } catch (InvalidSchemaRefException e) {
            return List.of(e.getMessage());
        }
    }
}
