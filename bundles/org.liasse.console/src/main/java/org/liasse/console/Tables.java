package org.liasse.console;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;

/** Tables on the screen, and how instants stand in them. */
final class Tables {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    private Tables() {}

    static ShellTable of(String... columns) {
        ShellTable table = new ShellTable();
        for (String column : columns) {
            table.column(column);
        }
        return table.emptyTableText("Nothing.");
    }

    /**
     * Prints a page, and where it is full how to ask for the next.
     *
     * @param last what the next page begins after
     */
    static <T> void page(
            Session session,
            ShellTable table,
            boolean noFormat,
            List<T> page,
            int limit,
            Function<T, String> last) {
        table.print(session.getConsole(), !noFormat);
        if (page.size() == limit) {
            session.getConsole()
                    .println("There may be more: --after " + last.apply(page.get(page.size() - 1)));
        }
    }

    static String instant(Instant instant) {
        return MINUTE.format(instant);
    }
}
