package org.liasse.variant.condo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
import org.liasse.variant.condo.CsvLines.Line;
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

    private static final int LARGEST = 1024 * 1024;

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

    @Activate
    public ProviderFile() {}

    @Override
    public Map<Key, Map<String, Object>> read(Given given) throws IOException {
        List<Line> lines = lines(text(given));
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
            providers.put("l" + line.number(), row);
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors.subList(0, Math.min(errors.size(), TOLD)));
        }
        return Map.of(Key.of(Providers.Section.BASE), Map.of("providers", providers));
    }

    private static String text(Given given) throws IOException {
        byte[] bytes = given.bytes().readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw Problem.invalid(
                    "/lines", "On attend 1 Mio au plus.", "At most 1 MiB is expected.");
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw Problem.invalid(
                    "/lines", "Le fichier n’est pas en UTF-8.", "The file is not in UTF-8.");
        }
    }

    private static List<Line> lines(String text) {
        try {
            return CsvLines.of(text);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(
                    "/lines/" + e.getMessage(),
                    "Un guillemet ouvert sur cette ligne n’est jamais fermé.",
                    "A quote that is opened on this line is never closed.");
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
