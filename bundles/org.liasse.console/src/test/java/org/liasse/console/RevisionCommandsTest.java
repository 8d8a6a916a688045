package org.liasse.console;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.karaf.shell.support.CommandException;
import org.junit.Test;
import org.liasse.api.InputError;
import org.liasse.api.Language;
import org.liasse.api.dossier.Revisions;
import org.liasse.api.dossier.Revisions.Finding;
import org.liasse.api.dossier.Revisions.Outlook;
import org.liasse.api.dossier.Revisions.Reason;
import org.liasse.api.job.Bulk;
import org.liasse.api.job.Jobs;
import org.liasse.api.people.Caller;
import org.liasse.api.people.SignIn;

/** Moving dossiers to another revision, from the console. */
public class RevisionCommandsTest {

    private final Screen screen = new Screen();
    private Bulk started;
    private final Revisions revisions =
            Framework.fake(
                    Revisions.class,
                    (method, arguments) ->
                            new Revisions.Stretch<>(
                                    List.of(
                                            new Outlook(
                                                    "d-1",
                                                    "2026-000001",
                                                    1,
                                                    (Integer) arguments[2],
                                                    "t",
                                                    List.of(
                                                            new Finding(
                                                                    Reason.PUT_ASIDE,
                                                                    InputError.at(
                                                                            "/sections/form/fax",
                                                                            "Non.",
                                                                            "No."))))),
                                    null));
    private final Jobs jobs =
            Framework.fake(
                    Jobs.class,
                    (method, arguments) -> {
                        started = (Bulk) arguments[1];
                        return new Jobs.Job(
                                "j-1",
                                "bulk",
                                Jobs.State.QUEUED,
                                null,
                                0,
                                0,
                                0,
                                Instant.EPOCH,
                                null,
                                null,
                                null,
                                null);
                    });
    private final SignIn desk =
            Framework.fake(SignIn.class, (method, arguments) -> Caller.visitor(Language.FR));
    private final Framework framework =
            new Framework()
                    .with(Revisions.class, revisions)
                    .with(Jobs.class, jobs)
                    .with(SignIn.class, desk);

    private RevisionMove move(String... acknowledged) {
        RevisionMove command = new RevisionMove();
        command.context = framework.context();
        command.session = screen.session();
        command.login = "anne";
        command.dossier = "p-1";
        command.revision = 2;
        command.acknowledged = List.of(acknowledged);
        return command;
    }

    @Test
    public void theDryRunIsListedForPeopleAndForPrograms_CORE_23() throws Exception {
        RevisionList command = new RevisionList();
        command.context = framework.context();
        command.session = screen.session();
        command.login = "anne";
        command.dossier = "p-1";
        command.revision = 2;
        command.noFormat = true;
        command.execute();
        assertTrue(screen.text(), screen.text().contains("put-aside/sections/form/fax"));
        command.json = true;
        command.execute();
        assertTrue(screen.text(), screen.text().contains("\"reason\":\"put-aside\""));
        assertTrue(screen.text(), screen.text().contains("\"movable\":true"));
    }

    @Test
    public void theMoveIsAJobOfWhoeverAsksForIt_CORE_23() throws Exception {
        move("put-aside").execute();
        assertEquals(new Bulk.Move(2, Set.of(Reason.PUT_ASIDE)), started.deed());
        assertEquals("p-1", started.query().context());
        assertTrue(screen.text(), screen.text().contains("liasse:job-show --as anne j-1"));
        assertThrows(CommandException.class, () -> move("invalid").execute());
    }
}
