package org.liasse.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.liasse.test.database.PostgresServer;

/**
 * The platform as an office runs it: the distribution unpacked, started as a process of its own on
 * its own ports and data directory. It can be stopped, killed and started again on the same data.
 */
public final class Platform implements AutoCloseable {

    /** The password of the first administrator, whose login is {@code admin}. */
    public static final String ADMIN_PASSWORD = "correct horse battery staple";

    /** What a console command printed, and how it ended. */
    public record Said(int exitCode, String text) {}

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final Path home;
    private final Path data;
    private final int httpPort;
    private final int sshPort;
    private final Map<String, String> environment = new TreeMap<>();

    private Platform(Path home, Path data) {
        this(home, data, freePort(), freePort());
    }

    private Platform(Path home, Path data, int httpPort, int sshPort) {
        this.home = home;
        this.data = data;
        this.httpPort = httpPort;
        this.sshPort = sshPort;
        environment.put("LIASSE_DATA", data.toString());
        environment.put("LIASSE_HTTP_PORT", String.valueOf(httpPort));
        environment.put("LIASSE_SSH_PORT", String.valueOf(sshPort));
        environment.put("LIASSE_ADMIN_PASSWORD", ADMIN_PASSWORD);
    }

    /** A platform on Derby with an empty data directory; not started. */
    public static Platform onDerby() {
        return new Platform(Distribution.unpacked(), Distribution.newData());
    }

    /** A platform on an empty database of this server; not started. */
    public static Platform onPostgres(PostgresServer server) {
        Platform platform = new Platform(Distribution.unpacked(), Distribution.newData());
        platform.environment.put("LIASSE_DATABASE", "postgresql");
        platform.environment.put("LIASSE_JDBC_URL", server.newDatabase());
        platform.environment.put("LIASSE_JDBC_USER", PostgresServer.USER);
        platform.environment.put("LIASSE_JDBC_PASSWORD", "none");
        return platform;
    }

    /** The same, with this variable in its environment at the next start. */
    public Platform with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Another distribution over the same data and ports: an update of the product. */
    public Platform updatedTo(Path newHome) {
        Platform updated = new Platform(newHome, data, httpPort, sshPort);
        environment.forEach(updated.environment::putIfAbsent);
        return updated;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the process and returns when the platform says that it is ready. */
    public Platform start() {
        begin();
        awaitReady();
        return this;
    }

    /** Starts the process only. */
    public void begin() {
        Said said = script(Duration.ofSeconds(30), "start");
        if (said.exitCode() != 0) {
            throw new IllegalStateException(said.text());
        }
    }

    /** Waits for 200 from {@code /health/ready}. */
    public void awaitReady() {
        until("the platform is ready", () -> statusOf("/health/ready") == 200);
    }

    /** Waits for a condition, asking often. */
    public void until(String what, BooleanSupplier condition) {
        until(what, PATIENCE, condition);
    }

    /** The same for what may take longer. */
    public void until(String what, Duration patience, BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never: " + what + "\n" + endOf(log()));
            }
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
    }

    /** Ends the platform as an operator does. */
    public void stop() {
        script(Duration.ofMinutes(1), "stop");
    }

    /** Kills the process as a power cut does. */
    public void kill() {
        ProcessHandle process = process();
        process.destroyForcibly();
        process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }

    /** The process of the platform. */
    public ProcessHandle process() {
        return ifRunning().orElseThrow();
    }

    private Optional<ProcessHandle> ifRunning() {
        Path file = data.resolve("run/pid");
        try {
            return Files.exists(file)
                    ? ProcessHandle.of(Long.parseLong(Files.readString(file).trim()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs one command in the operator's console. */
    public Said command(String command) {
        return script(PATIENCE, "client", command);
    }

    /** Deploys a feature into the running platform. */
    public void install(String feature) {
        Said said = command("feature:install " + feature);
        if (said.exitCode() != 0 || said.text().contains("Error executing command")) {
            throw new AssertionError(said.text());
        }
    }

    /** The operator's console, for many commands; close it. */
    public Console console() {
        return new Console(this);
    }

    /** Runs a tool of the virtual machine on the platform's process. */
    public String jcmd(String... command) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        line.add(String.valueOf(process().pid()));
        line.addAll(List.of(command));
        return Processes.run(new ProcessBuilder(line), PATIENCE).text();
    }

    private Said script(Duration patience, String... arguments) {
        List<String> line = new ArrayList<>(List.of(home.resolve("bin/liasse").toString()));
        line.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().putAll(environment);
        if (arguments[0].equals("client")) {
            // it knows by the data directory alone where the console listens
            builder.environment().remove("LIASSE_SSH_PORT");
        }
        return Processes.run(builder, patience);
    }

    /** A request to this platform, signed in as the first administrator. */
    public HttpRequest.Builder asAdmin(String path) {
        return as("admin", ADMIN_PASSWORD, path);
    }

    /** A request to this platform with a login and a password. */
    public HttpRequest.Builder as(String login, String password, String path) {
        String credentials =
                Base64.getEncoder()
                        .encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
        return request(path).header("Authorization", "Basic " + credentials);
    }

    /** A request to this platform that says not who asks. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + path))
                .timeout(Duration.ofSeconds(30));
    }

    /** Sends it. */
    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What a GET of this path is answered; 0 where nobody listens. */
    public int statusOf(String path) {
        try {
            return send(request(path)).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    /** The HTTP port. */
    public int httpPort() {
        return httpPort;
    }

    /** The port of the console. */
    public int sshPort() {
        return sshPort;
    }

    /** The database, where it is a server's. */
    public String jdbcUrl() {
        return environment.get("LIASSE_JDBC_URL");
    }

    /** The data directory. */
    public Path data() {
        return data;
    }

    /** The log so far, line by line. */
    public List<String> log() {
        try {
            Path log = data.resolve("log/karaf.log");
            return Files.exists(log) ? Files.readAllLines(log) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String endOf(List<String> lines) {
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
    }

    /** Ends the platform and deletes its data. */
    @Override
    public void close() {
        stop();
        Distribution.delete(data);
    }

    /** Ends it at once and deletes its data, where there is no time for more. */
    void destroy() {
        ifRunning().ifPresent(ProcessHandle::destroyForcibly);
        Distribution.delete(data);
    }
}
