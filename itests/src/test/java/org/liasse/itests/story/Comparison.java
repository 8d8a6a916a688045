package org.liasse.itests.story;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was taken along, held against what the API answers: field by field, and row by row.
 *
 * @param drawing of the procedure
 * @param read the dossiers as their reader reads them, by number
 */
record Comparison(JsonNode drawing, Map<String, JsonNode> read) {

    private static final String NUMBER = "Numéro";

    /** One with neither annotations nor repeated blocks. */
    void withPlain(Book book) {
        compare(book, false);
        assertEquals(1, book.sheets().size());
    }

    /** One with everything. */
    void withWhole(Book book) {
        compare(book, true);
        for (JsonNode field : drawing.at("/forms/form")) {
            if (isBlock(field)) {
                compareRows(field, book.rows(field.at("/label/fr").asText()));
            }
        }
    }

    private static boolean isBlock(JsonNode field) {
        return field.get("kind").asText().equals("repeated");
    }

    private void compare(Book book, boolean isWhole) {
        List<Map<String, String>> rows = book.rows(null);
        Set<String> numbers = new HashSet<>();
        for (Map<String, String> row : rows) {
            numbers.add(row.get(NUMBER));
            JsonNode dossier = read.get(row.get(NUMBER));
            assertEquals(dossier.get("title").asText(), row.get("Titre"));
            compare(dossier, "form", row, true);
            compare(dossier, "annotations", row, isWhole);
        }
        assertEquals(read.keySet(), numbers);
        assertEquals(read.size(), rows.size());
    }

    private void compare(
            JsonNode dossier, String section, Map<String, String> row, boolean isThere) {
        for (JsonNode field : drawing.at("/forms/" + section)) {
            String title = field.at("/label/fr").asText();
            if (isThere && !isBlock(field)) {
                String path = "/sections/" + section + "/" + field.get("key").asText();
                same(field, dossier.at(path), row.get(title));
            } else {
                assertFalse(title, row.containsKey(title));
            }
        }
    }

    private void compareRows(JsonNode block, List<Map<String, String>> rows) {
        String blocks = "/sections/form/" + block.get("key").asText();
        Map<String, Integer> seen = new HashMap<>();
        for (Map<String, String> row : rows) {
            int order = seen.merge(row.get(NUMBER), 1, Integer::sum);
            JsonNode told = read.get(row.get(NUMBER)).at(blocks + "/r" + order);
            for (JsonNode field : block.get("rows")) {
                String title = field.at("/label/fr").asText();
                same(field, told.path(field.get("key").asText()), row.get(title));
            }
        }
        int all = read.values().stream().mapToInt(dossier -> dossier.at(blocks).size()).sum();
        assertEquals(all, rows.size());
    }

    private static void same(JsonNode field, JsonNode value, String cell) {
        String what = field.get("key").asText() + " is " + value + ", and the table says " + cell;
        assertTrue(what, cell != null && Said.is(field, value, cell));
    }
}
