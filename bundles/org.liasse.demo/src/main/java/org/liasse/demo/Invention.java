package org.liasse.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.liasse.api.form.Field;
import org.liasse.api.form.FieldKind;
import org.liasse.api.form.FormCheck;

/**
 * Makes up the values of one request from recipes: plausible, and for the same name always the
 * same. A recipe is a text, a choice of texts, or an object that says between which bounds ({@code
 * from}, {@code to}, {@code step}), how likely ({@code yes}), how many ({@code rows}) and how often
 * ({@code often}) there is something. In a text, {@code {{name}}} stands for what has this name:
 * another field, something known of the request, or one out of a list; {@code {{2-9}}} for a
 * number.
 */
final class Invention {

    private static final Pattern PLACE = Pattern.compile("\\{\\{([^}]+)}}");
    private static final Pattern RANGE = Pattern.compile("(\\d+)-(\\d+)");

    private final Random random;
    private final JsonNode lists;
    private final Map<String, Object> known;

    /**
     * @param name whose values are made up
     * @param lists out of which something is taken, by name
     * @param known of the request, by name
     */
    Invention(String name, JsonNode lists, Map<String, String> known) {
        this.random = random(name);
        this.lists = lists;
        this.known = new TreeMap<>(known);
    }

    /** Always the same for the same name, and another for the next one. */
    static Random random(String name) {
        return new Random(name.hashCode() * 0x9E3779B97F4A7C15L);
    }

    /** From now on this is known too. */
    void learn(String name, String value) {
        known.put(name, value);
    }

    /** Whether something happens that does so with this likelihood. */
    boolean happens(double likelihood) {
        return random.nextDouble() < likelihood;
    }

    /** One of them. */
    JsonNode one(JsonNode several) {
        return several.get(random.nextInt(several.size()));
    }

    String one(List<String> several) {
        return several.get(random.nextInt(several.size()));
    }

    /** Values with which these fields are complete. */
    Map<String, Object> values(List<Field> fields, JsonNode recipes) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field field : fields) {
            JsonNode recipe = recipe(recipes.path(field.key().value()));
            if (FormCheck.isShown(field, values) && isGiven(field, recipe)) {
                Object value = value(field, recipe);
                values.put(field.key().value(), value);
                known.put(field.key().value(), value);
            }
        }
        return values;
    }

    /** Where it goes by another field, the recipe for its value. */
    private JsonNode recipe(JsonNode recipe) {
        return recipe.has("by") ? recipe.path(told(recipe.path("by").asText())) : recipe;
    }

    private boolean isGiven(Field field, JsonNode recipe) {
        // a file is deposited first
        return field.kind() != FieldKind.FILE
                && (field.required() || happens(recipe.path("often").asDouble(0.7)));
    }

    private Object value(Field field, JsonNode recipe) {
        return switch (field.kind()) {
            case TEXT, LONG_TEXT -> text(recipe.has("say") ? recipe.path("say") : recipe);
            case INTEGER -> number(recipe).intValueExact();
            case DECIMAL -> number(recipe);
            case MONEY ->
                    Map.of("amount", number(recipe).setScale(2).toString(), "currency", "EUR");
            case DATE -> day(recipe).toString();
            case INSTANT -> day(recipe) + "T" + one(List.of("08:00", "09:30", "13:15")) + ":00Z";
            case YES_NO -> happens(recipe.path("yes").asDouble(0.5));
            case CHOICE -> recipe.isArray() ? one(recipe).asText() : option(field);
            case CHOICES -> options(field);
            case EMAIL -> Ground.login(text("{{person}}")) + "@example.org";
            case PHONE -> text("06 39 98 {{10-99}} {{10-99}}");
            case ADDRESS -> address();
            case PERSON -> person();
            case ACCOUNT -> known.get("account");
            case REPEATED -> rows(field, recipe);
            case FILE -> throw new IllegalArgumentException("a file is not made up");
        };
    }

    private BigDecimal number(JsonNode recipe) {
        if (!recipe.has("from") || !recipe.has("to")) {
            throw new IllegalArgumentException("a number without bounds: " + recipe);
        }
        BigDecimal from = recipe.path("from").decimalValue();
        BigDecimal step = recipe.path("step").decimalValue().max(BigDecimal.ZERO);
        BigDecimal by = step.signum() == 0 ? BigDecimal.ONE : step;
        int steps =
                recipe.path("to")
                        .decimalValue()
                        .subtract(from)
                        .divideToIntegralValue(by)
                        .intValueExact();
        return from.add(by.multiply(BigDecimal.valueOf(random.nextInt(steps + 1))));
    }

    private LocalDate day(JsonNode recipe) {
        LocalDate from = LocalDate.parse(recipe.path("from").asText());
        long days = LocalDate.parse(recipe.path("to").asText()).toEpochDay() - from.toEpochDay();
        return from.plusDays(random.nextInt((int) days + 1));
    }

    private String option(Field field) {
        return field.options().get(random.nextInt(field.options().size())).key().value();
    }

    private List<String> options(Field field) {
        List<String> some = new ArrayList<>();
        field.options().stream()
                .map(option -> option.key().value())
                .filter(option -> happens(0.4))
                .forEach(some::add);
        return some.isEmpty() ? List.of(option(field)) : some;
    }

    Map<String, Object> address() {
        return Map.of(
                "line", text("{{street}}"),
                "postcode", known.get("postcode"),
                "city", known.get("city"));
    }

    private Map<String, Object> person() {
        String name = text("{{person}}");
        return Map.of("name", name, "email", Ground.login(name) + "@example.org");
    }

    private Map<String, Object> rows(Field block, JsonNode recipe) {
        Map<String, Object> rows = new LinkedHashMap<>();
        int least = recipe.at("/rows/0").asInt(1);
        int count = least + random.nextInt(recipe.at("/rows/1").asInt(least) - least + 1);
        for (int i = 1; i <= count; i++) {
            Map<String, Object> row = values(block.rows(), recipe.path("of"));
            row.put("order", i);
            rows.put("r" + i, row);
        }
        return rows;
    }

    /** What a recipe makes that is a text or a choice of texts. */
    String text(JsonNode recipe) {
        if (!recipe.isTextual() && recipe.isEmpty()) {
            throw new IllegalArgumentException("there is no text to take: " + recipe);
        }
        return text(recipe.isArray() ? one(recipe).asText() : recipe.asText());
    }

    private String text(String template) {
        Matcher places = PLACE.matcher(template);
        return places.replaceAll(place -> Matcher.quoteReplacement(what(place)));
    }

    private String what(MatchResult place) {
        String name = place.group(1);
        Matcher range = RANGE.matcher(name);
        if (range.matches()) {
            int from = Integer.parseInt(range.group(1));
            return String.valueOf(
                    from + random.nextInt(Integer.parseInt(range.group(2)) - from + 1));
        }
        return lists.has(name) ? text(lists.path(name)) : told(name);
    }

    private String told(String name) {
        Object value = known.get(name);
        if (value == null) {
            throw new IllegalArgumentException("nothing is known of " + name);
        }
        return value.toString();
    }
}
