package org.liasse.migrations;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.ui.LoggerUIService;

/**
 * Brings the tables of one unit to what its bundle wants, wholly or not at all.
 *
 * <p>One node migrates at a time. On PostgreSQL an advisory lock sees to that, held by the
 * transaction itself: it dies with a killed process, so no lock is ever left behind and none has to
 * be judged by its age. On Derby one process owns the database and {@link MigrationExtender} has
 * one thread.
 */
final class Migration {

    /** How a run ended when it did not fail. */
    enum Outcome {
        /** The tables were changed. */
        MIGRATED,
        /** The change log is the one applied last. */
        UNCHANGED,
        /** A newer bundle was here; this one can still read what it left. */
        NEWER_READABLE
    }

    /** Any number will do, as long as nothing else in the database locks the same. */
    private static final long ADVISORY_LOCK = 0x6C69617373654CL;

    private final DataSource dataSource;

    Migration(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Migrates.
     *
     * @throws RefusedException when the stored schema says that this bundle is too old for it
     * @throws Exception when the change log fails; the tables are then as before
     */
    Outcome run(ChangeLog changeLog) throws Exception {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Outcome outcome = within(connection, changeLog);
                connection.commit();
                return outcome;
            } catch (Exception e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static Outcome within(Connection connection, ChangeLog changeLog) throws Exception {
        lock(connection);
        SchemaVersions versions = new SchemaVersions(connection);
        versions.prepare();
        Optional<SchemaVersions.Stored> stored = versions.of(changeLog.unit());
        if (stored.isPresent() && stored.get().version() > changeLog.version()) {
            if (stored.get().readableFrom() > changeLog.version()) {
                throw new RefusedException(refusal(changeLog, stored.get()));
            }
            return Outcome.NEWER_READABLE;
        }
        var wanted =
                new SchemaVersions.Stored(
                        changeLog.version(), changeLog.readableFrom(), changeLog.digest());
        if (stored.isPresent() && stored.get().equals(wanted)) {
            return Outcome.UNCHANGED;
        }
        update(new OneTransaction(connection).connection(), changeLog);
        versions.record(changeLog.unit(), wanted, Instant.now());
        return Outcome.MIGRATED;
    }

    private static String refusal(ChangeLog changeLog, SchemaVersions.Stored stored) {
        return "%s is too old: it knows version %d of the schema '%s'; the database holds version %d, which can be read from version %d on"
                .formatted(
                        changeLog.owner(),
                        changeLog.version(),
                        changeLog.unit(),
                        stored.version(),
                        stored.readableFrom());
    }

    private static void lock(Connection connection) throws SQLException {
        if (!connection.getMetaData().getDatabaseProductName().startsWith("PostgreSQL")) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            // a node that hangs while it migrates must not hang the others for ever
            statement.execute("set local lock_timeout = '300s'");
            try (ResultSet locked =
                    statement.executeQuery("select pg_advisory_xact_lock(" + ADVISORY_LOCK + ")")) {
                locked.next();
            }
        }
    }

    private static void update(Connection connection, ChangeLog changeLog) throws Exception {
        ClassLoader liquibase = Liquibase.class.getClassLoader();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Liquibase finds its parts through the context class loader
        thread.setContextClassLoader(liquibase);
        try (ChangeLogFiles files = new ChangeLogFiles(changeLog)) {
            Map<String, Object> scope =
                    Map.of(
                            Scope.Attr.resourceAccessor.name(), files,
                            Scope.Attr.classLoader.name(), liquibase,
                            // what it has to say belongs in the log, not on the console
                            Scope.Attr.ui.name(), new LoggerUIService());
            Scope.child(
                    scope,
                    () -> {
                        Database database =
                                DatabaseFactory.getInstance()
                                        .findCorrectDatabaseImplementation(
                                                new JdbcConnection(connection));
                        database.setDatabaseChangeLogTableName(
                                changeLog.table("DATABASECHANGELOG"));
                        database.setDatabaseChangeLogLockTableName(
                                changeLog.table("DATABASECHANGELOGLOCK"));
                        Liquibase run = new Liquibase(changeLog.path(), files, database);
                        run.setShowSummary(UpdateSummaryEnum.OFF);
                        run.update(new Contexts(), new LabelExpression());
                    });
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
