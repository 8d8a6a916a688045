package org.liasse.core.notice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.liasse.api.Text;
import org.liasse.api.type.Declarations.Thread;
import org.liasse.api.type.DossierType;
import org.liasse.core.notice.TextShelf.Row;
import org.liasse.core.store.Sql;

/** What a thread offers to be said, in the words that are in force. */
final class PresetTexts {

    private PresetTexts() {}

    /**
     * By name, in the order of the type.
     *
     * @param places whose words go before the type's, the nearest first; {@code null} is no place
     */
    static Map<String, Text> of(Sql sql, DossierType type, Thread thread, Stream<String> places) {
        Map<String, Text> texts = new LinkedHashMap<>();
        if (thread.presets().isEmpty()) {
            return texts;
        }
        List<String> near = places.filter(Objects::nonNull).toList();
        List<Row> rows = TextShelf.newest(sql, near, type.key());
        for (String name : thread.presets()) {
            texts.put(
                    name,
                    near.stream()
                            .flatMap(
                                    place -> rows.stream().filter(row -> row.place().equals(place)))
                            .filter(row -> row.name().equals(name) && row.draft() != null)
                            .map(row -> row.draft().text())
                            .findFirst()
                            .orElseGet(() -> type.text(name)));
        }
        return texts;
    }
}
