package org.liasse.core.clock;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import org.liasse.api.Key;
import org.liasse.api.workflow.Timing;
import org.liasse.core.dossier.CaseFile;
import org.liasse.core.dossier.Header;

/** When the time of a sentence comes, from what is known of a dossier; pure. */
final class Reckoning {

    private Reckoning() {}

    /** What the sentence counts from, or empty where that has not happened, or no longer holds. */
    static Optional<Instant> start(Timing timing, CaseFile file, ZoneId zone) {
        Header header = file.header();
        return switch (timing.start()) {
            case OPENING -> Optional.of(header.createdAt());
            case ENTERING_STATE ->
                    Optional.ofNullable(header.entered().get(new Key(timing.reference())));
            case SETTING_FLAG ->
                    Optional.of(new Key(timing.reference()))
                            .filter(header.flags()::contains)
                            .map(header.raised()::get);
            case FIELD -> instant(Place.of(timing.reference()).valueIn(file), zone);
        };
    }

    /** A date begins with its day in the zone; what is neither date nor instant is no start. */
    private static Optional<Instant> instant(Object value, ZoneId zone) {
        if (!(value instanceof String text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    text.length() == 10
                            ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                            : Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The instant, or empty where it lies beyond what can be reckoned with. */
    static Optional<Instant> due(Timing timing, Instant from, ZoneId zone, OptionalInt said) {
        try {
            Instant due = timing.due(from, zone, said);
            return Optional.of(Instant.ofEpochMilli(due.toEpochMilli()));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /**
     * What a field of a context says as a number of months or days. What is not a whole number from
     * 1 on says nothing: a retention of none would erase at once.
     */
    static OptionalInt number(Object value) {
        return value instanceof Number number
                        && number.doubleValue() == number.intValue()
                        && number.intValue() > 0
                ? OptionalInt.of(number.intValue())
                : OptionalInt.empty();
    }

    /** {@code section.field}. */
    record Place(Key section, String field) {

        static Place of(String text) {
            int dot = text.indexOf('.');
            return new Place(new Key(text.substring(0, dot)), text.substring(dot + 1));
        }

        Object valueIn(CaseFile file) {
            var stored = file.sections().get(section);
            return stored == null ? null : stored.values().get(field);
        }
    }
}
