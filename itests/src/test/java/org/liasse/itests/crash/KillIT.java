package org.liasse.itests.crash;

import static org.junit.Assert.assertEquals;

import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;
import org.liasse.itests.Platform;
import org.liasse.itests.story.Rest;
import org.liasse.itests.story.Town;
import org.liasse.itests.story.Town.Person;
import org.liasse.test.database.PostgresServer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Nothing acknowledged is lost: kill -9 at any moment, start again, it is there, once. A round
 * kills a platform twice: while it makes its tables for the first time, and under sixteen writers.
 *
 * <p>{@code liasse.crash.rounds} says how many rounds, 1 by default; {@code liasse.crash.seed}
 * repeats the moments of a run that failed.
 */
@RunWith(Parameterized.class)
public class KillIT {

    private static final int APPLICANTS = 4;
    private static final int WRITERS = 16;

    @Parameters(name = "{0}, round {1}")
    public static List<Object[]> rounds() {
        List<Object[]> rounds = new ArrayList<>();
        for (String database :
                System.getProperty("liasse.crash.databases", "derby,postgresql").split(",")) {
            for (int round = 1; round <= Integer.getInteger("liasse.crash.rounds", 1); round++) {
                rounds.add(new Object[] {database, round});
            }
        }
        return rounds;
    }

    private final String database;
    private final int round;
    private final Random random;
    private final long seed;
    private final Map<String, Object> report = new java.util.LinkedHashMap<>();

    public KillIT(String database, int round) {
        this.database = database;
        this.round = round;
        this.seed = Long.getLong("liasse.crash.seed", System.nanoTime());
        this.random = new Random(seed + round);
    }

    @Test
    public void nothingAcknowledgedIsLostOrDoubledByAKill() throws Exception {
        boolean onDerby = database.equals("derby");
        report.put("seed", seed);
        try (Platform platform =
                onDerby ? Platform.onDerby() : Platform.onPostgres(PostgresServer.shared())) {
            killDuringTheMigration(platform);
            Ledger ledger = new Ledger();
            Scene scene = furnish(platform);
            killUnderWriters(platform, scene, ledger);
            judge(platform, scene, ledger);
            platform.stop();
            try (Connection connection = connect(platform)) {
                report.put("chains", Chains.verify(connection));
            }
            report.put("outcome", "holds");
        } finally {
            write();
        }
    }

    /** Who acts in a round. */
    private record Scene(List<Person> applicants, Person instructor, String procedure) {}

    private void killDuringTheMigration(Platform platform) {
        platform.begin();
        platform.until("the database is opened", () -> isDatabaseOpened(platform));
        pause(Duration.ofMillis(random.nextInt(2_500)));
        platform.kill();
        report.put(
                "killed in the first start",
                isMigrated(platform) ? "after the tables were made" : "before the tables stood");
        long begin = System.nanoTime();
        platform.start();
        report.put("ready again after", millisSince(begin) + " ms");
    }

    private boolean isDatabaseOpened(Platform platform) {
        if (database.equals("derby")) {
            return Files.exists(platform.data().resolve("database/liasse/seg0"));
        }
        try (Connection connection = connect(platform);
                ResultSet row =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "select count(*) from pg_stat_activity where datname ="
                                                + " current_database() and pid <>"
                                                + " pg_backend_pid()")) {
            row.next();
            return row.getInt(1) > 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isMigrated(Platform platform) {
        return platform.log().stream().anyMatch(line -> line.contains("schema of org.liasse.core"));
    }

    private Connection connect(Platform platform) throws SQLException {
        return database.equals("derby")
                ? DriverManager.getConnection(
                        "jdbc:derby:" + platform.data().resolve("database/liasse"),
                        "liasse",
                        "liasse")
                : DriverManager.getConnection(platform.jdbcUrl(), PostgresServer.USER, "");
    }

    private static Scene furnish(Platform platform) {
        platform.install(Town.VARIANT);
        Town.awaitVariant(platform);
        Map<String, String> roles = new HashMap<>();
        roles.put("administrator", "administrator");
        roles.put("instructor", "");
        for (int i = 0; i < APPLICANTS; i++) {
            roles.put("applicant" + i, "applicant");
        }
        Town town = Town.found(platform, "north", roles);
        Person administrator = town.person("administrator");
        Person instructor = town.person("instructor");
        List<Person> applicants = new ArrayList<>();
        for (int i = 0; i < APPLICANTS; i++) {
            applicants.add(town.person("applicant" + i));
        }
        return new Scene(
                applicants, instructor, Town.procedure(administrator, "Subsidies", instructor));
    }

    private final Map<Rest, Follower> followers = new HashMap<>();
    private final AtomicBoolean followed = new AtomicBoolean();

    private void killUnderWriters(Platform platform, Scene scene, Ledger ledger)
            throws InterruptedException {
        for (Person applicant : scene.applicants()) {
            Follower follower = new Follower(applicant.rest(), followed);
            followers.put(applicant.rest(), follower);
            Thread thread = new Thread(follower, "follower");
            thread.setDaemon(true);
            thread.start();
        }
        AtomicBoolean over = new AtomicBoolean();
        List<Writer> writers = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        List<Queue<String>> deposited = new ArrayList<>();
        scene.applicants().forEach(applicant -> deposited.add(new ConcurrentLinkedQueue<>()));
        for (int i = 0; i < WRITERS; i++) {
            Writer writer =
                    new Writer(
                            scene.applicants().get(i % APPLICANTS).rest(),
                            scene.instructor().rest(),
                            scene.procedure(),
                            ledger,
                            deposited.get(i % APPLICANTS),
                            over,
                            random.nextLong());
            writers.add(writer);
            threads.add(new Thread(writer, "writer " + i));
        }
        threads.forEach(Thread::start);
        platform.until(
                "writers are at work",
                () ->
                        ledger.where(Deed::isAcknowledged).size() > 100
                                || threads.stream().noneMatch(Thread::isAlive));
        long load = 1_500 + random.nextInt(6_000);
        pause(Duration.ofMillis(load));
        over.set(true);
        platform.kill();
        for (Thread thread : threads) {
            thread.join(60_000);
        }
        for (Writer writer : writers) {
            if (writer.failure() != null) {
                throw new AssertionError("a writer failed", writer.failure());
            }
        }
        report.put("killed under writers", "after " + load + " ms of full load");
    }

    private void judge(Platform platform, Scene scene, Ledger ledger) {
        long begin = System.nanoTime();
        platform.start();
        Town.awaitVariant(platform);
        report.put("ready again under load after", millisSince(begin) + " ms");
        Verdict verdict = new Verdict(platform, ledger);
        verdict.holdAgainstTheLedger();
        verdict.askAgain();
        verdict.compareEvents(scene.applicants().stream().map(Person::rest).toList(), followers);
        followed.set(true);
        verdict.findings().forEach(report::put);
        assertEquals(
                "every bundle is back",
                List.of(),
                platform.log().stream().filter(line -> line.contains("liasse.incident")).toList());
    }

    private static void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static long millisSince(long begin) {
        return (System.nanoTime() - begin) / 1_000_000;
    }

    /** For the account of a long run. */
    private void write() throws IOException {
        Path file = Path.of(System.getProperty("liasse.work"), "crash.txt");
        String line = database + " " + round + " " + report + "\n";
        Files.createDirectories(file.getParent());
        Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
