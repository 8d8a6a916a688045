package org.liasse.console;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
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

    static String instant(Instant instant) {
        return MINUTE.format(instant);
    }
}
