package org.liasse.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.liasse.bench.Measurement.Result;

/**
 * What was seen, as a table.
 *
 * @param idleMillis processor milliseconds that server and database use in a second without
 *     requests
 * @param statements how often each statement was executed for one operation, by operation
 */
record Report(
        Options options,
        long dossiers,
        double idleMillis,
        List<Result> results,
        Map<String, Map<String, Double>> statements) {

    void print(PrintStream out) {
        out.printf(
                "%nLiasse %s, %s, %d dossiers, %d clients, %d s each after %d s of warm-up%n",
                commit(),
                options.database(),
                dossiers,
                options.clients(),
                options.seconds(),
                options.warmUpSeconds());
        out.printf(
                "%s; %s, %d processors; Java %s; idle: %.1f CPU ms a second%n%n",
                LocalDate.now(ZoneOffset.UTC),
                processor(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                idleMillis);
        out.println(
                "| operation | answers | a second | p50 ms | p95 ms | p99 ms | server CPU ms |"
                        + " database CPU ms | CPU ms | statements |");
        out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        for (Result result : results) {
            out.printf(
                    Locale.ROOT,
                    "| %s | %d | %.0f | %.1f | %.1f | %.1f | %.2f | %.2f | **%.2f** | %.1f |%n",
                    result.operation(),
                    result.nanos().length,
                    result.perSecond(),
                    result.within(0.5),
                    result.within(0.95),
                    result.within(0.99),
                    result.serverMillisEach(),
                    result.databaseMillisEach(),
                    result.serverMillisEach() + result.databaseMillisEach(),
                    statementsOf(result.operation()));
        }
        results.stream()
                .filter(result -> result.failures() > 0)
                .forEach(
                        result ->
                                out.printf(
                                        "%n%s FAILED %d times, first: %s%n",
                                        result.operation(),
                                        result.failures(),
                                        result.firstFailure()));
    }

    /** Each statement with how often it was executed for one operation. */
    void printStatements(PrintStream out) {
        statements.forEach(
                (operation, counts) -> {
                    out.println("== " + operation);
                    counts.entrySet().stream()
                            .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                            .forEach(
                                    entry ->
                                            out.printf(
                                                    Locale.ROOT,
                                                    "%8.2f  %s%n",
                                                    entry.getValue(),
                                                    entry.getKey()));
                });
    }

    /** Both, for whoever wants to know only whether all went well. */
    Report and(Report other) {
        var all = new ArrayList<>(results);
        all.addAll(other.results());
        return new Report(options, dossiers, idleMillis, all, statements);
    }

    boolean isFine() {
        return results.stream().allMatch(result -> result.failures() == 0);
    }

    private double statementsOf(String operation) {
        return statements.getOrDefault(operation, Map.of()).values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 2))
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }

    private static String commit() {
        try {
            Process git =
                    new ProcessBuilder("git", "describe", "--always", "--dirty", "--exclude=*")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return new String(git.getInputStream().readAllBytes()).strip();
        } catch (IOException e) {
            return "of an unknown commit";
        }
    }
}
