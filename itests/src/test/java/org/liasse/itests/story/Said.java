package org.liasse.itests.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a cell of a table must say of a value of the API, in French, in whichever of the ways in
 * which tables keep days and answers.
 */
final class Said {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final LocalDateTime FIRST_DAY = LocalDate.of(1899, 12, 30).atStartOfDay();

    private Said() {}

    /**
     * @param field as it was drawn
     * @param value as REST answers it; missing where there is none
     */
    static boolean is(JsonNode field, JsonNode value, String cell) {
        if (value.isMissingNode() || value.isNull()) {
            return cell.isEmpty();
        }
        return switch (field.get("kind").asText()) {
            case "integer", "decimal" -> isNumber(value.asText(), cell);
            case "money" -> isNumber(value.get("amount").asText(), cell);
            case "date" -> isMoment(LocalDate.parse(value.asText()).atStartOfDay(), cell);
            case "instant" ->
                    isMoment(LocalDateTime.ofInstant(Instant.parse(value.asText()), PARIS), cell);
            case "yes-no" ->
                    (value.asBoolean() ? List.of("oui", "true") : List.of("non", "false"))
                            .contains(cell.toLowerCase(java.util.Locale.ROOT));
            case "choice" -> cell.equals(option(field, value));
            case "choices" -> {
                List<String> labels = new ArrayList<>();
                value.forEach(key -> labels.add(option(field, key)));
                yield cell.equals(String.join(", ", labels));
            }
            case "address" ->
                    cell.equals(
                            value.get("line").asText()
                                    + ", "
                                    + value.get("postcode").asText()
                                    + " "
                                    + value.get("city").asText());
            case "person" ->
                    cell.equals(
                            Stream.of("name", "email", "phone")
                                    .filter(value::has)
                                    .map(part -> value.get(part).asText())
                                    .collect(Collectors.joining(", ")));
            default -> cell.equals(value.asText());
        };
    }

    private static String option(JsonNode field, JsonNode key) {
        for (JsonNode option : field.get("options")) {
            if (option.get("key").equals(key)) {
                return option.at("/label/fr").asText();
            }
        }
        throw new AssertionError(key + " is no option of " + field.get("key"));
    }

    private static boolean isNumber(String value, String cell) {
        return !cell.isEmpty() && new BigDecimal(value).compareTo(new BigDecimal(cell)) == 0;
    }

    /** To the minute; XLSX counts days since 30 December 1899. */
    private static boolean isMoment(LocalDateTime moment, String cell) {
        if (cell.matches("[0-9.]+")) {
            long minutes = Math.round(Double.parseDouble(cell) * 24 * 60);
            return FIRST_DAY.plusMinutes(minutes).equals(moment.truncatedTo(ChronoUnit.MINUTES));
        }
        String told = cell.replace(' ', 'T');
        return (told.length() == 10
                        ? LocalDate.parse(told).atStartOfDay()
                        : LocalDateTime.parse(told))
                .truncatedTo(ChronoUnit.MINUTES)
                .equals(moment.truncatedTo(ChronoUnit.MINUTES));
    }
}
