package org.liasse.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.liasse.test.database.PostgresServer;

/** A PostgreSQL server of the measurement's own, as installed: no setting is tuned. */
final class PostgresDatabase implements Database {

    private final PostgresServer server = PostgresServer.start();
    private final String url = server.newDatabase();
    private final List<String> indexes = new ArrayList<>();

    @Override
    public Kind kind() {
        return Kind.POSTGRESQL;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "LIASSE_JDBC_URL",
                url,
                "LIASSE_JDBC_USER",
                PostgresServer.USER,
                "LIASSE_JDBC_PASSWORD",
                "none");
    }

    @Override
    public boolean isEmbedded() {
        return false;
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, PostgresServer.USER, "");
    }

    @Override
    public void release() {
        // it is everybody's
    }

    /** Indexes are built at once afterwards; what is copied refers to nothing that is not there. */
    @Override
    public void beforeCopying(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("set synchronous_commit = off");
            statement.execute("set maintenance_work_mem = '256MB'");
            statement.execute("set work_mem = '128MB'");
            statement.execute("alter system set max_wal_size = '8GB'");
            statement.execute("select pg_reload_conf()");
            var names = new ArrayList<String>();
            try (ResultSet rows =
                    statement.executeQuery(
                            "select indexname, indexdef from pg_indexes where schemaname ="
                                    + " 'public' and indexdef not like '% UNIQUE %' and tablename"
                                    + " in ('dossier_grant', 'field_index', 'search_word',"
                                    + " 'timeline', 'event_log', 'message', 'mark')")) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                    indexes.add(rows.getString(2));
                }
            }
            for (String name : names) {
                statement.execute("drop index " + name);
            }
        }
    }

    @Override
    public void afterCopying(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String index : indexes) {
                statement.execute(index);
            }
            indexes.clear();
            statement.execute("vacuum analyze");
            statement.execute("alter system reset max_wal_size");
            statement.execute("select pg_reload_conf()");
            statement.execute("checkpoint");
        }
    }

    @Override
    public long processorMillis() {
        return Processor.millisOfFamily(server.processId());
    }

    @Override
    public StatementLog writeDownStatements() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("alter system set log_statement = 'all'");
            statement.execute("select pg_reload_conf()");
            try (ResultSet rows = statement.executeQuery("show data_directory")) {
                rows.next();
                return new StatementLog(
                        Path.of(rows.getString(1), "log"),
                        Pattern.compile("LOG:  (?:execute [^:]*|statement): (.*)"));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void writeDownNothing() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("alter system reset log_statement");
            statement.execute("select pg_reload_conf()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
