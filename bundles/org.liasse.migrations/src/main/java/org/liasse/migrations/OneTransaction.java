package org.liasse.migrations;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;

/**
 * Makes one transaction of everything Liquibase does: its commits become savepoints. Liquibase
 * commits a change first and notes it as done afterwards; a kill between the two would leave a
 * table that exists and a change that is to be made again, for ever. Here both stand or neither,
 * Liquibase's own lock row included. Both databases hold schema changes in transactions.
 */
final class OneTransaction {

    private final Connection connection;
    private Savepoint last;

    OneTransaction(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        this.last = connection.setSavepoint();
    }

    /** The connection to hand to Liquibase. */
    Connection connection() {
        return (Connection)
                Proxy.newProxyInstance(
                        Connection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, arguments) -> {
                            switch (method.getName()) {
                                case "commit":
                                    keep();
                                    return null;
                                case "rollback":
                                    if (arguments == null) {
                                        giveUp();
                                        return null;
                                    }
                                    break;
                                case "setAutoCommit", "close":
                                    return null;
                                default:
                                    break;
                            }
                            try {
                                return method.invoke(connection, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private void keep() throws SQLException {
        connection.releaseSavepoint(last);
        last = connection.setSavepoint();
    }

    private void giveUp() throws SQLException {
        connection.rollback(last);
        connection.releaseSavepoint(last);
        last = connection.setSavepoint();
    }
}
