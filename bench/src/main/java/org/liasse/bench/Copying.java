package org.liasse.bench;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Makes many dossiers of few, with all their rows: sections, grants, marks, index, words,
 * documents, messages, timeline, events. A copy has ids and a number of its own, was changed at
 * another time and was opened by somebody else; its timeline is its pattern's, so that its chain
 * verifies. Nobody is told of it.
 */
final class Copying {

    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final String NEW_ID = "substr(m.new_id, 1, 24) || substr(t.id, 25)";

    /**
     * A table, and what of a row is not as in the pattern's.
     *
     * @param tied how the copied row is tied to the pattern, whose copy is {@code m}
     * @param changed expressions by column
     */
    private record Table(String name, String tied, Map<String, String> changed) {

        String copying(List<String> columns) {
            String values =
                    columns.stream()
                            .map(column -> changed.getOrDefault(column, "t." + column))
                            .collect(joining(", "));
            return "insert into %s (%s) select %s from %s t %s"
                    .formatted(name, String.join(", ", columns), values, name, tied);
        }
    }

    private static final List<Table> TABLES =
            List.of(
                    new Table(
                            "dossier",
                            "join bench_copy m on m.old_id = t.id",
                            Map.of(
                                    "id",
                                    "m.new_id",
                                    "number",
                                    "m.new_number",
                                    "created_at",
                                    "t.created_at - m.back")),
                    ofDossier("section", Map.of()),
                    ofDossier(
                            "dossier_grant",
                            Map.of(
                                    "principal",
                                    "case when t.principal = m.old_applicant then m.new_applicant"
                                            + " else t.principal end",
                                    "updated_at",
                                    "t.updated_at - m.back")),
                    ofDossier("mark", Map.of()),
                    ofDossier("field_index", Map.of()),
                    ofDossier(
                            "search_word",
                            Map.of(
                                    "word",
                                    "case when t.source = 'title' and t.word ="
                                            + " substr(m.old_number, 6) then"
                                            + " substr(m.new_number, 6) else t.word end")),
                    ofDossier("document", Map.of("id", NEW_ID)),
                    new Table(
                            "document_version",
                            "join document d on d.id = t.document_id join bench_copy m on m.old_id"
                                    + " = d.dossier_id",
                            Map.of("document_id", NEW_ID.replace("t.id", "d.id"))),
                    ofDossier(
                            "message", Map.of("id", NEW_ID, "written_at", "t.written_at - m.back")),
                    ofDossier("timeline", Map.of("id", NEW_ID)),
                    ofDossier(
                            "event_log",
                            Map.of("id", NEW_ID, "event_position", "t.event_position + m.onward")));

    private static Table ofDossier(String name, Map<String, String> changed) {
        var all = new HashMap<>(changed);
        all.put("dossier_id", "m.new_id");
        return new Table(name, "join bench_copy m on m.old_id = t.dossier_id", all);
    }

    /** A dossier that is copied. */
    private record Pattern(String id, String counter, String number, String applicant) {}

    private final Connection connection;

    Copying(Connection connection) {
        this.connection = connection;
    }

    /**
     * Copies these dossiers, one after the other and again, until so many copies are made.
     *
     * @param applicants who opened them, by id of the dossier: their principals
     * @param before how many copies of them there are already
     * @return for each copy its id, by id of its pattern
     */
    Map<String, List<String>> copy(Map<String, String> applicants, int before, int copies)
            throws SQLException {
        Map<String, List<String>> made = new HashMap<>();
        awaitReaders();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table bench_copy (old_id varchar(36) not null, new_id varchar(36) not"
                            + " null primary key, old_number varchar(60) not null, new_number"
                            + " varchar(60) not null, old_applicant varchar(120) not null,"
                            + " new_applicant varchar(120) not null, back bigint not null, onward"
                            + " bigint not null)");
            map(patterns(applicants), before, copies, made);
            statement.execute("create index bench_copy_old on bench_copy(old_id)");
            connection.commit();
            for (Table table : TABLES) {
                connection.commit();
                statement.execute(table.copying(columnsOf(statement, table.name())));
            }
            // nobody is told of what was not done: readers of the log go on behind it
            statement.execute(
                    "update lease set last_value = (select max(event_position) from event_log)"
                            + " where name in ('sequencer', 'listeners', 'notices')");
            statement.execute("drop table bench_copy");
            connection.commit();
        }
        connection.setAutoCommit(true);
        return made;
    }

    /** Until all that was done was told to whom it concerns. */
    private void awaitReaders() throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            if (count("select count(*) from event_log where event_position is null") == 0
                    && count(
                                    "select count(*) from lease where name = 'notices' and"
                                            + " last_value < (select max(event_position) from"
                                            + " event_log)")
                            == 0) {
                return;
            }
            Platform.pause(200);
        }
        throw new IllegalStateException("what was done is not told in " + PATIENCE);
    }

    private int count(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static List<String> columnsOf(Statement statement, String table) throws SQLException {
        try (ResultSet none = statement.executeQuery("select * from " + table + " where 1 = 0")) {
            var columns = new ArrayList<String>();
            for (int i = 1; i <= none.getMetaData().getColumnCount(); i++) {
                columns.add(none.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT));
            }
            return columns;
        }
    }

    private List<Pattern> patterns(Map<String, String> applicants) throws SQLException {
        var patterns = new ArrayList<Pattern>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select id, office_id, type_key, number from dossier order by"
                                        + " number")) {
            while (rows.next()) {
                String id = rows.getString(1);
                String number = rows.getString(4);
                if (applicants.containsKey(id)) {
                    patterns.add(
                            new Pattern(
                                    id,
                                    "%s %s %s"
                                            .formatted(
                                                    rows.getString(2),
                                                    rows.getString(3),
                                                    number.substring(0, 4)),
                                    number,
                                    applicants.get(id)));
                }
            }
        }
        return patterns;
    }

    private void map(List<Pattern> patterns, int before, int copies, Map<String, List<String>> made)
            throws SQLException {
        String counter = patterns.get(0).counter();
        String year = patterns.get(0).number().substring(0, 5);
        long number = reserve(counter, copies);
        long positions = positions();
        long now = System.currentTimeMillis();
        var applicants = new HashMap<String, String>();
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "insert into bench_copy values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (int i = 0; i < copies; i++) {
                Pattern pattern = patterns.get((before + i) % patterns.size());
                int generation = 1 + (before + i) / patterns.size();
                // between the patterns' own instants, an hour and a little back for each generation
                long back = generation * 3_600_007L;
                String id = id(now - back + i);
                insert.setString(1, pattern.id());
                insert.setString(2, id);
                insert.setString(3, pattern.number());
                insert.setString(4, year + "%06d".formatted(number + i));
                insert.setString(5, pattern.applicant());
                insert.setString(
                        6,
                        applicants.computeIfAbsent(
                                generation + pattern.applicant(), any -> "a:" + UUID.randomUUID()));
                insert.setLong(7, back);
                insert.setLong(8, generation * positions);
                insert.addBatch();
                made.computeIfAbsent(pattern.id(), any -> new ArrayList<>()).add(id);
                if (i % 1_000 == 999) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    /** How many events have a position. */
    private long positions() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select max(event_position) from event_log")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Takes numbers as the platform does, so that it gives none of them again. */
    private long reserve(String counter, int count) throws SQLException {
        try (PreparedStatement update =
                        connection.prepareStatement(
                                "update counter set next_value = next_value + ? where name = ?");
                PreparedStatement read =
                        connection.prepareStatement(
                                "select next_value from counter where name = ?")) {
            update.setInt(1, count);
            update.setString(2, counter);
            if (update.executeUpdate() != 1) {
                throw new SQLException("no counter " + counter);
            }
            read.setString(1, counter);
            try (ResultSet row = read.executeQuery()) {
                row.next();
                return row.getLong(1) - count;
            }
        }
    }

    /** A UUID of version 7 (RFC 9562) of this instant. */
    private static String id(long millis) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(
                        millis << 16 | 0x7000L | random.nextInt(0x1000),
                        random.nextLong() >>> 2 | 1L << 63)
                .toString();
    }
}
