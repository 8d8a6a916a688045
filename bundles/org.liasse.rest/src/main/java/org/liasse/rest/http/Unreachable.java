package org.liasse.rest.http;

import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.NoSuchElementException;
import org.osgi.framework.ServiceException;

/** Tells failures that pass by themselves (no connection, a lock, a restart) from mistakes. */
public final class Unreachable {

    /**
     * Classes of SQLSTATE: connection, rollback by the server, out of resources, operator's
     * intervention (PostgreSQL), and Derby's own ends of the engine or a session.
     */
    private static final List<String> PASSING =
            List.of("08", "40", "53", "57", "XJ040", "XJ015", "58", "55P03");

    private Unreachable() {}

    public static boolean isCauseOf(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (passes(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean passes(Throwable thrown) {
        if (thrown instanceof SQLException sql) {
            String state = sql.getSQLState();
            return sql instanceof SQLTransientException
                    || sql instanceof SQLRecoverableException
                    || sql instanceof SQLNonTransientConnectionException
                    || (state != null && PASSING.stream().anyMatch(state::startsWith))
                    // the pool: no connection to be had
                    || (state == null && sql.getCause() instanceof NoSuchElementException);
        }
        return thrown instanceof ConnectException
                || thrown instanceof ServiceException
                || isServiceGone(thrown);
    }

    /** A door whose bundle is being replaced at this moment. */
    private static boolean isServiceGone(Throwable thrown) {
        return thrown instanceof IllegalStateException
                && thrown.getMessage() != null
                && thrown.getMessage().contains("BundleContext is no longer valid");
    }
}
