package org.liasse.variant.orders;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.liasse.api.Key;
import org.liasse.api.spi.ActionEffect;
import org.liasse.api.spi.SectionSource;
import org.liasse.api.workflow.Facts;
import org.osgi.service.component.annotations.Component;

/** SERV-21: hours of each person on a visit, Σ(end − start − pauses), and of all of them. */
@Component(
        service = {SectionSource.class, WorkedHours.class},
        property = ActionEffect.TYPE + "=service-visit")
public final class WorkedHours implements SectionSource {

    private static final BigDecimal HOUR = BigDecimal.valueOf(60);

    @Override
    public Map<Key, Map<String, Object>> sections(Facts facts) {
        return Map.of(
                Key.of(Visit.Section.HOURS),
                values(facts.values(Visit.Section.TIMES).get("worked")));
    }

    /** Empty where nothing was noted; what ends before it starts counts for nothing. */
    static Map<String, Object> values(Object worked) {
        Map<String, Long> minutes = byPerson(worked);
        Map<String, Object> values = new TreeMap<>();
        if (minutes.isEmpty()) {
            return values;
        }
        Map<String, Object> persons = new TreeMap<>();
        minutes.forEach(
                (person, sum) -> {
                    int order = persons.size() + 1;
                    persons.put(
                            "r%03d".formatted(order),
                            Map.of("order", order, "person", person, "hours", hours(sum)));
                });
        values.put("persons", persons);
        values.put("total", hours(minutes.values().stream().mapToLong(Long::longValue).sum()));
        return values;
    }

    /** Minutes of each person, by the id of the account. */
    static Map<String, Long> byPerson(Object worked) {
        Map<String, Long> minutes = new TreeMap<>();
        if (worked instanceof Map<?, ?> rows) {
            for (Object row : rows.values()) {
                if (row instanceof Map<?, ?> entry && entry.get("person") != null) {
                    minutes.merge(entry.get("person").toString(), minutes(entry), Long::sum);
                }
            }
        }
        return minutes;
    }

    /** From start to end without pauses; zero where it does not say both. */
    static long minutes(Map<?, ?> entry) {
        try {
            Instant start = Instant.parse(String.valueOf(entry.get("start")));
            Instant end = Instant.parse(String.valueOf(entry.get("end")));
            long pauses = entry.get("pauses") instanceof Number number ? number.longValue() : 0;
            return Math.max(0, Duration.between(start, end).toMinutes() - pauses);
        } catch (DateTimeException e) {
            return 0;
        }
    }

    /** To the hundredth, as JSON writes it. */
    static BigDecimal hours(long minutes) {
        BigDecimal hours = BigDecimal.valueOf(minutes).divide(HOUR, 2, RoundingMode.HALF_EVEN);
        return new BigDecimal(hours.stripTrailingZeros().toPlainString());
    }
}
