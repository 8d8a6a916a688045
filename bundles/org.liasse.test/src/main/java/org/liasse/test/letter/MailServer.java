package org.liasse.test.letter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real mail server (GreenMail) in a process of its own, on free ports of 127.0.0.1: it takes mail
 * for everybody by SMTP and gives it out by POP3. It can be killed, and started again, without what
 * it had.
 */
public final class MailServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String JAR = "greenmail.jar";

    private final int smtpPort;
    private final int pop3Port;
    private final Path home;
    private Process process;

    private MailServer(Path home) throws IOException {
        this.home = home;
        this.smtpPort = freePort();
        this.pop3Port = freePort();
    }

    /** A server that runs. */
    public static MailServer start() {
        MailServer server = stopped();
        server.restart();
        return server;
    }

    /** A server that does not run yet; its ports are free until then. */
    public static MailServer stopped() {
        try {
            Path home = Files.createTempDirectory("liasse-mail");
            try (InputStream jar = MailServer.class.getResourceAsStream(JAR)) {
                Files.copy(jar, home.resolve(JAR));
            }
            return new MailServer(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int smtpPort() {
        return smtpPort;
    }

    public void restart() {
        try {
            process =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-Xmx64m",
                                    "-XX:TieredStopAtLevel=1",
                                    "-Dgreenmail.smtp.hostname=127.0.0.1",
                                    "-Dgreenmail.smtp.port=" + smtpPort,
                                    "-Dgreenmail.pop3.hostname=127.0.0.1",
                                    "-Dgreenmail.pop3.port=" + pop3Port,
                                    "-Dgreenmail.auth.disabled",
                                    "-Dgreenmail.startup.timeout=20000",
                                    "-jar",
                                    home.resolve(JAR).toString())
                            .directory(home.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(home.resolve("log").toFile())
                            .start();
            awaitGreeting(smtpPort);
            awaitGreeting(pop3Port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitGreeting(int port) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout((int) PATIENCE.toMillis());
                if (socket.getInputStream().read() >= 0) {
                    return;
                }
            } catch (IOException notYet) {
                if (System.nanoTime() > deadline || !process.isAlive()) {
                    throw new IOException(Files.readString(home.resolve("log")), notYet);
                }
            }
            pause();
        }
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Ends it at once, in the midst of whatever it does. */
    public void kill() {
        if (process != null) {
            process.destroyForcibly();
            try {
                process.waitFor(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The mails that arrived for an address, as they came, the oldest first. */
    public List<String> received(String address) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), pop3Port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            in.readLine();
            ask(socket, in, "USER " + address);
            ask(socket, in, "PASS x");
            int count = Integer.parseInt(ask(socket, in, "STAT").split(" ")[1]);
            List<String> mails = new ArrayList<>();
            for (int i = 1; i <= count; i++) {
                ask(socket, in, "RETR " + i);
                mails.add(content(in));
            }
            ask(socket, in, "QUIT");
            return mails;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String ask(Socket socket, BufferedReader in, String command) throws IOException {
        socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        String answer = in.readLine();
        if (answer == null || !answer.startsWith("+OK")) {
            throw new IOException(command + ": " + answer);
        }
        return answer;
    }

    /** Up to the dot alone on its line (RFC 1939, 3). */
    private static String content(BufferedReader in) throws IOException {
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); !line.equals("."); line = in.readLine()) {
            mail.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        return mail.toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        kill();
        try {
            Files.deleteIfExists(home.resolve(JAR));
            Files.deleteIfExists(home.resolve("log"));
            Files.deleteIfExists(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
