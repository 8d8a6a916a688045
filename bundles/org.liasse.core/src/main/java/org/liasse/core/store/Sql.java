package org.liasse.core.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Statements on one connection: what JPA would only get in the way of. */
public final class Sql {

    private final Connection connection;

    public Sql(Connection connection) {
        this.connection = connection;
    }

    /** Makes a value of the row that the result set stands on. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * A failure of the database, unchecked; {@link Transactions} tells which are worth another try.
     */
    public static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failure(String statement, SQLException cause) {
            super(cause.getMessage() + " in: " + statement, cause);
        }
    }

    public <T> List<T> list(String statement, Row<T> row, Collection<?> arguments) {
        try (PreparedStatement prepared = prepare(statement, arguments);
                ResultSet result = prepared.executeQuery()) {
            var list = new ArrayList<T>();
            while (result.next()) {
                list.add(row.read(result));
            }
            return list;
        } catch (SQLException e) {
            throw new Failure(statement, e);
        }
    }

    public <T> List<T> list(String statement, Row<T> row, Object... arguments) {
        return list(statement, row, listOf(arguments));
    }

    /** The first row, or empty. */
    public <T> Optional<T> first(String statement, Row<T> row, Object... arguments) {
        return list(statement, row, listOf(arguments)).stream().findFirst();
    }

    /** A number that is always there: a count, a maximum. */
    public long number(String statement, Object... arguments) {
        return first(statement, row -> row.getLong(1), arguments).orElse(0L);
    }

    /** Changes rows and answers how many. */
    public int update(String statement, Object... arguments) {
        return update(statement, listOf(arguments));
    }

    public int update(String statement, Collection<?> arguments) {
        try (PreparedStatement prepared = prepare(statement, arguments)) {
            return prepared.executeUpdate();
        } catch (SQLException e) {
            throw new Failure(statement, e);
        }
    }

    /** One statement for many rows. */
    public void batch(String statement, List<List<Object>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (List<Object> row : rows) {
                bind(prepared, row);
                prepared.addBatch();
            }
            prepared.executeBatch();
        } catch (SQLException e) {
            throw new Failure(statement, e);
        }
    }

    /**
     * Whether this is PostgreSQL, where a statement sees what was committed at one instant, all of
     * it and nothing else, and can make rows of one argument.
     */
    public boolean isPostgres() {
        try {
            return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        } catch (SQLException e) {
            throw new Failure("database product", e);
        }
    }

    /** {@code ?,?,?} for a list of this size. */
    public static String marks(Collection<?> values) {
        return String.join(",", Collections.nCopies(values.size(), "?"));
    }

    private PreparedStatement prepare(String statement, Collection<?> arguments)
            throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(statement);
        try {
            bind(prepared, arguments);
            return prepared;
        } catch (SQLException | RuntimeException e) {
            prepared.close();
            throw e;
        }
    }

    private static void bind(PreparedStatement prepared, Collection<?> arguments)
            throws SQLException {
        int index = 1;
        for (Object argument : arguments) {
            if (argument == null) {
                prepared.setNull(index++, Types.VARCHAR);
            } else if (argument instanceof Long number) {
                prepared.setLong(index++, number);
            } else if (argument instanceof Integer number) {
                prepared.setInt(index++, number);
            } else {
                prepared.setString(index++, argument.toString());
            }
        }
    }

    static List<Object> listOf(Object... arguments) {
        var list = new ArrayList<Object>(arguments.length);
        Collections.addAll(list, arguments);
        return list;
    }
}
