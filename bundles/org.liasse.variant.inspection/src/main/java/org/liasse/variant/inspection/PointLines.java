package org.liasse.variant.inspection;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.liasse.api.InputError;

/**
 * A table of points: a line of names, then a line a point. The columns are {@code pression} (or
 * {@code pressure}, in Pa), {@code debit} ({@code flow}, in m³/h), and where there are several,
 * {@code zone} and {@code mode}; a mode that is not said follows from the sign of the pressure.
 * Separated by semicolons, tabs or commas; decimals with a point or, where commas do not separate,
 * a comma; UTF-8 or, as spreadsheets write it, windows-1252.
 *
 * @param rows as the section keeps them
 * @param errors each naming its line; then there are no rows
 */
record PointLines(Map<String, Object> rows, List<InputError> errors) {

    private static final int MOST_ERRORS = 50;
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,9}(\\.\\d{1,9})?");
    private static final Map<String, String> COLUMNS =
            Map.of(
                    "zone", "zone",
                    "mode", "mode",
                    "sens", "mode",
                    "pression", "pressure",
                    "pressure", "pressure",
                    "debit", "flow",
                    "flow", "flow");
    private static final Map<String, String> MODES =
            Map.of(
                    "depressurisation", "depressurisation",
                    "depressurization", "depressurisation",
                    "depression", "depressurisation",
                    "pressurisation", "pressurisation",
                    "pressurization", "pressurisation",
                    "surpression", "pressurisation");

    static PointLines of(byte[] bytes) {
        String text = text(bytes);
        char separator = separator(text.lines().findFirst().orElse(""));
        Table table = new Table(separator);
        try (CsvReader<CsvRecord> lines =
                CsvReader.builder()
                        .fieldSeparator(separator)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(text)) {
            lines.forEach(table::line);
        } catch (CsvParseException e) {
            table.fault(0, "La table n’est pas lisible.", "The table cannot be read.");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return table.done();
    }

    private static String text(byte[] bytes) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }

    private static char separator(String heading) {
        if (heading.indexOf(';') >= 0) {
            return ';';
        }
        return heading.indexOf('\t') >= 0 ? '\t' : ',';
    }

    private static String plain(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("\\s*[(\\[].*", "")
                .toLowerCase(Locale.ROOT);
    }

    /** The table while it is read. */
    private static final class Table {

        private final char separator;
        private final Map<String, Integer> columns = new HashMap<>();
        private final Map<String, Object> rows = new TreeMap<>();
        private final List<InputError> errors = new ArrayList<>();
        private boolean isBegun;

        Table(char separator) {
            this.separator = separator;
        }

        void fault(long line, String fr, String en) {
            if (errors.size() < MOST_ERRORS) {
                errors.add(
                        InputError.at(
                                "",
                                line == 0 ? fr : "Ligne " + line + " : " + fr,
                                line == 0 ? en : "Line " + line + ": " + en));
            }
        }

        void line(CsvRecord record) {
            if (record.getFields().stream().allMatch(String::isBlank)) {
                return;
            }
            if (!isBegun) {
                isBegun = true;
                heading(record);
            } else if (columns.containsKey("pressure") && columns.containsKey("flow")) {
                point(record);
            }
        }

        private void heading(CsvRecord record) {
            for (int i = 0; i < record.getFieldCount(); i++) {
                String column = COLUMNS.get(plain(record.getField(i)));
                if (column != null && columns.put(column, i) != null) {
                    fault(
                            record.getStartingLineNumber(),
                            "une colonne y est deux fois.",
                            "a column stands there twice.");
                }
            }
            if (!columns.containsKey("pressure") || !columns.containsKey("flow")) {
                fault(
                        record.getStartingLineNumber(),
                        "on attend les colonnes « pression » et « debit ».",
                        "the columns \"pressure\" and \"flow\" are expected.");
            }
        }

        private String field(CsvRecord record, String column) {
            Integer at = columns.get(column);
            return at == null || at >= record.getFieldCount() ? "" : record.getField(at).strip();
        }

        private void point(CsvRecord record) {
            long line = record.getStartingLineNumber();
            Optional<BigDecimal> pressure = number(record, "pressure", "pression", "-1000", "1000");
            Optional<BigDecimal> flow = number(record, "flow", "debit", "0.001", "10000000");
            String zone = field(record, "zone");
            if (zone.length() > 500) {
                fault(line, "la zone dépasse 500 caractères.", "the zone exceeds 500 characters.");
            }
            String said = plain(field(record, "mode"));
            String mode = MODES.get(said);
            if (mode == null && !said.isEmpty()) {
                fault(line, "ce mode n’est pas connu.", "this mode is not known.");
            }
            if (pressure.isEmpty() || flow.isEmpty()) {
                return;
            }
            if (rows.size() == ControlSection.MOST_POINTS) {
                fault(
                        line,
                        "au plus " + ControlSection.MOST_POINTS + " points.",
                        "at most " + ControlSection.MOST_POINTS + " points.");
                return;
            }
            Map<String, Object> row = new TreeMap<>();
            row.put("order", rows.size() + 1);
            if (!zone.isEmpty()) {
                row.put("zone", zone.replaceAll("\\p{Cntrl}", " "));
            }
            boolean isDrawn = pressure.get().signum() < 0;
            row.put("mode", mode != null ? mode : isDrawn ? "depressurisation" : "pressurisation");
            row.put("pressure", pressure.get());
            row.put("flow", flow.get());
            rows.put("p%04d".formatted(rows.size() + 1), row);
        }

        private Optional<BigDecimal> number(
                CsvRecord record, String column, String fr, String least, String most) {
            String text = field(record, column);
            String number = separator == ',' ? text : text.replace(',', '.');
            boolean isGood =
                    NUMBER.matcher(number).matches()
                            && new BigDecimal(number).compareTo(new BigDecimal(least)) >= 0
                            && new BigDecimal(number).compareTo(new BigDecimal(most)) <= 0;
            if (!isGood) {
                String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
                fault(
                        record.getStartingLineNumber(),
                        fr
                                + " : « "
                                + shown
                                + " » n’est pas un nombre de "
                                + least
                                + " à "
                                + most
                                + ".",
                        column
                                + ": \""
                                + shown
                                + "\" is no number from "
                                + least
                                + " to "
                                + most
                                + ".");
                return Optional.empty();
            }
            return Optional.of(new BigDecimal(number));
        }

        PointLines done() {
            if (errors.isEmpty() && rows.isEmpty()) {
                fault(0, "La table ne contient aucun point.", "The table holds no point.");
            }
            return new PointLines(errors.isEmpty() ? rows : Map.of(), List.copyOf(errors));
        }
    }
}
