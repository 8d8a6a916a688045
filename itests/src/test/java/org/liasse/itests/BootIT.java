package org.liasse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
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

    @BeforeClass
    public static void start() {
        platform = Platform.onDerby().start();
    }

    @AfterClass
    public static void stop() {
        platform.close();
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
                Files.readAllLines(Platform.distribution().resolve("etc/users.properties"));
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
        try (Stream<Path> files = Files.list(Platform.distribution())) {
            assertEquals(
                    List.of("bin", "data", "etc", "lib", "system"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }
}
