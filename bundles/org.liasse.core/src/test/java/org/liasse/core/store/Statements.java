package org.liasse.core.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;

/** Counts the statements that each thread prepares; a batch is one. */
public final class Statements {

    private static final ThreadLocal<int[]> COUNT = ThreadLocal.withInitial(() -> new int[1]);
    private static final ThreadLocal<int[]> LAST =
            ThreadLocal.withInitial(() -> new int[] {Integer.MAX_VALUE});

    private Statements() {}

    /** How many statements this took, on this thread. */
    public static int of(Runnable work) {
        int before = COUNT.get()[0];
        work.run();
        return COUNT.get()[0] - before;
    }

    /** The process dies: nothing after this happens, and nothing is given back. */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Kills this thread's work before the statement after these.
     *
     * @return whether it had more to do than that
     */
    public static boolean killsAfter(int statements, Runnable work) {
        LAST.get()[0] = COUNT.get()[0] + statements;
        try {
            work.run();
            return false;
        } catch (Killed e) {
            return true;
        } finally {
            LAST.get()[0] = Integer.MAX_VALUE;
        }
    }

    private static void count() {
        if (COUNT.get()[0] >= LAST.get()[0]) {
            throw new Killed();
        }
        COUNT.get()[0]++;
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
                        count();
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
