package org.liasse.itests.hot;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Test;
import org.liasse.itests.Console;
import org.liasse.itests.Platform;
import org.liasse.itests.Shared;
import org.liasse.itests.story.Rest;
import org.liasse.itests.story.Town;
import org.liasse.itests.story.Town.Person;

/**
 * A variant is installed, updated, stopped, started and uninstalled while eight clients of another
 * one read and write, {@code liasse.hot.rounds} times; at the end also by feature, as the
 * distribution brings it:
 *
 * <ul>
 *   <li>no request of theirs fails, and none waits over two seconds;
 *   <li>who asks for the variant itself meanwhile is served, or told 503 and when to try again;
 *   <li>types and OpenAPI document follow within a second of the command's return;
 *   <li>at the end, no class loader of any of its versions is alive.
 * </ul>
 *
 * <p>Times are measured, and asserted only by the long proof ({@code liasse.hot.timed}), for which
 * the machine is to have nothing else to do; and even then a wait counts only where a {@link
 * Heartbeat} says that the machine had time. What was measured stands in {@code target/hot.txt}.
 */
public class HotDeploymentIT {

    private static final int CLIENTS = 8;
    private static final int APPLICANTS = 4;
    private static final long LONGEST_WAIT = 2_000;
    private static final long LONGEST_DELAY = 1_000;
    private static final String VARIANT = "liasse-variant-skeleton";
    private static final String MAIN_CLASS = "org.liasse.variant.skeleton.SkeletonVariant";
    private static final Pattern BUNDLE = Pattern.compile("Bundle ID: (\\d+)");

    private final AtomicBoolean over = new AtomicBoolean();
    private final Platform platform = Shared.platform();
    private final Heartbeat heartbeat = new Heartbeat(platform.process().pid());
    private final Account clients = new Account(heartbeat, LONGEST_WAIT);
    private final Account visits = new Account(heartbeat, 30_000);
    private final List<Thread> threads = new ArrayList<>();
    private final List<String> late = new ArrayList<>();
    private final Map<String, Long> delays = new TreeMap<>();
    private Rest reader;

    @Test
    public void aVariantComesChangesAndGoesWhileOthersAreServed() throws Exception {
        int rounds = Integer.getInteger("liasse.hot.rounds", 2);
        Town town = Town.found(platform, "hot", roles());
        Visitor visitor = begin(town);
        try (Console console = platform.console()) {
            for (int round = 0; round < rounds; round++) {
                comeAndGo(console, 2 * round + 1);
            }
            told(console, "feature:install " + VARIANT, -1);
            // one that left a moment ago may still be held by a request that is being answered
            awaitClassLoaders(1);
            told(console, "feature:uninstall " + VARIANT, 0);
        } finally {
            over.set(true);
            for (Thread thread : threads) {
                thread.join(TimeUnit.MINUTES.toMillis(2));
            }
            heartbeat.close();
            write(rounds + " rounds; clients: " + clients);
            write(
                    "visits: "
                            + visits
                            + ", notes "
                            + visitor.written()
                            + ", away "
                            + visitor.away());
            write("longest delays in ms: " + delays);
            Files.copy(
                    platform.data().resolve("log/karaf.log"),
                    Path.of(System.getProperty("liasse.work"), "hot-karaf.log"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        assertEquals("failed", List.of(), clients.failures());
        if (Boolean.getBoolean("liasse.hot.timed")) {
            assertEquals("waited", List.of(), clients.slow());
            assertEquals("too late", List.of(), late);
        }
        assertEquals("visits", List.of(), visits.failures());
        assertTrue("they were at work", clients.requests() > 20 * CLIENTS);
        assertTrue("it was there, and away", visitor.written() > 0 && visitor.away() > 0);
        write("class loaders gone after ms: " + awaitClassLoaders(0));
    }

    private static Map<String, String> roles() {
        Map<String, String> roles = new HashMap<>();
        roles.put("administrator", "administrator");
        roles.put("instructor", "");
        roles.put("writer", "staff");
        for (int i = 0; i < APPLICANTS; i++) {
            roles.put("applicant" + i, "applicant");
        }
        return roles;
    }

    private Visitor begin(Town town) {
        Person administrator = town.person("administrator");
        Person instructor = town.person("instructor");
        reader = administrator.rest();
        String procedure = Town.procedure(administrator, "Subsidies", instructor);
        for (int i = 0; i < CLIENTS; i++) {
            Rest applicant = town.person("applicant" + i % APPLICANTS).rest();
            begin(
                    new Client(applicant, instructor.rest(), procedure, clients, over),
                    "client " + i);
        }
        Visitor visitor = new Visitor(town.person("writer").rest(), visits, over);
        begin(visitor, "visitor");
        return visitor;
    }

    private void begin(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    /** Two versions, one after the other. */
    private void comeAndGo(Console console, int version) {
        Path first = Jars.skeleton(version);
        Path second = Jars.skeleton(version + 1);
        Matcher installed =
                BUNDLE.matcher(told(console, "bundle:install -s file:" + first, version));
        assertTrue("it has an id", installed.find());
        String bundle = installed.group(1);
        told(console, "bundle:update " + bundle + " file:" + second, version + 1);
        told(console, "bundle:stop " + bundle, 0);
        told(console, "bundle:start " + bundle, version + 1);
        told(console, "bundle:uninstall " + bundle, 0);
    }

    /**
     * Gives a command, and sees that within a second the platform tells of that version.
     *
     * @param version that is there then; 0 for none, -1 for the distribution's own
     */
    private String told(Console console, String command, int version) {
        String said = console.must(command);
        long begin = System.nanoTime();
        String before = "";
        long end = begin;
        for (boolean follows = false; !follows; end = System.nanoTime()) {
            before = difference(version);
            follows = before.isEmpty();
            if (!follows && System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(30)) {
                throw new AssertionError("after " + command + ": " + before);
            }
        }
        long millis = (end - begin) / 1_000_000;
        delays.merge(command.substring(0, command.indexOf(' ')), millis, Math::max);
        if (millis > LONGEST_DELAY && heartbeat.wasSteady(begin, end)) {
            late.add(millis + " ms after " + command);
        }
        // so that everybody meets this state
        pause();
        return said;
    }

    private static void pause() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(300);
        for (long left = 1; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** In what the platform does not yet tell of this version; empty where it does. */
    private String difference(int version) {
        String found = "none";
        for (JsonNode type : reader.read("/api/types")) {
            if (type.get("key").asText().equals("note") && type.get("present").asBoolean()) {
                found = type.get("version").asText();
            }
        }
        String wanted = version == 0 ? "none" : version < 0 ? "1.0" : "1." + version;
        if (!found.equals(wanted)) {
            return "types tell of " + found + ", not " + wanted;
        }
        JsonNode keywords =
                reader.read("/api/openapi.json")
                        .at("/paths/~1api~1notes~1{id}~1keywords/get/summary");
        boolean documented =
                version == 0
                        ? keywords.isMissingNode()
                        : version < 0
                                ? !keywords.isMissingNode()
                                : keywords.asText().startsWith(Jars.summary(version));
        return documented ? "" : "the document tells of " + keywords;
    }

    /**
     * A class loader that somebody still holds would keep all classes of a version that has left,
     * and one more with each update.
     */
    private long awaitClassLoaders(int wanted) {
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            long alive = classLoaders();
            if (alive == wanted) {
                return (System.nanoTime() - begin) / 1_000_000;
            }
            if (System.nanoTime() > end) {
                String instances =
                        platform.jcmd("GC.class_histogram")
                                .lines()
                                .filter(line -> line.contains("org.liasse.variant.skeleton"))
                                .reduce("", (all, line) -> all + "\n" + line);
                throw new AssertionError(
                        alive + " class loaders are alive, not " + wanted + instances);
            }
        }
    }

    /** How many there are with the variant's main class, after a collection of everything. */
    private long classLoaders() {
        platform.jcmd("GC.run");
        platform.jcmd("GC.run");
        String all = platform.jcmd("VM.classloaders", "show-classes");
        return all.lines().filter(line -> line.endsWith(" " + MAIN_CLASS)).count();
    }

    private static void write(String line) throws IOException {
        Path file = Path.of(System.getProperty("liasse.work"), "hot.txt");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                Instant.now() + " " + line + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
