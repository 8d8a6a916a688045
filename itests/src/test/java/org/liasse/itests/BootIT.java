package org.liasse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** The platform as unpacked and started, before anything was installed into it. */
public class BootIT {

    private static Platform platform;

    /** What was answered between the first answer and the first 200 of {@code /health/ready}. */
    private static final Set<String> EARLY = new TreeSet<>();

    private static int afterwards;

    @BeforeClass
    public static void start() {
        platform = Platform.onDerby().with("LIASSE_HEAP", "500m");
        platform.begin();
        platform.until("the platform is ready", BootIT::isReady);
        afterwards = platform.statusOf("/api/types");
    }

    private static boolean isReady() {
        try {
            HttpResponse<String> types = platform.send(platform.request("/api/types"));
            HttpResponse<String> ready = platform.send(platform.request("/health/ready"));
            if (ready.statusCode() == 200) {
                return true;
            }
            EARLY.add(words(ready));
            if (types.statusCode() != 200) {
                EARLY.add(words(types));
            }
        } catch (IOException e) {
            // nobody listens yet
        }
        return false;
    }

    private static String words(HttpResponse<String> answer) {
        return answer.statusCode()
                + " "
                + answer.headers().firstValue("Content-Type").orElse("")
                + answer.headers().firstValue("Retry-After").map(s -> ", try again").orElse("");
    }

    @AfterClass
    public static void stop() {
        platform.close();
    }

    @Test
    public void whoComesBeforeThePlatformIsReadyIsToldToComeAgain() {
        assertEquals(Set.of("503 application/problem+json, try again"), EARLY);
        assertEquals("once it says that it is ready, the core is served", 200, afterwards);
    }

    @Test
    public void theHeapIsAsLargeAsWasAskedFor() throws IOException {
        String line = Files.readString(Path.of("/proc/" + platform.process().pid() + "/cmdline"));
        List<String> words = List.of(line.split("\0"));
        assertEquals(
                List.of("-Xmx500m"), words.stream().filter(w -> w.startsWith("-Xmx")).toList());
    }

    @Test
    public void thePasswordOfTheDatabaseIsNoPropertyOfItsService() {
        String service = platform.command("service:list javax.sql.DataSource").text();
        assertTrue(service, service.contains("dataSourceName = liasse"));
        assertFalse(service, service.contains("password"));
    }

    @Test
    public void everyBundleIsActive() {
        String bundles = platform.command("bundle:list -t 0 -s").text();
        assertTrue(bundles, bundles.contains("org.liasse.rest.whiteboard"));
        assertEquals(
                List.of(),
                bundles.lines()
                        .filter(line -> line.matches(" *\\d+ .*"))
                        .filter(
                                line ->
                                        !line.matches(
                                                ".*│ (Active|Resolved) +│.*|.*\\| (Active|Resolved)"
                                                        + " +\\|.*"))
                        .toList());
    }

    @Test
    public void theStartLeavesNoWarningInTheLog() {
        assertEquals(
                List.of(),
                platform.log().stream()
                        .filter(line -> line.contains("| WARN ") || line.contains("| ERROR"))
                        .toList());
    }

    @Test
    public void theTransactionManagerIsNeverExchanged() {
        assertEquals(
                "true",
                platform.command(
                                "system:property"
                                        + " org.ops4j.pax.transx.requireConfigAdminConfig")
                        .text()
                        .trim());
        assertEquals(
                1,
                platform.log().stream()
                        .filter(line -> line.contains("TransactionManager service "))
                        .count());
    }

    @Test
    public void onlyTheDeclaredPortsListenAndTheConsoleOnLoopbackOnly() throws IOException {
        Set<String> listening = new TreeSet<>();
        Set<String> sockets = socketsOf(platform.process().pid());
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            for (String line : Files.readAllLines(Path.of(table))) {
                String[] columns = line.trim().split("\\s+");
                if (columns.length > 9 && columns[3].equals("0A") && sockets.contains(columns[9])) {
                    String[] address = columns[1].split(":");
                    listening.add(
                            Integer.parseInt(address[1], 16)
                                    + (address[0].endsWith("0100007F") ? " on loopback" : ""));
                }
            }
        }
        assertEquals(
                new TreeSet<>(
                        Set.of(
                                String.valueOf(platform.httpPort()),
                                platform.sshPort() + " on loopback")),
                listening);
    }

    private static Set<String> socketsOf(long process) throws IOException {
        Set<String> inodes = new TreeSet<>();
        Pattern socket = Pattern.compile("socket:\\[(\\d+)\\]");
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + process + "/fd"))) {
            for (Path descriptor : descriptors.toList()) {
                try {
                    Matcher matcher = socket.matcher(Files.readSymbolicLink(descriptor).toString());
                    if (matcher.matches()) {
                        inodes.add(matcher.group(1));
                    }
                } catch (java.nio.file.NoSuchFileException e) {
                    // closed meanwhile
                }
            }
        }
        return inodes;
    }

    @Test
    public void thereIsNoDefaultUser() throws IOException {
        List<String> users =
                Files.readAllLines(Distribution.unpacked().resolve("etc/users.properties"));
        assertTrue(users.stream().allMatch(line -> line.isBlank() || line.startsWith("#")));
        String operator = Files.readString(platform.data().resolve("secrets/operator"));
        assertEquals(48, operator.length());
    }

    @Test
    public void remoteManagementIsNotThere() {
        String features = platform.command("feature:list -i --no-format").text();
        assertFalse(features, features.lines().anyMatch(line -> line.startsWith("management")));
        assertEquals(
                "",
                platform.command(
                                "config:property-get --pid org.ops4j.pax.url.mvn"
                                        + " org.ops4j.pax.url.mvn.repositories")
                        .text()
                        .trim());
    }

    @Test
    public void nothingIsWrittenIntoTheDistribution() throws IOException {
        try (Stream<Path> files = Files.list(Distribution.unpacked())) {
            assertEquals(
                    List.of("bin", "data", "etc", "lib", "system"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }
}
