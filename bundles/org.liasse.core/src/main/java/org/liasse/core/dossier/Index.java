package org.liasse.core.dossier;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.form.Field;
import org.liasse.api.type.Declarations.Section;
import org.liasse.core.list.SortKey;
import org.liasse.core.list.Words;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Work;

/**
 * Keeps what lists sort and filter by, and what search finds, beside the dossiers; each with its
 * own audience.
 */
final class Index implements Work.Pending {

    private static final String INSERT =
            "insert into field_index (dossier_id, type_key, context_id, field, sort_key, audience)"
                    + " values (?, ?, ?, ?, ?, ?)";
    private static final String WORD =
            "insert into search_word (dossier_id, type_key, source, word, audience) values (?, ?,"
                    + " ?, ?, ?)";

    /** One statement whatever the number of words, which hold no blank. */
    private static final String WORDS =
            "insert into search_word (dossier_id, type_key, source, audience, word) select ?, ?, ?,"
                    + " ?, w from unnest(string_to_array(?, ' ')) w";

    private record Place(String dossier, Key section) {}

    private record Change(
            Header dossier,
            Section section,
            Map<String, Object> values,
            String audience,
            boolean isNew) {}

    private final Work work;
    private final Map<Place, Change> changes = new LinkedHashMap<>();
    private final Map<String, Key> moved = new LinkedHashMap<>();

    private Index(Work work) {
        this.work = work;
    }

    private static Index in(Work work) {
        return work.pending(Index.class, () -> new Index(work));
    }

    /**
     * What everybody who sees the dossier may sort by, and search: its number and title. Fields of
     * sections have a dot in their name, and so none is called like these.
     */
    static void title(Work work, Header dossier) {
        field(work, dossier, "title", SortKey.text(dossier.title()), Audiences.ANYONE);
        field(work, dossier, "number", dossier.number(), Audiences.ANYONE);
        field(work, dossier, "state", dossier.state().value(), Audiences.ANYONE);
        field(work, dossier, "createdAt", SortKey.instant(dossier.createdAt()), Audiences.ANYONE);
        words(work, dossier, "title", dossier.number() + " " + dossier.title(), Audiences.ANYONE);
    }

    /** Another title, to sort by and to find. */
    static void retitled(Work work, Header dossier) {
        Sql sql = work.settled();
        sql.update(
                "update field_index set sort_key = ? where dossier_id = ? and field = 'title'",
                SortKey.text(dossier.title()),
                dossier.id());
        sql.update(
                "delete from search_word where dossier_id = ? and source = 'title'", dossier.id());
        words(work, dossier, "title", dossier.number() + " " + dossier.title(), Audiences.ANYONE);
    }

    static void message(
            Work work, Header dossier, Key thread, String message, String text, String audience) {
        words(work, dossier, "thread:" + thread + ":" + message, text, audience);
    }

    /** The fields of a section, and its words, are found by those who see it now. */
    static void show(Work work, Header dossier, Section section, String audience) {
        Sql sql = work.settled();
        sql.update(
                "update field_index set audience = ? where dossier_id = ? and field like ?",
                audience,
                dossier.id(),
                section.key() + ".%");
        sql.update(
                "update search_word set audience = ? where dossier_id = ? and source = ?",
                audience,
                dossier.id(),
                "section:" + section.key());
    }

    /** The words of a thread's messages are found by those who see it now. */
    static void show(Work work, Header dossier, Key thread, String audience) {
        work.settled()
                .update(
                        "update search_word set audience = ? where dossier_id = ? and source like"
                                + " ?",
                        audience,
                        dossier.id(),
                        "thread:" + thread + ":%");
    }

    /** Lists filter and count by the state, and sort by it. */
    static void moved(Work work, String dossier, Key state) {
        Seen.in(work).moved(dossier, state);
        in(work).moved.put(dossier, state);
    }

    /** The fields of a section, and its words. */
    static void section(
            Work work,
            Header dossier,
            Section section,
            Map<String, Object> values,
            String audience,
            boolean isNew) {
        in(work).changes
                .merge(
                        new Place(dossier.id(), section.key()),
                        new Change(dossier, section, values, audience, isNew),
                        (before, now) ->
                                new Change(dossier, section, values, audience, before.isNew()));
    }

    @Override
    public void write(Sql sql) {
        changes.values().forEach(change -> write(sql, change));
        moved.forEach(
                (dossier, state) ->
                        sql.update(
                                "update field_index set sort_key = ? where dossier_id = ? and field"
                                        + " = 'state'",
                                state,
                                dossier));
    }

    private void write(Sql sql, Change change) {
        Header dossier = change.dossier();
        String prefix = change.section().key() + ".";
        String source = "section:" + change.section().key();
        if (!change.isNew()) {
            sql.update(
                    "delete from field_index where dossier_id = ? and field like ?",
                    dossier.id(),
                    prefix + "%");
            sql.update(
                    "delete from search_word where dossier_id = ? and source = ?",
                    dossier.id(),
                    source);
        }
        var text = new StringBuilder();
        for (Field field : change.section().form().fields()) {
            Object value = change.values().get(field.key().value());
            for (String key : SortKey.keysOf(field, value)) {
                field(work, dossier, prefix + field.key(), key, change.audience());
            }
            Words.of(field, value, text);
        }
        words(work, dossier, source, text.toString(), change.audience());
    }

    private static void field(
            Work work, Header dossier, String field, String key, String audience) {
        work.add(INSERT, dossier.id(), dossier.type(), contextOf(dossier), field, key, audience);
    }

    private static void words(
            Work work, Header dossier, String source, String text, String audience) {
        Set<String> words = Words.kept(text);
        if (words.isEmpty()) {
            return;
        }
        if (work.sql().isPostgres()) {
            String all = String.join(" ", words);
            work.add(WORDS, dossier.id(), dossier.type(), source, audience, all);
            return;
        }
        words.forEach(word -> work.add(WORD, dossier.id(), dossier.type(), source, word, audience));
    }

    static String contextOf(Header dossier) {
        return dossier.context() == null ? dossier.office() : dossier.context();
    }
}
