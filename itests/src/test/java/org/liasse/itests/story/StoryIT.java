package org.liasse.itests.story;

import static org.junit.Assert.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;
import org.liasse.itests.Platform;
import org.liasse.itests.Shared;
import org.liasse.itests.story.Town.Person;
import org.liasse.test.database.PostgresServer;

/** The story that the README tells, with curl alone, on each database. */
@RunWith(Parameterized.class)
public class StoryIT {

    @Parameters(name = "{0}")
    public static List<String> databases() {
        return List.of("derby", "postgresql");
    }

    private final boolean isShared;
    private final Platform platform;

    public StoryIT(String database) {
        isShared = database.equals("derby");
        platform = isShared ? Shared.platform() : Platform.onPostgres(PostgresServer.shared());
    }

    @Before
    public void start() {
        if (!isShared) {
            platform.start();
            platform.install(Town.VARIANT);
            Town.awaitVariant(platform);
        }
    }

    @After
    public void stop() {
        if (!isShared) {
            platform.close();
        }
    }

    @Test
    public void aRequestGoesFromItsDraftToItsRefusal() throws IOException, InterruptedException {
        Town town =
                Town.found(
                        platform,
                        "story",
                        Map.of(
                                "administrator",
                                "administrator",
                                "instructor",
                                "",
                                "applicant",
                                "applicant"));
        Path script = Path.of(System.getProperty("liasse.bundles"), "../docs/story.sh").normalize();
        Path told = Path.of(System.getProperty("liasse.work"), "story.txt");
        ProcessBuilder builder =
                new ProcessBuilder("bash", script.toString())
                        .redirectErrorStream(true)
                        .redirectInput(new File("/dev/null"))
                        .redirectOutput(told.toFile());
        builder.environment()
                .putAll(
                        Map.of(
                                "LIASSE_URL", "http://127.0.0.1:" + platform.httpPort(),
                                "LIASSE_ADMINISTRATOR", signIn(town.person("administrator")),
                                "LIASSE_INSTRUCTOR", signIn(town.person("instructor")),
                                "LIASSE_APPLICANT", signIn(town.person("applicant"))));
        Process process = builder.start();
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        assertEquals(
                new String(Files.readAllBytes(told), StandardCharsets.UTF_8),
                0,
                process.exitValue());
    }

    private static String signIn(Person person) {
        return person.login() + ":" + person.password();
    }
}
