package org.liasse.console;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.liasse.api.Sandbox;

/** Moves the clock of a sandbox. */
@Service
@Command(
        scope = "liasse",
        name = "clock-move",
        description = "Moves the clock of a sandbox forward: clock-move 3d, 12h, P1DT6H")
public final class ClockMove extends Errand {

    @Argument(
            name = "by",
            description = "How far: days, hours or minutes (3d, 12h, 30m), or ISO 8601",
            required = true)
    String by;

    @Override
    Answer run(Doors doors) throws CommandException {
        return ClockShow.of(doors.the(Sandbox.class).move(duration()));
    }

    private Duration duration() throws CommandException {
        String said = by.strip().toUpperCase(Locale.ROOT);
        try {
            if (said.startsWith("P")) {
                return Duration.parse(said);
            }
            return Duration.parse(said.endsWith("D") ? "P" + said : "PT" + said);
        } catch (DateTimeException e) {
            throw new CommandException(by + " is no duration: 3d, 12h, 30m or P1DT6H is expected");
        }
    }
}
