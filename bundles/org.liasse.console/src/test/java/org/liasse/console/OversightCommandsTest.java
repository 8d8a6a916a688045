package org.liasse.console;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.support.CommandException;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Deadlines;
import org.liasse.api.dossier.Deadlines.Deadline;
import org.liasse.api.dossier.Deadlines.Query;
import org.liasse.api.dossier.Deadlines.Standing;
import org.liasse.api.dossier.Oversight;
import org.liasse.api.dossier.Oversight.Access;
import org.liasse.api.dossier.Oversight.Erased;
import org.liasse.api.dossier.Oversight.What;
import org.liasse.api.people.Caller;
import org.liasse.api.people.SignIn;

/** What happens by itself, who read what, and what was erased, from the console. */
public class OversightCommandsTest {

    private static final Deadline HELD =
            new Deadline(
                    "1/d-1/remind",
                    "d-1",
                    "2026-000001",
                    new Key("request"),
                    "remind",
                    2,
                    Instant.EPOCH,
                    Instant.EPOCH.plus(Duration.ofHours(1)),
                    Standing.HELD_BACK,
                    "paused");

    private final List<Object[]> asked = new ArrayList<>();
    private final Screen screen = new Screen();
    private final Framework framework =
            new Framework()
                    .with(
                            SignIn.class,
                            Framework.fake(
                                    SignIn.class, (method, a) -> Caller.visitor(Language.FR)))
                    .with(
                            Deadlines.class,
                            Framework.fake(
                                    Deadlines.class,
                                    (method, a) -> {
                                        asked.add(a);
                                        return List.of(HELD);
                                    }))
                    .with(Oversight.class, Framework.fake(Oversight.class, this::oversee));

    private Object oversee(String method, Object[] arguments) {
        asked.add(arguments);
        if (arguments[1].equals("none")) {
            throw Problem.notFound();
        }
        return method.equals("accesses")
                ? List.of(new Access("e1", Instant.EPOCH, "a:1", "Zoé", What.DOCUMENT, "d1/2"))
                : List.of(
                        new Erased(
                                "t1",
                                "d-9",
                                new Key("request"),
                                "2026-000009",
                                "expire",
                                "clock",
                                "",
                                Instant.EPOCH));
    }

    private DeadlineList deadlines(String type) {
        DeadlineList command = new DeadlineList();
        command.context = framework.context();
        command.session = screen.session();
        command.type = type;
        command.limit = 1;
        command.noFormat = true;
        return command;
    }

    // CORE-11
    @Test
    public void CORE_11_operatorsSeeWhatTheClockWillDoAndWhatStandsInItsWay() throws Exception {
        deadlines("request").execute();
        String text = screen.text();
        assertTrue(text, text.contains("remind"));
        assertTrue(text, text.contains("2026-000001"));
        assertTrue(text, text.contains("held back, again at"));
        assertTrue(text, text.contains("paused"));
        assertTrue(text, text.contains("--after 1/d-1/remind"));
        assertEquals(new Query(new Key("request"), null, false), asked.get(0)[0]);
        assertThrows(CommandException.class, () -> deadlines("No Type").execute());
    }

    // CORE-16
    @Test
    public void CORE_16_auditorsSeeWhoReadADossier() throws Exception {
        DossierAccesses command = new DossierAccesses();
        command.context = framework.context();
        command.session = screen.session();
        command.login = "anne";
        command.dossier = "d-1";
        command.noFormat = true;
        command.execute();
        assertTrue(screen.text(), screen.text().contains("Zoé"));
        assertTrue(screen.text(), screen.text().contains("d1/2"));
        command.dossier = "none";
        assertThrows(CommandException.class, command::execute);
    }

    // CORE-15
    @Test
    public void CORE_15_auditorsSeeWhatWasErased() throws Exception {
        ErasureList command = new ErasureList();
        command.context = framework.context();
        command.session = screen.session();
        command.login = "anne";
        command.place = "p-1";
        command.noFormat = true;
        command.execute();
        assertTrue(screen.text(), screen.text().contains("2026-000009"));
        assertTrue(screen.text(), screen.text().contains("clock"));
    }
}
