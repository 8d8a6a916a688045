package org.liasse.core.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;

/** Counts the statements that each thread prepares; a batch is one. */
public final class Statements {

    private static final ThreadLocal<int[]> COUNT = ThreadLocal.withInitial(() -> new int[1]);

    private Statements() {}

    /** How many statements this took, on this thread. */
    public static int of(Runnable work) {
        int before = COUNT.get()[0];
        work.run();
        return COUNT.get()[0] - before;
    }

    static DataSource counted(DataSource real) {
        return proxy(
                DataSource.class,
                (method, arguments) -> {
                    Object answer = call(real, method, arguments);
                    return answer instanceof Connection connection ? counted(connection) : answer;
                });
    }

    private static Connection counted(Connection real) {
        return proxy(
                Connection.class,
                (method, arguments) -> {
                    if (method.getName().startsWith("prepare")) {
                        COUNT.get()[0]++;
                    }
                    return call(real, method, arguments);
                });
    }

    private interface Call {
        Object of(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> kind, Call call) {
        return kind.cast(
                Proxy.newProxyInstance(
                        Statements.class.getClassLoader(),
                        new Class<?>[] {kind},
                        (proxy, method, arguments) -> call.of(method, arguments)));
    }

    private static Object call(Object on, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
