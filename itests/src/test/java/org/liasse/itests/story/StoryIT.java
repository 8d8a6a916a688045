package org.liasse.itests.story;

import static org.junit.Assert.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;
import org.liasse.itests.Platform;
import org.liasse.itests.story.Town.Person;

/** The story that the README tells, with curl alone. */
public class StoryIT {

    private static Platform platform;

    @BeforeClass
    public static void start() {
        platform = Platform.onDerby().start();
        platform.install(Town.VARIANT);
        Town.awaitVariant(platform);
    }

    @AfterClass
    public static void stop() {
        platform.close();
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
