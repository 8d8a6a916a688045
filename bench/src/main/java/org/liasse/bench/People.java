package org.liasse.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The accounts of the measurement, written beside the platform: an office, its head, and for each
 * client an instructor and an applicant. All have the first administrator's password, so that none
 * is hashed here.
 *
 * @param head administrator of the office; then the others, as logins by client
 */
record People(Account head, List<Account> instructors, List<Account> applicants) {

    record Account(String id, String login) {}

    static People settle(Connection connection, int clients) throws SQLException {
        String office = UUID.randomUUID().toString();
        connection.setAutoCommit(false);
        execute(
                connection,
                "insert into office (id, office_key, name, features, created_at) values (?,"
                        + " 'bench', 'Bench', ' ', 0)",
                office);
        Account head = account(connection, "head");
        join(connection, head, office, "administrator");
        var instructors = new ArrayList<Account>();
        var applicants = new ArrayList<Account>();
        for (int i = 0; i < clients; i++) {
            instructors.add(account(connection, "instructor" + i));
            Account applicant = account(connection, "applicant" + i);
            join(connection, applicant, office, "applicant");
            applicants.add(applicant);
        }
        connection.commit();
        connection.setAutoCommit(true);
        return new People(head, instructors, applicants);
    }

    private static Account account(Connection connection, String login) throws SQLException {
        var account = new Account(UUID.randomUUID().toString(), login);
        execute(
                connection,
                "insert into account (id, login, login_folded, name, email, language,"
                    + " password_hash, disabled, epoch, created_at) select ?, ?, ?, ?, ?, language,"
                    + " password_hash, 0, 1, created_at from account where login = 'admin'",
                account.id(),
                login,
                login,
                "Person " + login,
                login + "@example.org");
        return account;
    }

    private static void join(Connection connection, Account account, String office, String role)
            throws SQLException {
        execute(
                connection,
                "insert into office_member (account_id, office_id, role_key) values (?, ?, ?)",
                account.id(),
                office,
                role);
    }

    private static void execute(Connection connection, String statement, String... values)
            throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setString(i + 1, values[i]);
            }
            prepared.executeUpdate();
        }
    }
}
