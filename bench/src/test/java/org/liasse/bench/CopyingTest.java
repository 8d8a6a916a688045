package org.liasse.bench;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Test;
import org.liasse.test.database.PostgresServer;

/** Against the schema as the core writes it, on both databases. */
public class CopyingTest {

    private static final String PATTERN = "01890000-0000-7000-8000-000000000001";
    private static final String CONTEXT = "01890000-0000-7000-8000-000000000000";

    @Test
    public void copiesOnDerbyHaveEveryRowOfTheirPattern() throws SQLException, IOException {
        try (Connection connection =
                DriverManager.getConnection("jdbc:derby:memory:copying;create=true")) {
            copies(connection, "clob", "");
        }
    }

    @Test
    public void copiesOnPostgresqlHaveEveryRowOfTheirPattern() throws SQLException, IOException {
        try (Connection connection = PostgresServer.shared().newDataSource().getConnection()) {
            copies(connection, "text", "collate \"C\"");
        }
    }

    private static void copies(Connection connection, String text, String bytewise)
            throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            for (String create : schema(text, bytewise)) {
                statement.execute(create);
            }
            fill(statement);
            Map<String, List<String>> made =
                    new Copying(connection).copy(Map.of(PATTERN, "a:1"), 0, 10);
            assertEquals(10, made.get(PATTERN).size());
            for (String table :
                    new String[] {
                        "section",
                        "dossier_grant",
                        "mark",
                        "field_index",
                        "search_word",
                        "document",
                        "message",
                        "timeline"
                    }) {
                assertEquals(table, 11, count(statement, "select count(*) from " + table));
            }
            assertEquals(
                    11,
                    count(
                            statement,
                            "select count(distinct number) from dossier where number <> '0'"));
            assertEquals(11, count(statement, "select max(event_position) from event_log"));
            assertEquals(11, count(statement, "select last_value from lease"));
            assertEquals(21 + 10, count(statement, "select next_value from counter"));
            assertEquals(
                    1, count(statement, "select count(*) from search_word where word = '000021'"));
            assertEquals(
                    1,
                    count(statement, "select count(*) from dossier_grant where principal = 'a:1'"));
        }
    }

    private static void fill(Statement statement) throws SQLException {
        row(statement, "office", "id", "o");
        row(statement, "dossier", "id", CONTEXT, "office_id", "o", "number", "0");
        row(
                statement,
                "dossier",
                "id",
                PATTERN,
                "office_id",
                "o",
                "type_key",
                "t",
                "number",
                "2026-000001",
                "context_id",
                CONTEXT);
        row(statement, "section", "dossier_id", PATTERN);
        row(statement, "dossier_grant", "dossier_id", PATTERN, "principal", "a:1");
        row(statement, "mark", "dossier_id", PATTERN);
        row(statement, "field_index", "dossier_id", PATTERN);
        row(statement, "search_word", "dossier_id", PATTERN, "source", "title", "word", "000001");
        row(statement, "blob_file", "sha256", "s");
        row(statement, "document", "id", PATTERN, "dossier_id", PATTERN);
        row(statement, "document_version", "document_id", PATTERN, "sha256", "s");
        row(statement, "message", "id", PATTERN, "dossier_id", PATTERN);
        row(statement, "timeline", "id", PATTERN, "dossier_id", PATTERN);
        row(statement, "event_log", "id", PATTERN, "dossier_id", PATTERN, "event_position", "1");
        row(statement, "lease", "name", "sequencer");
        row(statement, "counter", "name", "o t 2026", "next_value", "21");
    }

    /** A row with these values; 1 in every other column that must have one. */
    private static void row(Statement statement, String table, String... columnsAndValues)
            throws SQLException {
        var values = new TreeMap<String, String>();
        for (int i = 0; i < columnsAndValues.length; i += 2) {
            values.put(columnsAndValues[i], columnsAndValues[i + 1]);
        }
        var names = new ArrayList<String>();
        var texts = new ArrayList<String>();
        try (ResultSet none = statement.executeQuery("select * from " + table)) {
            ResultSetMetaData columns = none.getMetaData();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                String name = columns.getColumnName(i).toLowerCase(Locale.ROOT);
                boolean isNumber = columns.getPrecision(i) > 0 && columns.isSigned(i);
                if (values.containsKey(name)
                        || columns.isNullable(i) == ResultSetMetaData.columnNoNulls) {
                    String value = values.getOrDefault(name, "1");
                    names.add(name);
                    texts.add(isNumber ? value : "'" + value + "'");
                }
            }
        }
        statement.execute(
                "insert into %s (%s) values (%s)"
                        .formatted(table, String.join(", ", names), String.join(", ", texts)));
    }

    private static long count(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            assertTrue(row.next());
            return row.getLong(1);
        }
    }

    private static List<String> schema(String text, String bytewise) throws IOException {
        String log =
                Files.readString(
                        Path.of(
                                "../bundles/org.liasse.core/src/main/resources/org/liasse/core/schema/core.xml"));
        Matcher blocks = Pattern.compile("(?s)<sql>(.*?)</sql>").matcher(log);
        return blocks.results()
                .map(
                        block ->
                                block.group(1)
                                        .replace("${text}", text)
                                        .replace("${bytewise}", bytewise))
                .flatMap(block -> List.of(block.split(";")).stream())
                .filter(create -> !create.isBlank())
                .toList();
    }
}
