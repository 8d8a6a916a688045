package org.liasse.variant.inspection.thermal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Turns the texts of elements into values; of those that are none it keeps a fault. */
final class Said {

    private static final int LONGEST = 500;
    private static final int MOST_FAULTS = 50;
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?\\d{1,12}([.,]\\d{1,15})?([eE][+-]?\\d{1,2})?");

    private final List<Fault> faults = new ArrayList<>();

    List<Fault> faults() {
        return faults;
    }

    void fault(Fault fault) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(fault);
        }
    }

    String text(String path, String text) {
        if (text.length() > LONGEST) {
            fault(
                    Fault.of(
                            path,
                            "au plus " + LONGEST + " caractères.",
                            "at most " + LONGEST + " characters."));
            return text.substring(0, LONGEST);
        }
        return text.replaceAll("\\s+", " ");
    }

    BigDecimal number(String path, String text) {
        if (!NUMBER.matcher(text).matches()) {
            fault(Fault.of(path, "on attend un nombre.", "a number is expected."));
            return BigDecimal.ONE;
        }
        return new BigDecimal(text.replace(',', '.'));
    }

    BigDecimal size(String path, String text) {
        BigDecimal size = number(path, text);
        if (size.signum() < 0 || size.compareTo(BigDecimal.valueOf(1_000_000_000)) > 0) {
            fault(Fault.of(path, "cette mesure est impossible.", "this size is impossible."));
        }
        return size;
    }

    int whole(String path, String text) {
        try {
            return number(path, text).intValueExact();
        } catch (ArithmeticException e) {
            fault(Fault.of(path, "on attend un nombre entier.", "a whole number is expected."));
            return 1;
        }
    }

    LocalDate date(String path, String text) {
        try {
            String day =
                    text.length() > 10 && text.charAt(10) == 'T' ? text.substring(0, 10) : text;
            return day.indexOf('/') > 0
                    ? LocalDate.parse(day, DateTimeFormatter.ofPattern("dd/MM/yyyy"))
                    : LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            fault(Fault.of(path, "on attend une date.", "a date is expected."));
            return LocalDate.EPOCH;
        }
    }

    void needed(String path, Object value) {
        if (value == null) {
            fault(Fault.missing(path));
        }
    }
}
