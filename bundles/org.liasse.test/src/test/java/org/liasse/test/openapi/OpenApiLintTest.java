package org.liasse.test.openapi;

import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.Test;

/** Each rule finds its fault, and a good document has none. */
public class OpenApiLintTest {

    private static final String GOOD =
            """
            {"openapi": "3.0.3", "info": {"title": "T", "version": "1"},
             "tags": [{"name": "things", "description": "Things"}],
             "paths": {"/things/{id}": {"get": {
                "operationId": "thing", "tags": ["things"], "summary": "S", "description": "D",
                "parameters": [{"name": "id", "in": "path", "required": true, "description": "I",
                    "schema": {"type": "integer"}, "example": 3}],
                "responses": {
                    "200": {"description": "It", "content": {"application/json": {
                        "schema": {"$ref": "#/components/schemas/Thing"},
                        "example": {"at": "2026-03-02T10:00:00Z"}}}},
                    "404": {"$ref": "#/components/responses/NotFound"}}}}},
             "components": {
                "responses": {"NotFound": {"description": "No", "content": {
                    "application/problem+json": {
                        "schema": {"$ref": "#/components/schemas/Problem"}, "example": {}}}}},
                "schemas": {
                    "Problem": {"type": "object"},
                    "Thing": {"type": "object", "required": ["at"], "properties": {
                        "at": {"type": "string", "format": "date-time"}}}}}}
            """;

    private static JsonNode good() throws Exception {
        return new ObjectMapper().readTree(GOOD);
    }

    @Test
    public void aGoodDocumentHasNoFault() throws Exception {
        assertEquals(List.of(), OpenApiLint.whole(good()));
        assertEquals(List.of(), OpenApiLint.fragment(good()));
    }

    @Test
    public void everyRuleFindsItsFault() throws Exception {
        found("/paths/~1things~1{id}/get", "operationId", null, "the operationId \"\" is none");
        found("/paths/~1things~1{id}/get", "description", null, "it has no description");
        found("/paths/~1things~1{id}/get", "tags", "[]", "it has no tag");
        found("/paths/~1things~1{id}/get", "tags", "[\"x\"]", "nobody declares the tag x");
        found("/paths/~1things~1{id}/get", "parameters", "[]", "the path takes [id]");
        found("/paths/~1things~1{id}/get/parameters/0", "required", null, "is not required");
        found("/paths/~1things~1{id}/get/parameters/0", "example", "\"x\"", "string found");
        found("/paths/~1things~1{id}/get/responses", "200", null, "it never succeeds");
        found("/paths/~1things~1{id}/get/responses", "204", "{\"description\": \"\"}", "has no de");
        found(
                "/paths/~1things~1{id}/get/responses",
                "409",
                "{\"description\": \"No\"}",
                "is no ap");
        found("/paths/~1things~1{id}/get/responses", "exmaple", "{}", "structure");
        found("/paths", "/things/{other}", "{}", "by the names of its parameters only");
        found("/components/schemas", "Thing", null, "it leads nowhere");
        found("/components/schemas/Thing", "required", "[]", "an empty list");
        found("/components/schemas/Thing", "required", "[\"by\"]", "'by' not found");
        found("/components/schemas/Thing/properties/at", "format", "\"email\"", "email");
        found(
                "/components/responses/NotFound/content/application~1problem+json",
                "example",
                null,
                "it has no example");
        found("/components/responses", "Other", "{\"description\": \"O\"}", "nobody refers to it");
    }

    private static void found(String at, String member, String json, String fault)
            throws Exception {
        JsonNode document = good();
        ObjectNode there = (ObjectNode) document.at(at);
        if (json == null) {
            there.remove(member);
        } else {
            there.set(member, new ObjectMapper().readTree(json));
        }
        List<String> faults = OpenApiLint.whole(document);
        assertEquals(
                at + " " + member + ": " + faults,
                true,
                faults.stream().anyMatch(f -> f.contains(fault)));
    }
}
