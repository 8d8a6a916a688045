package org.liasse.itests.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;
import org.liasse.itests.Platform;
import org.liasse.itests.story.Rest;
import org.liasse.itests.story.Town;
import org.liasse.itests.story.Town.Person;
import org.liasse.test.database.PostgresServer;
import org.liasse.test.letter.MailServer;

/**
 * Nothing acknowledged is lost: kill -9 at any moment, start again, it is there, once. A round
 * kills a platform twice: while it makes its tables for the first time, and under sixteen writers,
 * with jobs over many dossiers and the mails of decisions in flight.
 *
 * <p>{@code liasse.crash.rounds} says how many rounds on each database, 1 by default; {@code
 * liasse.crash.seed} repeats the moments of a run that failed.
 */
@RunWith(Parameterized.class)
public class KillIT {

    private static final int APPLICANTS = 4;
    private static final int WRITERS = 16;

    @Parameters(name = "{0}")
    public static List<String> databases() {
        return List.of(System.getProperty("liasse.crash.databases", "derby,postgresql").split(","));
    }

    private final String database;
    private final long seed = Long.getLong("liasse.crash.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Ledger all = new Ledger();
    private final Map<Rest, Follower> followers = new HashMap<>();
    private final AtomicBoolean followed = new AtomicBoolean();

    public KillIT(String database) {
        this.database = database;
    }

    @Test
    public void nothingAcknowledgedIsLostOrDoubledByAKill() throws Exception {
        int rounds = Integer.getInteger("liasse.crash.rounds", 1);
        write("seed " + seed + ", rounds " + rounds);
        try (MailServer mail = MailServer.start();
                Platform platform = platform(mail)) {
            Postbag postbag = new Postbag(platform, mail);
            write(killDuringTheMigration(platform));
            Scene scene = furnish(platform);
            scene.applicants().forEach(this::follow);
            for (int round = 1; round <= rounds; round++) {
                Map<String, Object> report = new LinkedHashMap<>();
                Ledger ledger = new Ledger();
                Batch batch =
                        new Batch(
                                platform,
                                scene.applicants().get(0).rest(),
                                scene.instructor().rest(),
                                scene.procedure());
                batch.begin();
                report.put("killed", killUnderWriters(platform, scene, ledger));
                ledger.all().forEach(all::add);
                judge(platform, scene, ledger, report);
                report.put("items of jobs", batch.judge());
                if (round == rounds && (rounds > 1 || database.equals("derby"))) {
                    // on PostgreSQL it takes two minutes after a kill until mail is somebody's
                    // again
                    report.put("mails", postbag.judge(decisions(scene)));
                }
                write("round " + round + " " + report);
            }
            followed.set(true);
            platform.stop();
            try (Connection connection = connect(platform)) {
                write("every chain holds: " + Chains.verify(connection));
            }
        } catch (Exception | AssertionError e) {
            write("failed: " + e + (e.getCause() == null ? "" : ", " + e.getCause()));
            throw e;
        } finally {
            followed.set(true);
        }
    }

    private Platform platform(MailServer mail) {
        Platform platform =
                database.equals("derby")
                        ? Platform.onDerby()
                        : Platform.onPostgres(PostgresServer.shared());
        return platform.with("LIASSE_SMTP_HOST", "127.0.0.1")
                .with("LIASSE_SMTP_PORT", String.valueOf(mail.smtpPort()))
                .with("LIASSE_SMTP_TLS", "none")
                .with("LIASSE_MAIL_FROM", "Town <town@example.org>")
                .with("LIASSE_PUBLIC_URL", "https://liasse.example.org");
    }

    /** The decisions on what each applicant asked for, as mails name them, by his address. */
    private Map<String, List<String>> decisions(Scene scene) {
        Map<String, List<String>> decisions = new HashMap<>();
        for (Person applicant : scene.applicants()) {
            Map<String, Rest> own = new HashMap<>();
            all.where(d -> d.kind() == Deed.Kind.OPEN && d.who() == applicant.rest())
                    .forEach(d -> own.put(d.dossier(), d.who()));
            List<String> given =
                    Evidence.gather(own).told().values().stream()
                            .flatMap(List::stream)
                            .filter(told -> told.matches("(?s)(accept|refuse)\\{.*"))
                            .map(told -> told.startsWith("accept") ? "Accepted" : "Refused")
                            .toList();
            decisions.put(Town.address(applicant.login()), given);
        }
        return decisions;
    }

    /** Who acts in a round. */
    private record Scene(List<Person> applicants, Person instructor, String procedure) {}

    private String killDuringTheMigration(Platform platform) {
        platform.begin();
        platform.until("the database is opened", () -> isDatabaseOpened(platform));
        pause(Duration.ofMillis(random.nextInt(2_500)));
        platform.kill();
        String when =
                isMigrated(platform) ? "after the tables were made" : "before the tables stood";
        long begin = System.nanoTime();
        platform.start();
        return "killed in the first start, "
                + when
                + "; ready "
                + millisSince(begin)
                + " ms after the next start";
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
        Town town = Town.foundWithAddresses(platform, "north", roles);
        Person administrator = town.person("administrator");
        Person instructor = town.person("instructor");
        List<Person> applicants = new ArrayList<>();
        for (int i = 0; i < APPLICANTS; i++) {
            applicants.add(town.person("applicant" + i));
        }
        return new Scene(
                applicants, instructor, Town.procedure(administrator, "Subsidies", instructor));
    }

    private void follow(Person applicant) {
        Follower follower = new Follower(applicant.rest(), followed);
        followers.put(applicant.rest(), follower);
        Thread thread = new Thread(follower, "follower");
        thread.setDaemon(true);
        thread.start();
    }

    private String killUnderWriters(Platform platform, Scene scene, Ledger ledger)
            throws InterruptedException {
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
        return "after " + load + " ms of full load";
    }

    private void judge(Platform platform, Scene scene, Ledger ledger, Map<String, Object> report) {
        long begin = System.nanoTime();
        platform.start();
        Town.awaitVariant(platform);
        report.put("ready again after", millisSince(begin) + " ms");
        Verdict ofAll = new Verdict(platform, all);
        ofAll.holdAgainstTheLedger();
        report.putAll(ofAll.findings());
        Verdict ofRound = new Verdict(platform, ledger);
        ofRound.askAgain();
        report.putAll(ofRound.findings());
        ofAll.compareEvents(scene.applicants().stream().map(Person::rest).toList(), followers);
        report.put("events", ofAll.findings().get("events"));
        all.settle();
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
    private void write(String line) throws IOException {
        Path file = Path.of(System.getProperty("liasse.work"), "crash.txt");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                Instant.now() + " " + database + ": " + line + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
