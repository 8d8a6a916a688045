package org.liasse.migrations;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;

/** A connection whose process is gone when it comes to the commit. */
final class DyingConnection {

    /** Stands for the kill. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private DyingConnection() {}

    static DataSource atTheEndOf(DataSource dataSource) {
        return proxy(
                DataSource.class,
                dataSource,
                result -> result instanceof Connection connection ? dying(connection) : result);
    }

    private static Connection dying(Connection connection) {
        return (Connection)
                Proxy.newProxyInstance(
                        Connection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("commit")) {
                                connection
                                        .rollback(); // what the server does when its client is gone
                                connection.close();
                                throw new Killed();
                            }
                            if (connection.isClosed()) {
                                return null;
                            }
                            return invoke(connection, method, arguments);
                        });
    }

    private static <T> T proxy(
            Class<T> type, T target, java.util.function.UnaryOperator<Object> result) {
        return type.cast(
                Proxy.newProxyInstance(
                        DyingConnection.class.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) ->
                                result.apply(invoke(target, method, arguments))));
    }

    private static Object invoke(Object target, java.lang.reflect.Method method, Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
