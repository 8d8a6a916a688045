package org.liasse.variant.condo;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.liasse.api.InputError;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.form.Field;
import org.liasse.api.form.Form;
import org.liasse.api.form.FormCheck;
import org.liasse.api.spi.ActionEffect;
import org.liasse.api.spi.DocumentReader;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * COND-04: reads providers from a CSV file: a line of names (name, email, trade, phone, in any
 * order), then one for each. Either all of it is taken, or every line that is wrong is named.
 */
@Component(
        service = {DocumentReader.class, ProviderFile.class},
        property = {ActionEffect.TYPE + "=condo-providers", DocumentReader.SLOT + "=file"})
public final class ProviderFile implements DocumentReader {

    /** Errors that are told; who has more has sent another file. */
    private static final int TOLD = 100;

    /** What columns may be called, folded. */
    private static final Map<String, String> COLUMNS =
            Map.ofEntries(
                    Map.entry("name", "name"),
                    Map.entry("nom", "name"),
                    Map.entry("raison sociale", "name"),
                    Map.entry("email", "email"),
                    Map.entry("e-mail", "email"),
                    Map.entry("mail", "email"),
                    Map.entry("courriel", "email"),
                    Map.entry("trade", "trade"),
                    Map.entry("métier", "trade"),
                    Map.entry("metier", "trade"),
                    Map.entry("activité", "trade"),
                    Map.entry("phone", "phone"),
                    Map.entry("téléphone", "phone"),
                    Map.entry("telephone", "phone"));

    private static final Form ROW =
            Form.of(
                    Field.text("name").mandatory(),
                    Field.email("email").mandatory(),
                    Field.text("trade"),
                    Field.text("phone"));

    /**
     * @param number of the line in the file, from 1 on
     */
    private record Line(long number, List<String> cells) {}

    @Activate
    public ProviderFile() {}

    @Override
    public Map<Key, Map<String, Object>> read(Given given) throws IOException {
        List<Line> lines = lines(text(given.bytes().readAllBytes()));
        if (lines.isEmpty()) {
            throw Problem.invalid("/lines", "Le fichier est vide.", "The file is empty.");
        }
        List<String> columns = columns(lines.get(0));
        if (lines.size() - 1 > Providers.MOST) {
            throw Problem.invalid(
                    "/lines",
                    "On attend au plus " + Providers.MOST + " prestataires.",
                    "At most " + Providers.MOST + " providers are expected.");
        }
        List<InputError> errors = new ArrayList<>();
        Set<String> known = new HashSet<>();
        Map<String, Object> providers = new HashMap<>();
        for (Line line : lines.subList(1, lines.size())) {
            Map<String, Object> row = row(columns, line, errors);
            String at = "/lines/" + line.number();
            FormCheck.complete(ROW, row).forEach(error -> errors.add(error.under(at)));
            String email = String.valueOf(row.get("email")).toLowerCase(Locale.ROOT);
            if (row.get("email") != null && !known.add(email)) {
                errors.add(
                        InputError.at(
                                at + "/email",
                                "Cette adresse figure deux fois.",
                                "This address stands twice."));
            }
            row.put("order", providers.size() + 1);
            providers.put(keyOf(email), row);
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors.subList(0, Math.min(errors.size(), TOLD)));
        }
        return Map.of(Key.of(Providers.Section.BASE), Map.of("providers", providers));
    }

    /** As spreadsheets write it: UTF-8, or windows-1252. The slot says how large it may be. */
    private static String text(byte[] bytes) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }

    /** Those that are not empty. */
    private static List<Line> lines(String text) throws IOException {
        List<Line> lines = new ArrayList<>();
        try (CsvReader<CsvRecord> records =
                CsvReader.builder()
                        .fieldSeparator(separator(text.lines().findFirst().orElse("")))
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(text)) {
            for (CsvRecord record : records) {
                List<String> cells = record.getFields().stream().map(String::strip).toList();
                if (!cells.stream().allMatch(String::isEmpty)) {
                    lines.add(new Line(record.getStartingLineNumber(), cells));
                }
            }
        } catch (CsvParseException e) {
            throw Problem.invalid(
                    "/lines", "Le fichier n’est pas lisible.", "The file cannot be read.");
        }
        return lines;
    }

    private static char separator(String heading) {
        if (heading.indexOf(';') >= 0) {
            return ';';
        }
        return heading.indexOf('\t') >= 0 ? '\t' : ',';
    }

    /** The same for the same address, whichever line of whichever file it stands on. */
    static String keyOf(String email) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(
                                    email.toLowerCase(Locale.ROOT)
                                            .getBytes(StandardCharsets.UTF_8));
            return "p" + HexFormat.of().formatHex(digest, 0, 10);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static List<String> columns(Line line) {
        List<InputError> errors = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        for (String cell : line.cells()) {
            String column = COLUMNS.get(cell.toLowerCase(Locale.ROOT));
            if (column == null || columns.contains(column)) {
                errors.add(
                        InputError.at(
                                "/lines/" + line.number(),
                                "« " + cell + " » n’est pas une colonne, ou l’est deux fois.",
                                "\"" + cell + "\" is no column, or is one twice."));
            }
            columns.add(column);
        }
        for (String needed : List.of("name", "email")) {
            if (!columns.contains(needed)) {
                errors.add(
                        InputError.at(
                                "/lines/" + line.number(),
                                "Il manque la colonne " + needed + ".",
                                "The column " + needed + " is missing."));
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return columns;
    }

    private static Map<String, Object> row(
            List<String> columns, Line line, List<InputError> errors) {
        Map<String, Object> row = new HashMap<>();
        if (line.cells().size() > columns.size()) {
            errors.add(
                    InputError.at(
                            "/lines/" + line.number(),
                            "Il y a plus de valeurs que de colonnes.",
                            "There are more values than columns."));
        }
        for (int i = 0; i < Math.min(columns.size(), line.cells().size()); i++) {
            if (!line.cells().get(i).isEmpty()) {
                row.put(columns.get(i), line.cells().get(i));
            }
        }
        return row;
    }
}
