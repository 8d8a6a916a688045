package org.liasse.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.liasse.bench.Wire.Request;

/** A platform of the measurement's own, unpacked from its archive, on free ports of 127.0.0.1. */
final class Platform implements AutoCloseable {

    static final String ADMIN_PASSWORD = "only for the measurement";

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path folder;
    private final Path home;
    private final int httpPort = freePort();
    private final int sshPort = freePort();
    private Process process;

    /**
     * @param archives the folder where the archive stands
     */
    Platform(Path archives) {
        try {
            folder = Files.createTempDirectory("liasse-bench");
            home = Files.createDirectory(folder.resolve("platform"));
            Path archive;
            try (Stream<Path> files = Files.list(archives)) {
                archive =
                        files.filter(file -> file.toString().endsWith(".tar.gz"))
                                .findFirst()
                                .orElseThrow(() -> new IOException("no platform in " + archives));
            }
            int exit =
                    new ProcessBuilder(
                                    "tar",
                                    "-xzf",
                                    archive.toString(),
                                    "-C",
                                    home.toString(),
                                    "--strip-components=1")
                            .inheritIO()
                            .start()
                            .waitFor();
            if (exit != 0) {
                throw new IOException("unpacking " + archive + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Path data() {
        return folder.resolve("data");
    }

    int port() {
        return httpPort;
    }

    /** The process id of the server. */
    long processId() {
        return process.pid();
    }

    /** Starts it and waits until it is ready. */
    void start(Database database) {
        ProcessBuilder builder = command("run");
        builder.environment().putAll(database.environment());
        builder.environment().put("LIASSE_DATABASE", database.kind().toString());
        builder.environment().put("LIASSE_ADMIN_PASSWORD", ADMIN_PASSWORD);
        try {
            process = builder.redirectOutput(folder.resolve("console.log").toFile()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // ready, and its API published: that it asks who is there shows it
        await(
                "the platform to be ready",
                () -> statusOf("/health/ready") == 200 && statusOf("/api/me") == 401);
    }

    /** Deploys the procedures into the running platform. */
    void deployProcedures(String bearer) {
        client("feature:install liasse-variant-procedures");
        await(
                "the variant",
                () -> {
                    try (Wire wire = new Wire(httpPort)) {
                        return wire.send(
                                        Request.get(
                                                "/api/types/procedure-dossier/workflow", bearer))
                                .isFine();
                    }
                });
    }

    private int statusOf(String target) {
        if (!process.isAlive()) {
            throw new IllegalStateException("the platform ended: see " + folder);
        }
        try (Wire wire = new Wire(httpPort)) {
            return wire.send(Request.get(target, null)).status();
        } catch (UncheckedIOException e) {
            return 0;
        }
    }

    /** One command of the operator's console. */
    void client(String line) {
        try {
            Path output = folder.resolve("client.log");
            Process client = command("client", line).redirectOutput(output.toFile()).start();
            if (!client.waitFor(2, TimeUnit.MINUTES)
                    || client.exitValue() != 0
                    || Files.readString(output).contains("Error executing command")) {
                client.destroyForcibly();
                throw new IllegalStateException(line + " failed: " + Files.readString(output));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private ProcessBuilder command(String... arguments) {
        var line = new ArrayList<String>(List.of(home.resolve("bin/liasse").toString()));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("LIASSE_"));
        environment.put("LIASSE_DATA", data().toString());
        environment.put("LIASSE_HTTP_PORT", Integer.toString(httpPort));
        environment.put("LIASSE_SSH_PORT", Integer.toString(sshPort));
        return builder;
    }

    /** Asks again ten times a second, for three minutes at most. */
    static void await(String what, BooleanSupplier isThere) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isThere.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("waited in vain for " + what);
            }
            pause(100);
        }
    }

    static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last lines of the log that tell of trouble. */
    String troubles() {
        try (Stream<String> lines = Files.lines(data().resolve("log/karaf.log"))) {
            List<String> all = lines.filter(line -> !line.contains(" | INFO ")).toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - 100), all.size()));
        } catch (IOException | UncheckedIOException e) {
            return "no log";
        }
    }

    void stop() {
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        process = null;
    }

    @Override
    public void close() {
        stop();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
