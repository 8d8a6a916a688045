package org.liasse.console;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.karaf.shell.api.console.Session;

/** A session of the console: what is shown, and what the operator types when asked. */
final class Screen {

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
    private final Deque<String> typed;

    Screen(String... typed) {
        this.typed = new ArrayDeque<>(List.of(typed));
    }

    Session session() {
        return Framework.fake(
                Session.class,
                (method, arguments) ->
                        switch (method) {
                            case "getConsole" -> out;
                            case "readLine" -> typed.poll();
                            default -> null;
                        });
    }

    String text() {
        return shown.toString(StandardCharsets.UTF_8);
    }
}
