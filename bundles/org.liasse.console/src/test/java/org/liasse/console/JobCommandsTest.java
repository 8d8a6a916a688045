package org.liasse.console;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.support.CommandException;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.job.Jobs;
import org.liasse.api.job.Jobs.Job;
import org.liasse.api.job.Jobs.Progress;
import org.liasse.api.job.Jobs.Refusal;
import org.liasse.api.job.Jobs.State;
import org.liasse.api.people.Caller;
import org.liasse.api.people.SignIn;

public class JobCommandsTest {

    private static final Job WAITING =
            new Job(
                    "j-1",
                    "bulk",
                    State.WAITING,
                    new Key("request"),
                    7,
                    200,
                    1,
                    Instant.EPOCH,
                    Instant.EPOCH,
                    null,
                    null,
                    null);
    private static final Refusal REFUSED =
            new Refusal(
                    "d-1",
                    Optional.of("2026-000001"),
                    Problem.of(Problem.Kind.NOT_READY, "Pas suivi.", "Not followed.")
                            .because("not-followed"));

    private final List<String> asked = new ArrayList<>();
    private final Screen screen = new Screen();
    private final Framework framework =
            new Framework()
                    .with(
                            SignIn.class,
                            Framework.fake(
                                    SignIn.class, (method, a) -> Caller.visitor(Language.FR)))
                    .with(Jobs.class, Framework.fake(Jobs.class, this::answer));

    private Object answer(String method, Object[] arguments) {
        asked.add(method + " " + arguments[1]);
        return switch (method) {
            case "list" -> List.of(WAITING);
            case "read" -> new Progress(WAITING, List.of(REFUSED), "8");
            default -> throw Problem.notFound();
        };
    }

    // CORE-31
    @Test
    public void CORE_31_jobsAreListedWithTheirProgress() throws Exception {
        JobList command = new JobList();
        command.context = framework.context();
        command.session = screen.session();
        command.login = "anne";
        command.noFormat = true;
        command.execute();
        assertTrue(screen.text(), screen.text().contains("waiting"));
        assertTrue(screen.text(), screen.text().contains("200"));
    }

    // CORE-31
    @Test
    public void CORE_31_aJobIsShownWithItsRefusals() throws Exception {
        JobShow command = new JobShow();
        command.context = framework.context();
        command.session = screen.session();
        command.login = "anne";
        command.job = "j-1";
        command.execute();
        assertTrue(screen.text(), screen.text().contains("7 of 200, 1 refused; the type request"));
        assertTrue(screen.text(), screen.text().contains("2026-000001"));
        assertTrue(screen.text(), screen.text().contains("Not followed. [not-followed]"));
        assertTrue(screen.text(), screen.text().contains("--after 8"));
    }

    // CORE-31
    @Test
    public void CORE_31_aJobThatIsNotTheirsIsNotCancelled() {
        JobCancel command = new JobCancel();
        command.context = framework.context();
        command.session = screen.session();
        command.login = "anne";
        command.job = "j-2";
        assertThrows(CommandException.class, command::execute);
        assertEquals(List.of("cancel j-2"), asked);
    }
}
