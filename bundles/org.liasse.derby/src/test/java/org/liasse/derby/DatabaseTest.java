package org.liasse.derby;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A database is there whole or not at all. */
public class DatabaseTest {

    @Rule public TemporaryFolder folder = new TemporaryFolder();

    private Path place() {
        return folder.getRoot().toPath().resolve("database/liasse");
    }

    private Connection connect() throws Exception {
        return DriverManager.getConnection("jdbc:derby:" + place());
    }

    @Test
    public void isCreatedOnce() throws Exception {
        new Database(place()).prepare();
        try (Connection connection = connect()) {
            connection.createStatement().executeUpdate("create table kept (id int)");
        }
        new Database(place()).prepare();
        try (Connection connection = connect()) {
            assertTrue(connection.createStatement().executeQuery("select * from kept") != null);
        }
    }

    @Test
    public void whatAKillLeftOfACreationIsReplaced() throws Exception {
        Path left = place().resolveSibling("liasse.new");
        Files.createDirectories(left.resolve("seg0"));
        Files.writeString(left.resolve("seg0/c10.dat"), "half");
        new Database(place()).prepare();
        connect().close();
        assertFalse(Files.exists(left));
    }
}
