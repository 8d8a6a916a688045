package org.liasse.itests.canary;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Values for any form that REST tells of, with words in them wherever there is room for words. */
final class Filler {

    private final UnaryOperator<String> word;
    private final UnaryOperator<String> account;

    /**
     * @param word what stands in a field of this key
     * @param account id of an account for a field of this key
     */
    Filler(UnaryOperator<String> word, UnaryOperator<String> account) {
        this.word = word;
        this.account = account;
    }

    /** A value for each field but files, which are no values that can be made up. */
    Map<String, Object> fill(JsonNode fields) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (JsonNode field : fields) {
            Object value = value(field);
            if (value != null) {
                values.put(field.get("key").asText(), value);
            }
        }
        return values;
    }

    private Object value(JsonNode field) {
        String key = field.get("key").asText();
        return switch (field.get("kind").asText().replace("-", "")) {
            case "text", "longtext" -> word.apply(key);
            case "email" -> word.apply(key) + "@example.org";
            case "phone" -> "+33123456789";
            case "date" -> "1998-05-12";
            case "instant" -> "2026-03-02T09:00:00Z";
            case "integer", "decimal" -> number(field.path("bounds"));
            case "yesno" -> true;
            case "money" -> Map.of("amount", "12.50", "currency", "EUR");
            case "address" ->
                    Map.of(
                            "line", word.apply(key),
                            "postcode", "38000",
                            "city", "Grenoble",
                            "country", "FR");
            case "person" -> Map.of("name", word.apply(key));
            case "choice" -> field.at("/options/0/key").asText();
            case "choices" -> List.of(field.at("/options/0/key").asText());
            case "account" -> account.apply(key);
            case "repeated" -> {
                Map<String, Object> row = fill(field.get("rows"));
                row.put("order", 1);
                yield Map.of("r1", row);
            }
            default -> null;
        };
    }

    private static Object number(JsonNode bounds) {
        if (bounds.hasNonNull("min")) {
            return bounds.get("min").decimalValue();
        }
        return bounds.hasNonNull("max") ? bounds.get("max").decimalValue() : 3;
    }
}
