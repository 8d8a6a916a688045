package org.liasse.core.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.apache.commons.dbcp2.DataSourceConnectionFactory;
import org.apache.commons.dbcp2.PoolableConnection;
import org.apache.commons.dbcp2.PoolableConnectionFactory;
import org.apache.commons.dbcp2.PoolingDataSource;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.liasse.api.Clock;
import org.liasse.test.database.PostgresServer;

/**
 * The two databases of the product, each with the core's tables, made once for all tests of this
 * JVM: what holds on one must hold on the other.
 */
public enum TestDatabase {
    DERBY {
        @Override
        DataSource make() {
            // a deadlock is seen after a second, as in the product, and not after twenty
            System.setProperty("derby.locks.deadlockTimeout", "1");
            EmbeddedDataSource dataSource = new EmbeddedDataSource();
            dataSource.setDatabaseName("memory:core");
            dataSource.setCreateDatabase("create");
            return dataSource;
        }
    },
    POSTGRESQL {
        @Override
        DataSource make() {
            return PostgresServer.shared().newDataSource();
        }
    };

    /** Children before parents. */
    private static final List<String> TABLES =
            List.of(
                    "reshelving",
                    "vote",
                    "appointment_seat",
                    "appointment",
                    "calendar_feed",
                    "sign_up",
                    "sign_up_code",
                    "shelving",
                    "tally",
                    "tally_delta",
                    "tally_sweep",
                    "saved_view",
                    "job_output",
                    "job_item",
                    "job",
                    "edited_text",
                    "recap_line",
                    "notification",
                    "preference",
                    "letter_file",
                    "letter",
                    "access_log",
                    "erasure",
                    "product_order",
                    "deadline",
                    "deadline_sweep",
                    "clock_sentences",
                    "attachment",
                    "thread_read",
                    "mention",
                    "message",
                    "document_signature",
                    "document_version",
                    "document",
                    "upload",
                    "blob_file",
                    "timeline",
                    "event_log",
                    "search_word",
                    "field_index",
                    "mark",
                    "dossier_grant",
                    "dossier_link",
                    "definition",
                    "access_default",
                    "section",
                    "dossier",
                    "type_snapshot",
                    "counter",
                    "clock_offset",
                    "lease",
                    "once_key",
                    "link_session",
                    "personal_link",
                    "account_link",
                    "session_token",
                    "office_member",
                    "account",
                    "office");

    /** Held, or its level is forgotten with it. */
    private static final Logger LIQUIBASE = Logger.getLogger("liquibase");

    private DataSource dataSource;
    private LocalUnit unit;

    abstract DataSource make();

    /** As the product has it: nobody waits for a connection to be made, or a statement. */
    private static DataSource pooled(DataSource real) {
        PoolableConnectionFactory connections =
                new PoolableConnectionFactory(new DataSourceConnectionFactory(real), null);
        connections.setPoolStatements(true);
        connections.setMaxOpenPreparedStatements(200);
        GenericObjectPool<PoolableConnection> pool = new GenericObjectPool<>(connections);
        pool.setMaxTotal(64);
        pool.setMaxIdle(64);
        connections.setPool(pool);
        return new PoolingDataSource<>(pool);
    }

    /** Opens the database, with empty tables, for one test. */
    public synchronized TestDatabase open() {
        if (dataSource == null) {
            DataSource made = Statements.counted(pooled(make()));
            migrate(made);
            dataSource = made;
            unit = new LocalUnit(made);
        }
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            // contexts refer to one another
            statement.executeUpdate("update dossier set context_id = null");
            for (String table : TABLES) {
                statement.executeUpdate("delete from " + table);
            }
            return this;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public DataSource dataSource() {
        return dataSource;
    }

    /** As another node would have it: with nothing in common but the database. */
    public Transactions transactions(Clock clock) {
        return new Transactions(unit, dataSource, clock, () -> "liasse-core");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static void migrate(DataSource dataSource) {
        LIQUIBASE.setLevel(Level.WARNING);
        try (Connection connection = dataSource.getConnection()) {
            Database database =
                    DatabaseFactory.getInstance()
                            .findCorrectDatabaseImplementation(new JdbcConnection(connection));
            Liquibase liquibase =
                    new Liquibase(
                            "org/liasse/core/schema/core.xml",
                            new ClassLoaderResourceAccessor(TestDatabase.class.getClassLoader()),
                            database);
            // what it has to say goes to the log, not to the screen
            Scope.child(
                    Map.of(Scope.Attr.ui.name(), new LoggerUIService()),
                    () -> liquibase.update(new Contexts()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
