package org.liasse.core.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.liasse.api.Key;
import org.liasse.api.form.Field;
import org.liasse.api.type.Declarations.Section;
import org.liasse.core.list.SortKey;
import org.liasse.core.list.Words;
import org.liasse.core.store.Sql;

/**
 * Keeps what lists sort and filter by, and what search finds, beside the dossiers; each with its
 * own audience.
 */
final class Index {

    private Index() {}

    private static final String INSERT =
            "insert into field_index (dossier_id, type_key, context_id, field, sort_key, audience)"
                    + " values (?, ?, ?, ?, ?, ?)";

    /**
     * What everybody who sees the dossier may sort by, and search: its number and title. Fields of
     * sections have a dot in their name, and so none is called like these.
     */
    static void title(Sql sql, Header dossier) {
        var rows = new ArrayList<List<Object>>();
        rows.add(row(dossier, "title", SortKey.text(dossier.title()), Audiences.ANYONE));
        rows.add(row(dossier, "number", dossier.number(), Audiences.ANYONE));
        rows.add(row(dossier, "state", dossier.state().value(), Audiences.ANYONE));
        rows.add(row(dossier, "createdAt", SortKey.instant(dossier.createdAt()), Audiences.ANYONE));
        sql.batch(INSERT, rows);
        words(
                sql,
                dossier,
                "title",
                dossier.number() + " " + dossier.title(),
                Audiences.ANYONE,
                true);
    }

    static void message(
            Sql sql, Header dossier, Key thread, String message, String text, String audience) {
        words(sql, dossier, "thread:" + thread + ":" + message, text, audience, true);
    }

    /** The words of a thread's messages are found by those who see it now. */
    static void show(Sql sql, Header dossier, Key thread, String audience) {
        sql.update(
                "update search_word set audience = ? where dossier_id = ? and source like ?",
                audience,
                dossier.id(),
                "thread:" + thread + ":%");
    }

    /** Lists filter and count by the state, and sort by it. */
    static void moved(Sql sql, String dossier, Key state) {
        sql.update("update dossier_grant set state_key = ? where dossier_id = ?", state, dossier);
        sql.update(
                "update field_index set sort_key = ? where dossier_id = ? and field = 'state'",
                state,
                dossier);
    }

    /** The fields of a section, and its words. */
    static void section(
            Sql sql,
            Header dossier,
            Section section,
            Map<String, Object> values,
            String audience,
            boolean isNew) {
        if (!isNew) {
            sql.update(
                    "delete from field_index where dossier_id = ? and field like ?",
                    dossier.id(),
                    section.key() + ".%");
        }
        var rows = new ArrayList<List<Object>>();
        var text = new StringBuilder();
        for (Field field : section.form().fields()) {
            Object value = values.get(field.key().value());
            for (String key : SortKey.keysOf(field, value)) {
                rows.add(row(dossier, section.key() + "." + field.key(), key, audience));
            }
            Words.of(field, value, text);
        }
        sql.batch(INSERT, rows);
        words(sql, dossier, "section:" + section.key(), text.toString(), audience, isNew);
    }

    private static List<Object> row(Header dossier, String field, String key, String audience) {
        return List.of(dossier.id(), dossier.type(), contextOf(dossier), field, key, audience);
    }

    private static void words(
            Sql sql, Header dossier, String source, String text, String audience, boolean isNew) {
        if (!isNew) {
            sql.update(
                    "delete from search_word where dossier_id = ? and source = ?",
                    dossier.id(),
                    source);
        }
        var rows = new ArrayList<List<Object>>();
        Words.split(text)
                .forEach(
                        word ->
                                rows.add(
                                        List.of(
                                                dossier.id(),
                                                dossier.type(),
                                                source,
                                                word,
                                                audience)));
        sql.batch(
                "insert into search_word (dossier_id, type_key, source, word, audience) values (?,"
                        + " ?, ?, ?, ?)",
                rows);
    }

    static String contextOf(Header dossier) {
        return dossier.context() == null ? dossier.office() : dossier.context();
    }
}
