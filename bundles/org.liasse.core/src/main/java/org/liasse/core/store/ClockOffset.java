package org.liasse.core.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;

/** How far the clock of this database was moved, in milliseconds; one row, which only grows. */
final class ClockOffset {

    private static final String READ = "select ahead_millis from clock_offset where id = 1";

    private final DataSource dataSource;

    ClockOffset(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    long read() {
        return at(sql -> sql.number(READ));
    }

    /** The same, and nobody changes it until this transaction ends. */
    static long hold(Sql transaction) {
        return transaction.number(READ + (transaction.isPostgres() ? " for share" : " with rs"));
    }

    /** A row that is there can be held. */
    void prepare() {
        at(
                sql -> {
                    if (sql.first(READ, row -> row.getLong(1)).isEmpty()) {
                        insert(sql);
                    }
                    return null;
                });
    }

    private static void insert(Sql sql) {
        try {
            sql.update("insert into clock_offset (id, ahead_millis) values (1, 0)");
        } catch (Sql.Failure e) {
            // another node was faster, or there is something wrong, which the next reader is told
            sql.number(READ);
        }
    }

    /**
     * Waits for what is being written.
     *
     * @return false where it is no longer what it was
     */
    boolean change(long was, long is) {
        return at(
                sql ->
                        sql.update(
                                        "update clock_offset set ahead_millis = ? where id = 1 and"
                                                + " ahead_millis = ?",
                                        is,
                                        was)
                                == 1);
    }

    /** A statement that is a transaction by itself. */
    private <T> T at(Function<Sql, T> statement) {
        try (Connection connection = dataSource.getConnection()) {
            return statement.apply(new Sql(connection));
        } catch (SQLException e) {
            throw new Sql.Failure("connecting", e);
        }
    }
}
