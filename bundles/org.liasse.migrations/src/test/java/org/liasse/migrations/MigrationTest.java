package org.liasse.migrations;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.net.URL;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;
import org.liasse.test.database.PostgresServer;

/** What a migration leaves in the database, on both. */
@RunWith(Parameterized.class)
public class MigrationTest {

    @Parameters(name = "{0}")
    public static List<String> databases() {
        return List.of("Derby", "PostgreSQL");
    }

    @Parameter public String database;

    private DataSource dataSource;

    @org.junit.Before
    public void emptyDatabase() {
        if (database.equals("Derby")) {
            EmbeddedDataSource derby = new EmbeddedDataSource();
            derby.setDatabaseName("memory:" + UUID.randomUUID() + ";create=true");
            dataSource = derby;
        } else {
            dataSource = PostgresServer.shared().newDataSource();
        }
    }

    private Migration.Outcome migrate(String folder, int version, int readableFrom)
            throws Exception {
        return new Migration(dataSource).run(changeLog("notes", folder, version, readableFrom));
    }

    private static ChangeLog changeLog(String unit, String folder, int version, int readableFrom) {
        Map<String, URL> resources = new TreeMap<>();
        for (String name : List.of(folder + "/changelog.xml", folder + "/part.xml")) {
            URL url = MigrationTest.class.getResource("/" + name);
            if (url != null) {
                resources.put(name, url);
            }
        }
        return new ChangeLog(
                "org.example.notes " + version,
                unit,
                folder + "/changelog.xml",
                version,
                readableFrom,
                resources);
    }

    private boolean exists(String table) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            for (String name : List.of(table, table.toUpperCase(Locale.ROOT))) {
                try (ResultSet tables =
                        connection
                                .getMetaData()
                                .getTables(null, connection.getSchema(), name, null)) {
                    if (tables.next()) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    @Test
    public void migratesOnceAndThenFindsNothingToDo() throws Exception {
        assertEquals(Migration.Outcome.MIGRATED, migrate("good", 1, 1));
        assertTrue(exists("note"));
        assertEquals(Migration.Outcome.UNCHANGED, migrate("good", 1, 1));
    }

    @Test
    public void aNewerChangeLogAddsToWhatIsThere() throws Exception {
        migrate("good", 1, 1);
        assertEquals(Migration.Outcome.MIGRATED, migrate("better", 2, 1));
        try (Connection connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            assertEquals(
                    1, statement.executeUpdate("insert into note (id, text) values ('1', 'x')"));
        }
    }

    @Test
    public void everyUnitKeepsItsOwnBooks() throws Exception {
        migrate("good", 1, 1);
        assertTrue(exists("databasechangelognotes"));
        assertTrue(exists("databasechangeloglocknotes"));
        assertFalse(exists("databasechangelog"));
    }

    @Test
    public void anOlderBundleServesWhatItCanStillRead() throws Exception {
        migrate("better", 2, 1);
        assertEquals(Migration.Outcome.NEWER_READABLE, migrate("good", 1, 1));
        assertEquals(
                "the newer version stays on record",
                Migration.Outcome.UNCHANGED,
                migrate("better", 2, 1));
    }

    @Test
    public void anOlderBundleIsRefusedByNameWhereTheSchemaIsNotReadableForIt() throws Exception {
        migrate("better", 2, 2);
        RefusedException refused =
                assertThrows(RefusedException.class, () -> migrate("good", 1, 1));
        assertTrue(refused.getMessage(), refused.getMessage().contains("org.example.notes 1"));
        assertTrue(refused.getMessage(), refused.getMessage().contains("version 2"));
    }

    @Test
    public void aBrokenMigrationLeavesNothingAndCanBeMended() throws Exception {
        assertThrows(Exception.class, () -> migrate("broken", 1, 1));
        assertFalse("of its first change neither", exists("half"));
        assertFalse("nor a lock", exists("databasechangeloglocknotes"));
        assertEquals(Migration.Outcome.MIGRATED, migrate("good", 1, 1));
    }

    @Test
    public void aRunThatDiesBeforeItsEndLeavesNothing() throws Exception {
        DataSource whole = dataSource;
        dataSource = DyingConnection.atTheEndOf(whole);
        assertThrows(DyingConnection.Killed.class, () -> migrate("good", 1, 1));
        dataSource = whole;
        assertFalse(exists("note"));
        assertEquals(Migration.Outcome.MIGRATED, migrate("good", 1, 1));
    }

    @Test
    public void twoNodesAtOnceMigrateOnce() throws Exception {
        if (database.equals("Derby")) {
            return; // one node by its nature
        }
        var first = CompletableFuture.supplyAsync(() -> quietly("good"));
        var second = CompletableFuture.supplyAsync(() -> quietly("good"));
        assertEquals(
                java.util.Set.of(Migration.Outcome.MIGRATED, Migration.Outcome.UNCHANGED),
                java.util.Set.of(
                        first.get(60, TimeUnit.SECONDS), second.get(60, TimeUnit.SECONDS)));
    }

    private Migration.Outcome quietly(String folder) {
        try {
            return migrate(folder, 1, 1);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
