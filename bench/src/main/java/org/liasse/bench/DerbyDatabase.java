package org.liasse.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Pattern;

/** Derby within the platform; opened from here only while the platform does not run. */
final class DerbyDatabase implements Database {

    private final Path data;
    private boolean isWritingDown;

    DerbyDatabase(Path data) {
        this.data = data;
    }

    @Override
    public Kind kind() {
        return Kind.DERBY;
    }

    @Override
    public Map<String, String> environment() {
        return isWritingDown
                ? Map.of("EXTRA_JAVA_OPTS", "-Dderby.language.logStatementText=true")
                : Map.of();
    }

    @Override
    public boolean isEmbedded() {
        return true;
    }

    @Override
    public Connection connect() throws SQLException {
        System.setProperty("derby.stream.error.file", data.resolve("log/copying.log").toString());
        return DriverManager.getConnection("jdbc:derby:" + folder(), "liasse", "liasse");
    }

    @Override
    public void beforeCopying(Connection connection) {
        // Derby cannot put its checks away
    }

    @Override
    public void afterCopying(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            var tables = new ArrayList<String>();
            try (ResultSet rows =
                    statement.executeQuery(
                            "select tablename from sys.systables t join sys.sysschemas s on"
                                    + " s.schemaid = t.schemaid where s.schemaname = 'LIASSE' and"
                                    + " t.tabletype = 'T'")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (String table : tables) {
                statement.execute(
                        "call syscs_util.syscs_update_statistics('LIASSE', '" + table + "', null)");
            }
            statement.execute("call syscs_util.syscs_checkpoint_database()");
        }
    }

    @Override
    public void release() {
        try {
            DriverManager.getConnection("jdbc:derby:" + folder() + ";shutdown=true");
        } catch (SQLException e) {
            // this is how Derby says that it has shut down
        }
    }

    private Path folder() {
        return data.resolve("database/liasse");
    }

    @Override
    public long processorMillis() {
        return 0;
    }

    @Override
    public StatementLog writeDownStatements() {
        isWritingDown = true;
        return new StatementLog(
                data.resolve("log/derby.log"),
                Pattern.compile("Executing prepared statement: (.*?) :End prepared statement"));
    }

    @Override
    public void writeDownNothing() {
        isWritingDown = false;
    }

    @Override
    public void close() {
        // it goes with the platform
    }
}
