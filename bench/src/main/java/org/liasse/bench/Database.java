package org.liasse.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;

/** The database under the platform, as its measurer sees it. */
sealed interface Database extends AutoCloseable permits PostgresDatabase, DerbyDatabase {

    enum Kind {
        POSTGRESQL,
        DERBY;

        static Kind of(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param data the platform's data directory
     */
    static Database start(Kind kind, Path data) {
        return switch (kind) {
            case POSTGRESQL -> new PostgresDatabase();
            case DERBY -> new DerbyDatabase(data);
        };
    }

    Kind kind();

    /** What the platform is told of it. */
    Map<String, String> environment();

    /** Whether it lives within the platform: then nobody else can open it while that runs. */
    boolean isEmbedded();

    Connection connect() throws SQLException;

    /** Nobody here uses it any longer; the platform may have it again. */
    void release();

    /** Before many rows are copied: what only slows that down is put away. */
    void beforeCopying(Connection connection) throws SQLException;

    /** All is as before, and the statistics are new. */
    void afterCopying(Connection connection) throws SQLException;

    /** Processor milliseconds of the database's own processes so far; 0 where it is embedded. */
    long processorMillis();

    /**
     * Begins to write down every statement; the platform must be started after that where the
     * database is embedded.
     */
    StatementLog writeDownStatements();

    /** No longer. */
    void writeDownNothing();

    @Override
    void close();
}
