package org.liasse.console;

import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.liasse.api.Sandbox;
import org.liasse.api.Sandbox.Standing;

/** Shows the clock. */
@Service
@Command(
        scope = "liasse",
        name = "clock-show",
        description = "Shows what the clock says, and how far a sandbox has moved it")
public final class ClockShow extends Errand {

    @Override
    Answer run(Doors doors) throws CommandException {
        return of(doors.the(Sandbox.class).standing());
    }

    static Answer of(Standing standing) {
        Map<String, Object> json =
                Json.object(
                        "now", standing.now(),
                        "ahead", standing.ahead(),
                        "sandbox", standing.isSandbox());
        return Answer.of(
                json,
                Told.instant(standing.now())
                        + (standing.ahead().isZero()
                                ? ", as the machine says"
                                : ", " + standing.ahead() + " ahead of the machine")
                        + (standing.isSandbox() ? "; a sandbox" : ""));
    }
}
