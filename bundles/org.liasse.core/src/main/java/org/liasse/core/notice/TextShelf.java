package org.liasse.core.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.liasse.api.Key;
import org.liasse.api.Problem;
import org.liasse.api.Text;
import org.liasse.api.notice.EditedTexts;
import org.liasse.api.notice.EditedTexts.Draft;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Work;

/** Revisions of texts that administrators changed, as rows. */
final class TextShelf {

    private static final String SELECT =
            "select place_id, name, revision, subject_fr, subject_en, text_fr, text_en, written_at,"
                    + " author_name, fault from edited_text t where type_key = ?";
    private static final String NEWEST =
            " and revision = (select max(n.revision) from edited_text n where n.place_id ="
                    + " t.place_id and n.type_key = t.type_key and n.name = t.name)";

    /**
     * @param draft {@code null} where the text was given back
     */
    record Row(
            String place,
            String name,
            int revision,
            Draft draft,
            Instant at,
            String author,
            String fault) {}

    private TextShelf() {}

    /** The newest revision of a text at each of these places. */
    static Map<String, Row> newest(Sql sql, List<String> places, Key type, String name) {
        var arguments = new ArrayList<Object>();
        arguments.add(type);
        arguments.add(name);
        arguments.addAll(places);
        Map<String, Row> rows = new LinkedHashMap<>();
        sql.list(
                SELECT + " and name = ? and place_id in (" + Sql.marks(places) + ")" + NEWEST,
                row -> rows.put(row.getString(1), row(row)),
                arguments);
        return rows;
    }

    /** The newest revision of each text of a type at these places. */
    static List<Row> newest(Sql sql, List<String> places, Key type) {
        var arguments = new ArrayList<Object>();
        arguments.add(type);
        arguments.addAll(places);
        return sql.list(
                SELECT
                        + " and place_id in ("
                        + Sql.marks(places)
                        + ")"
                        + NEWEST
                        + " order by name fetch first 1000 rows only",
                TextShelf::row,
                arguments);
    }

    static List<Row> all(Sql sql, String place, Key type, String name) {
        return sql.list(
                SELECT
                        + " and name = ? and place_id = ? order by revision desc fetch first 200"
                        + " rows only",
                TextShelf::row,
                type,
                name,
                place);
    }

    static Optional<Row> find(Sql sql, String place, Key type, String name, int revision) {
        return sql.first(
                SELECT + " and name = ? and place_id = ? and revision = ?",
                TextShelf::row,
                type,
                name,
                place,
                revision);
    }

    private static Row row(ResultSet row) throws SQLException {
        String fr = row.getString(6);
        String subject = row.getString(4);
        return new Row(
                row.getString(1),
                row.getString(2),
                row.getInt(3),
                fr == null
                        ? null
                        : new Draft(
                                subject == null ? null : new Text(subject, row.getString(5)),
                                new Text(fr, row.getString(7))),
                Instant.ofEpochMilli(row.getLong(8)),
                row.getString(9),
                row.getString(10));
    }

    static void insert(
            Work work,
            String place,
            Key type,
            String name,
            int revision,
            Draft draft,
            String author,
            String authorName) {
        Text subject = draft == null ? null : draft.subject();
        work.sql()
                .update(
                        "insert into edited_text (place_id, type_key, name, revision, subject_fr,"
                                + " subject_en, text_fr, text_en, written_at, written_by,"
                                + " author_name) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        place,
                        type,
                        name,
                        revision,
                        subject == null ? null : subject.fr(),
                        subject == null ? null : subject.en(),
                        draft == null ? null : draft.text().fr(),
                        draft == null ? null : draft.text().en(),
                        work.millis(),
                        author,
                        authorName);
    }

    /** The newest revision of a text at a place, 0 where there is none. */
    static int newest(Work work, String place, TextName name) {
        return (int)
                work.sql()
                        .number(
                                "select coalesce(max(revision), 0) from edited_text where place_id"
                                        + " = ? and type_key = ? and name = ?",
                                place,
                                name.type().key(),
                                name.value());
    }

    /**
     * @throws Problem NOT_READY where there are as many presets at the place as there may be
     */
    static void refuseTooMany(Work work, String place, TextName name) {
        long there =
                work.sql()
                        .number(
                                "select count(distinct name) from edited_text where place_id = ?"
                                        + " and type_key = ? and name like 'preset.%'",
                                place, name.type().key());
        if (there >= EditedTexts.MOST_PRESETS) {
            throw Problem.of(
                            Problem.Kind.NOT_READY,
                            "Il y a déjà 200 textes prédéfinis ici.",
                            "There are 200 presets here already.")
                    .because("presets-full");
        }
    }

    /** Notes that a text failed when it was to be sent. */
    static void blame(Work work, Row row, Key type, String why) {
        String fault = why.length() > 500 ? why.substring(0, 500) : why;
        work.sql()
                .update(
                        "update edited_text set fault = ? where place_id = ? and type_key = ? and"
                                + " name = ? and revision = ?",
                        fault,
                        row.place(),
                        type,
                        row.name(),
                        row.revision());
    }

    /** Texts in force that have failed: what and why. */
    static List<String> faults(Sql sql, int most) {
        return sql.list(
                "select type_key, name, place_id, fault from edited_text t where fault is not null"
                        + NEWEST
                        + " fetch first "
                        + most
                        + " rows only",
                row ->
                        row.getString(2)
                                + " of "
                                + row.getString(1)
                                + " at "
                                + row.getString(3)
                                + ": "
                                + row.getString(4));
    }
}
