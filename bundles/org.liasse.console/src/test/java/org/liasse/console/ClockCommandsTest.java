package org.liasse.console;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.apache.karaf.shell.support.CommandException;
import org.junit.Test;
import org.liasse.api.Problem;
import org.liasse.api.Sandbox;
import org.liasse.api.Sandbox.Standing;

/** The clock from the console. */
public class ClockCommandsTest {

    private Duration ahead = Duration.ZERO;
    private boolean isSandbox = true;
    private final Framework framework =
            new Framework()
                    .with(
                            Sandbox.class,
                            Framework.fake(
                                    Sandbox.class,
                                    (method, arguments) -> {
                                        if (method.equals("move")) {
                                            if (!isSandbox) {
                                                throw Problem.of(
                                                                Problem.Kind.NOT_READY,
                                                                "Non.",
                                                                "No sandbox.")
                                                        .because("not-a-sandbox");
                                            }
                                            ahead = ahead.plus((Duration) arguments[0]);
                                        }
                                        return new Standing(
                                                isSandbox, Instant.EPOCH.plus(ahead), ahead);
                                    }));

    private String move(String by, boolean json) throws Exception {
        Screen screen = new Screen();
        ClockMove command = new ClockMove();
        command.context = framework.context();
        command.session = screen.session();
        command.by = by;
        command.json = json;
        command.execute();
        return screen.text();
    }

    // CORE-11
    @Test
    public void CORE_11_theClockIsMovedByDaysHoursMinutesOrAnyDuration() throws Exception {
        assertEquals(
                "{\"now\":\"1970-01-04T00:00:00Z\",\"ahead\":\"PT72H\",\"sandbox\":true}",
                move("3d", true).strip());
        move("12h", false);
        move("30m", false);
        move("P1DT6H", false);
        assertEquals(Duration.ofDays(4).plusHours(18).plusMinutes(30), ahead);
        for (String wrong : new String[] {"", "3", "three days", "P", "3y"}) {
            assertThrows(wrong, CommandException.class, () -> move(wrong, false));
        }
    }

    // CORE-11
    @Test
    public void CORE_11_whatIsNoSandboxSaysSo() throws Exception {
        isSandbox = false;
        CommandException refused = assertThrows(CommandException.class, () -> move("3d", false));
        assertTrue(refused.getMessage(), refused.getMessage().contains("not-a-sandbox"));
        Screen screen = new Screen();
        ClockShow show = new ClockShow();
        show.context = framework.context();
        show.session = screen.session();
        show.execute();
        assertTrue(screen.text(), screen.text().contains("as the machine says"));
    }
}
