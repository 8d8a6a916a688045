package org.liasse.test.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.postgresql.ds.PGSimpleDataSource;
import org.tukaani.xz.XZInputStream;

/**
 * A PostgreSQL server of the test's own, on a free port of 127.0.0.1, in a folder that goes with
 * it. Prepared transactions are off ({@code max_prepared_transactions=0}), as on a server as
 * installed. PostgreSQL refuses to run as root: there it runs as {@code nobody}.
 */
public final class PostgresServer implements AutoCloseable {

    /** The one user; there is no password on the loopback interface. */
    public static final String USER = "postgres";

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));
    private static final int DELETIONS = 50;
    private static PostgresServer shared;

    private final Path home;
    private final int port;
    private final AtomicInteger databases = new AtomicInteger();

    private PostgresServer(Path home, int port) {
        this.home = home;
        this.port = port;
    }

    /**
     * The server of this JVM, started by the first who asks and stopped when the JVM ends. Nothing
     * in it is to survive a power cut, so it waits for no disk.
     */
    public static synchronized PostgresServer shared() {
        if (shared == null) {
            PostgresServer started = start("-c fsync=off -c full_page_writes=off");
            Runtime.getRuntime().addShutdownHook(new Thread(started::close));
            shared = started;
        }
        return shared;
    }

    /** A server for the caller alone, who closes it. */
    public static PostgresServer start() {
        return start("");
    }

    private static PostgresServer start(String more) {
        boolean runs = false;
        PostgresServer server = null;
        try {
            server = new PostgresServer(Files.createTempDirectory("liasse-postgres"), freePort());
            server.unpack();
            server.initialise();
            server.run(more);
            runs = true;
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!runs && server != null) {
                server.delete();
            }
        }
    }

    /** The URL of an empty database made for the caller. */
    public String newDatabase() {
        String name = "liasse" + databases.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(url("postgres"), USER, "");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return url(name);
    }

    /** A data source, without a pool, over an empty database made for the caller. */
    public PGSimpleDataSource newDataSource() {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(newDatabase());
        dataSource.setUser(USER);
        // as the product has it: what a failing statement was given stands in no log
        dataSource.setLogServerErrorDetail(false);
        return dataSource;
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The process id of the server, for those who measure it. */
    public long processId() {
        try (Stream<String> lines = Files.lines(home.resolve("data/postmaster.pid"))) {
            return Long.parseLong(lines.findFirst().orElseThrow().trim());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            command("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete();
        }
    }

    /** Processes of the server that end a moment later may still write: what fails is repeated. */
    private void delete() {
        for (int i = 0; i < DELETIONS && Files.exists(home); i++) {
            try (Stream<Path> files = Files.walk(home)) {
                files.sorted(java.util.Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            } catch (IOException | UncheckedIOException e) {
                // a file went while the folder was read
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private String data() {
        return home.resolve("data").toString();
    }

    private void unpack() throws IOException {
        InputStream archive = PostgresServer.class.getResourceAsStream(ARCHIVE);
        if (archive == null) {
            throw new IOException("no PostgreSQL for this kind of machine: " + ARCHIVE);
        }
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                Path target = home.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(target.getParent());
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(tar, target);
                    if ((entry.getMode() & 0100) != 0) {
                        Files.setPosixFilePermissions(
                                target, PosixFilePermissions.fromString("rwxr-xr-x"));
                    }
                }
            }
        }
    }

    private void initialise() throws IOException {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path data = Files.createDirectory(home.resolve("data"));
        if (ROOT) {
            var nobody =
                    home.getFileSystem()
                            .getUserPrincipalLookupService()
                            .lookupPrincipalByName("nobody");
            Files.setOwner(data, nobody);
        }
        Files.setPosixFilePermissions(
                data,
                java.util.EnumSet.of(
                        PosixFilePermission.OWNER_READ,
                        PosixFilePermission.OWNER_WRITE,
                        PosixFilePermission.OWNER_EXECUTE));
        command(
                "initdb",
                "-D",
                data(),
                "-U",
                USER,
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C",
                "-N");
    }

    private void run(String more) throws IOException {
        String options =
                "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_prepared_transactions=0 -c max_connections=200 %s"
                        .formatted(port, more);
        command("pg_ctl", "-D", data(), "-l", data() + "/log", "-o", options, "-w", "start");
    }

    private void command(String program, String... arguments) throws IOException {
        List<String> line = new ArrayList<>();
        if (ROOT) {
            line.addAll(List.of("setpriv", "--reuid=nobody", "--clear-groups", "--inh-caps=-all"));
        }
        line.add(home.resolve("bin").resolve(program).toString());
        line.addAll(List.of(arguments));
        Path output = home.resolve(program + ".out");
        Process process =
                new ProcessBuilder(line)
                        .directory(home.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        try {
            if (!process.waitFor(Duration.ofMinutes(1).toMillis(), TimeUnit.MILLISECONDS)
                    || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(program + " failed: " + Files.readString(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
