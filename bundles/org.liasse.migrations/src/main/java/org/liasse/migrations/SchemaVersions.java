package org.liasse.migrations;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

/** The table that says which version of each unit's schema stands in the database. */
final class SchemaVersions {

    /**
     * One row of it.
     *
     * @param version the newest version ever migrated to
     * @param readableFrom the oldest version whose bundle can read it
     * @param digest of the change log that led there
     */
    record Stored(int version, int readableFrom, String digest) {}

    private final Connection connection;

    SchemaVersions(Connection connection) {
        this.connection = connection;
    }

    /** Creates the table where it is missing. */
    void prepare() throws SQLException {
        if (exists("schema_version") || exists("SCHEMA_VERSION")) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "create table schema_version ("
                            + "unit varchar(40) not null primary key, version integer not null,"
                            + " readable_from integer not null, digest varchar(64) not null,"
                            + " migrated_at timestamp not null)");
        }
    }

    private boolean exists(String table) throws SQLException {
        try (ResultSet tables =
                connection.getMetaData().getTables(null, connection.getSchema(), table, null)) {
            return tables.next();
        }
    }

    Optional<Stored> of(String unit) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        "select version, readable_from, digest from schema_version where unit ="
                                + " ?")) {
            query.setString(1, unit);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Stored(row.getInt(1), row.getInt(2), row.getString(3)))
                        : Optional.empty();
            }
        }
    }

    void record(String unit, Stored stored, Instant at) throws SQLException {
        if (write(
                        "update schema_version set version = ?, readable_from = ?, digest = ?,"
                                + " migrated_at = ? where unit = ?",
                        unit,
                        stored,
                        at)
                == 0) {
            write(
                    "insert into schema_version (version, readable_from, digest, migrated_at, unit)"
                            + " values (?, ?, ?, ?, ?)",
                    unit,
                    stored,
                    at);
        }
    }

    private int write(String sql, String unit, Stored stored, Instant at) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setInt(1, stored.version());
            update.setInt(2, stored.readableFrom());
            update.setString(3, stored.digest());
            update.setTimestamp(4, Timestamp.from(at));
            update.setString(5, unit);
            return update.executeUpdate();
        }
    }
}
