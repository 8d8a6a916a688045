package org.liasse.itests.canary;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Values for any form that REST tells of, with words in them wherever there is room for words. */
final class Filler {

    /** What must be chosen, by the key of the field, lest some types cannot be opened at all. */
    private static final Map<String, String> CHOSEN = Map.of("experts", "free");

    private final UnaryOperator<String> word;
    private final UnaryOperator<String> account;
    private final UnaryOperator<String> address;
    private final int way;

    /**
     * @param word what stands in a field of this key
     * @param account id of an account for a field of this key
     */
    Filler(UnaryOperator<String> word, UnaryOperator<String> account) {
        this(word, account, key -> word.apply(key) + "@example.org", 0);
    }

    /**
     * @param address what stands in a field of this key for e-mail
     * @param way which option is chosen, or the last where there are fewer
     */
    Filler(
            UnaryOperator<String> word,
            UnaryOperator<String> account,
            UnaryOperator<String> address,
            int way) {
        this.word = word;
        this.account = account;
        this.address = address;
        this.way = way;
    }

    /** In how many ways the choices of a form can be made, so that each option is chosen once. */
    static int ways(JsonNode fields) {
        int ways = 1;
        for (JsonNode field : fields) {
            ways = Math.max(ways, field.path("options").size());
        }
        return ways;
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
            case "email" -> address.apply(key);
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
            case "choice" -> option(field);
            case "choices" -> List.of(option(field));
            case "account" -> account.apply(key);
            case "repeated" -> {
                Map<String, Object> row = fill(field.get("rows"));
                row.put("order", 1);
                yield Map.of("r1", row);
            }
            default -> null;
        };
    }

    private String option(JsonNode field) {
        JsonNode options = field.get("options");
        String known = CHOSEN.get(field.get("key").asText());
        for (JsonNode option : options) {
            if (option.get("key").asText().equals(known)) {
                return known;
            }
        }
        return options.get(Math.min(way, options.size() - 1)).get("key").asText();
    }

    private static Object number(JsonNode bounds) {
        if (bounds.hasNonNull("min")) {
            return bounds.get("min").decimalValue();
        }
        return bounds.hasNonNull("max") ? bounds.get("max").decimalValue() : 3;
    }
}
