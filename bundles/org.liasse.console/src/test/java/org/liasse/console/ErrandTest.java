package org.liasse.console;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.support.CommandException;
import org.junit.Test;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.dossier.Dossiers;
import org.liasse.api.job.Jobs;
import org.liasse.api.job.Jobs.Job;
import org.liasse.api.job.Jobs.Progress;
import org.liasse.api.job.Jobs.Refusal;
import org.liasse.api.job.Jobs.State;
import org.liasse.api.people.Accounts;
import org.liasse.api.people.Accounts.Account;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Offices;
import org.liasse.api.people.Offices.Office;
import org.liasse.api.people.SignIn;

/** What programs read of every command. */
public class ErrandTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Account ANNE =
            new Account("1", "anne", "Anne", null, Language.EN, false, Instant.EPOCH);
    private static final Office TOWN = new Office("o1", new Key("ville"), "Ville", Set.of());

    private final Screen screen = new Screen();
    private final Framework framework =
            new Framework()
                    .with(
                            SignIn.class,
                            Framework.fake(
                                    SignIn.class, (method, a) -> Caller.visitor(Language.FR)))
                    .with(Offices.class, Framework.fake(Offices.class, (m, a) -> List.of(TOWN)))
                    .with(
                            Accounts.class,
                            Framework.fake(
                                    Accounts.class,
                                    (method, a) ->
                                            switch (method) {
                                                case "list" -> List.of(ANNE);
                                                case "create" -> ANNE;
                                                default ->
                                                        List.of(
                                                                new Accounts.Membership(
                                                                        "o1", new Key("staff")));
                                            }));

    /** The commands of this bundle. */
    private static List<Class<?>> commands() throws Exception {
        Path classes =
                Path.of(Errand.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith(".class"))
                    .<Class<?>>map(name -> named(name.replace('/', '.').replace(".class", "")))
                    .filter(type -> type.isAnnotationPresent(Command.class))
                    .toList();
        }
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name, false, ErrandTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private <T extends Errand> T asJson(T command) {
        command.context = framework.context();
        command.session = screen.session();
        command.json = true;
        return command;
    }

    private JsonNode said() throws Exception {
        String text = screen.text();
        assertEquals("one line: " + text, 1, text.lines().count());
        return MAPPER.readTree(text);
    }

    private static JsonNode refused(Errand command) throws Exception {
        CommandException failure = assertThrows(CommandException.class, command::execute);
        // what the shell shows
        return MAPPER.readTree(failure.getNiceHelp());
    }

    // CORE-31
    @Test
    public void CORE_31_everyCommandAnswersProgramsToo() throws Exception {
        var mute = new TreeSet<String>();
        for (Class<?> type : commands()) {
            boolean isHeard =
                    Errand.class.isAssignableFrom(type)
                            && Stream.of(Errand.class.getDeclaredFields())
                                    .map(field -> field.getAnnotation(Option.class))
                                    .anyMatch(o -> o != null && o.name().equals("--json"));
            if (!isHeard) {
                mute.add(type.getName());
            }
        }
        assertFalse(commands().isEmpty());
        assertEquals("extend Errand", Set.of(), mute);
    }

    // CORE-31
    @Test
    public void CORE_31_everyCommandTellsProgramsWhyItFails() throws Exception {
        for (Class<?> type : commands()) {
            Errand command = (Errand) type.getDeclaredConstructor().newInstance();
            for (Field field : type.getDeclaredFields()) {
                Argument argument = field.getAnnotation(Argument.class);
                Option option = field.getAnnotation(Option.class);
                if ((argument != null && argument.required())
                        || (option != null && option.required())) {
                    field.setAccessible(true);
                    field.set(command, "x");
                }
            }
            command.context = new Framework().context();
            command.session = new Screen().session();
            command.json = true;
            JsonNode told = refused(command);
            String why =
                    type == Doctor.class
                            ? told.at("/findings/0/message").asText()
                            : told.at("/error/detail").asText();
            assertTrue(type + " says " + told, why.contains("core is not there"));
        }
    }

    // CORE-31
    @Test
    public void CORE_31_aPageForProgramsHasItemsAndWhereItGoesOn() throws Exception {
        AccountList command = asJson(new AccountList());
        command.limit = 1;
        command.execute();
        JsonNode said = said();
        assertEquals("anne", said.get("next").asText());
        JsonNode anne = said.at("/items/0");
        assertEquals("staff@ville", anne.at("/roles/0").asText());
        assertFalse(anne.get("disabled").asBoolean());
        assertEquals("1970-01-01T00:00:00Z", anne.get("createdAt").asText());
        assertFalse("what is absent is left out", anne.has("email"));
    }

    // CORE-31
    @Test
    public void CORE_31_aPasswordThatWasDrawnIsToldOnce() throws Exception {
        AccountCreate command = asJson(new AccountCreate());
        command.login = "anne";
        command.name = "Anne";
        command.random = true;
        command.execute();
        assertEquals("anne", said().get("login").asText());
        assertEquals(20, said().get("password").asText().length());
    }

    // CORE-31
    @Test
    public void CORE_31_programsReadTheReasonOfEachRefusal() throws Exception {
        Job job =
                new Job(
                        "j-1",
                        "bulk",
                        State.DONE,
                        null,
                        2,
                        2,
                        1,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        null,
                        null);
        Problem why =
                Problem.of(Problem.Kind.NOT_READY, "Pas suivi.", "Not followed.")
                        .because("not-followed");
        framework.with(
                Jobs.class,
                Framework.fake(
                        Jobs.class,
                        (method, a) -> {
                            if (a[1].equals("j-1")) {
                                return new Progress(
                                        job,
                                        List.of(new Refusal("d-1", Optional.of("1"), why)),
                                        null);
                            }
                            throw Problem.notFound();
                        }));
        JobShow command = asJson(new JobShow());
        command.job = "j-1";
        command.login = "anne";
        command.execute();
        assertEquals("done", said().get("state").asText());
        assertEquals("d-1", said().at("/failed/0/dossier").asText());
        assertEquals("not-ready", said().at("/failed/0/kind").asText());
        assertEquals("not-followed", said().at("/failed/0/reason").asText());

        command.job = "j-2";
        JsonNode error = refused(command).get("error");
        assertEquals("not-found", error.get("kind").asText());
        assertEquals(404, error.get("status").asInt());
    }

    // CORE-31
    @Test
    public void CORE_31_whatIsCriticalFailsTheDoctorAndIsSaidOnce() throws Exception {
        framework
                .with(Dossiers.class, Framework.fake(Dossiers.class, (m, a) -> null))
                .with(
                        HealthCheck.class,
                        () -> new Result(Result.Status.CRITICAL, "full"),
                        HealthCheck.NAME,
                        "disk");
        JsonNode told = refused(asJson(new Doctor()));
        assertEquals("", screen.text());
        assertEquals(1, told.get("critical").asInt());
        assertEquals("disk", told.at("/findings/0/check").asText());
        assertEquals("critical", told.at("/findings/0/status").asText());
    }
}
