package org.liasse.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.liasse.bench.Measurement.Result;

/**
 * Starts a platform on a database of its own, fills it, asks it as clients do, and prints what each
 * operation cost. Everything happens on 127.0.0.1, for a bounded time, and is gone afterwards.
 */
public final class Bench {

    private static final int TURNS_OF_WARM_UP = 3;
    private static final long IDLE_MILLIS = 5_000;

    private final Options options;
    private final PrintStream out;

    Bench(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /** See {@link Options#USAGE}; ends with 1 where an answer was none of 2xx. */
    public static void main(String... arguments) throws IOException {
        Options options;
        try {
            options = Options.of(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + Options.USAGE);
            System.exit(2);
            return;
        }
        Report report = new Bench(options, System.out).run();
        System.exit(report.isFine() ? 0 : 1);
    }

    Report run() throws IOException {
        try (Platform platform = new Platform(options.platform());
                Database database = Database.start(options.database(), platform.data())) {
            Thread atTheEnd = new Thread(platform::stop);
            Runtime.getRuntime().addShutdownHook(atTheEnd);
            try {
                return run(platform, database);
            } catch (RuntimeException e) {
                say("%s%n%s", e, platform.troubles());
                throw e;
            } finally {
                platform.stop();
                Runtime.getRuntime().removeShutdownHook(atTheEnd);
            }
        }
    }

    private Report run(Platform platform, Database database) throws IOException {
        platform.start(database);
        People people =
                beside(
                        platform,
                        database,
                        connection -> People.settle(connection, options.clients()));
        platform.deployProcedures(World.administrator(platform.port()));
        say("the platform runs on port %d, process %d", platform.port(), platform.processId());
        World world = World.found(platform.port(), people);
        var filling = new Filling(world);
        long begin = System.nanoTime();
        filling.fill(options.byHand());
        say("%d dossiers opened through REST in %d s", options.byHand(), secondsSince(begin));
        Population population = Population.of(null, filling.stages(), Map.of());
        int there = options.byHand();
        Report report = null;
        for (int dossiers : options.dossiers()) {
            if (dossiers > there) {
                population = copy(platform, database, filling, population, there, dossiers);
                there = dossiers;
            }
            Report next = measure(platform, database, world, population, dossiers, report != null);
            next.print(out);
            if (options.statements()) {
                next.printStatements(out);
            }
            report = report == null ? next : report.and(next);
            takeAlong(platform, world);
        }
        if (options.keep()) {
            say("an empty line ends it; server process %d", platform.processId());
            System.in.read();
        }
        return report;
    }

    private void takeAlong(Platform platform, World world) {
        if (options.exports().isEmpty()) {
            return;
        }
        var exports = new Exports(world, platform.processId());
        var results = new ArrayList<Exports.Result>();
        for (String format : options.exports()) {
            results.add(exports.measure(format));
        }
        out.printf("%n%s%n", Exports.table(results));
    }

    private Population copy(
            Platform platform,
            Database database,
            Filling filling,
            Population population,
            int there,
            int dossiers) {
        long begin = System.nanoTime();
        // until the last event has its position
        Platform.pause(2_000);
        Map<String, List<String>> copies =
                beside(
                        platform,
                        database,
                        connection -> {
                            database.beforeCopying(connection);
                            var made =
                                    new Copying(connection)
                                            .copy(
                                                    filling.applicants(),
                                                    there - options.byHand(),
                                                    dossiers - there);
                            database.afterCopying(connection);
                            return made;
                        });
        if (database.isEmbedded()) {
            platform.deployProcedures(World.administrator(platform.port()));
        }
        say("%d dossiers copied in %d s", dossiers - there, secondsSince(begin));
        return Population.of(population, filling.stages(), copies);
    }

    /** Work on the database that the platform does not do. */
    @FunctionalInterface
    private interface Task<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Does it while the platform runs, or, where the database is within it, while it does not. */
    private static <T> T beside(Platform platform, Database database, Task<T> task) {
        if (database.isEmbedded()) {
            platform.stop();
        }
        T made;
        try (Connection connection = database.connect()) {
            made = task.on(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        database.release();
        if (database.isEmbedded()) {
            platform.start(database);
        }
        return made;
    }

    /**
     * @param again whether it was measured before: then what may be done only so often is left out
     */
    private Report measure(
            Platform platform,
            Database database,
            World world,
            Population population,
            int dossiers,
            boolean again) {
        List<Operation> operations =
                new Operations(world, population)
                        .all().stream()
                                .filter(
                                        operation ->
                                                options.operations().isEmpty()
                                                        || options.operations()
                                                                .contains(operation.name()))
                                .filter(
                                        operation ->
                                                !again
                                                        || operation.mostPerClient()
                                                                == Integer.MAX_VALUE)
                                .toList();
        var results = new ArrayList<Result>();
        double idle;
        try (Measurement measurement = new Measurement(platform, database, options.clients())) {
            warmUp(measurement, operations);
            idle = idle(platform, database);
            for (Operation operation : operations) {
                measurement.run(
                        operation, options.beforeEachSeconds() * 1_000L, mostBefore(operation));
                Result result =
                        measurement.run(operation, options.seconds() * 1_000L, most(operation));
                say("%s: %.0f a second", operation.name(), result.perSecond());
                results.add(result);
            }
        }
        return new Report(
                options,
                dossiers,
                idle,
                results,
                countStatements(platform, database, world, operations));
    }

    private void warmUp(Measurement measurement, List<Operation> operations) {
        long slice = options.warmUpSeconds() * 1_000L / (TURNS_OF_WARM_UP * operations.size());
        for (int turn = 0; turn < TURNS_OF_WARM_UP; turn++) {
            for (Operation operation : operations) {
                Result result = measurement.run(operation, slice, mostBefore(operation));
                if (result.failures() > 0) {
                    say("%s fails: %s", operation.name(), result.firstFailure());
                }
            }
        }
    }

    /** Where a client may ask only so often, most of it is for the measurement. */
    private static int mostBefore(Operation operation) {
        return operation.mostPerClient() == Integer.MAX_VALUE
                ? Integer.MAX_VALUE
                : operation.mostPerClient() / 10;
    }

    /** And some of it for counting statements. */
    private static int most(Operation operation) {
        return operation.mostPerClient() == Integer.MAX_VALUE
                ? Integer.MAX_VALUE
                : operation.mostPerClient() / 2;
    }

    private static double idle(Platform platform, Database database) {
        long before = Processor.millisOf(platform.processId()) + database.processorMillis();
        Platform.pause(IDLE_MILLIS);
        return (Processor.millisOf(platform.processId()) + database.processorMillis() - before)
                * 1_000.0
                / IDLE_MILLIS;
    }

    /** In a pass of its own: writing them down costs something too. */
    private Map<String, Map<String, Double>> countStatements(
            Platform platform, Database database, World world, List<Operation> operations) {
        Map<String, Map<String, Double>> counts = new LinkedHashMap<>();
        if (database.isEmbedded()) {
            platform.stop();
        }
        StatementLog log = database.writeDownStatements();
        if (database.isEmbedded()) {
            platform.start(database);
            platform.deployProcedures(World.administrator(platform.port()));
        }
        int each = Math.max(1, options.counted() / options.clients());
        try (Measurement measurement = new Measurement(platform, database, options.clients())) {
            for (Operation operation : operations) {
                measurement.run(operation, Duration.ofSeconds(10).toMillis(), 1);
                Platform.pause(500);
                log.mark();
                Result result = measurement.run(operation, Duration.ofSeconds(30).toMillis(), each);
                // the numbering of events follows by itself
                Platform.pause(500);
                counts.put(operation.name(), each(log.sinceMark(), result.nanos().length));
            }
        }
        database.writeDownNothing();
        return counts;
    }

    private static Map<String, Double> each(Map<String, Integer> counts, int made) {
        var each = new LinkedHashMap<String, Double>();
        counts.forEach(
                (statement, count) -> each.put(statement, count / (double) Math.max(1, made)));
        return each;
    }

    private void say(String text, Object... values) {
        out.printf("bench: " + text + "%n", values);
    }

    private static long secondsSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toSeconds();
    }
}
