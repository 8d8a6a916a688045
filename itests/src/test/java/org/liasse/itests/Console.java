package org.liasse.itests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.EnumSet;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;

/**
 * The operator's console without a process for each command: its end is known to the millisecond.
 * The server ends a session with its command.
 */
public final class Console implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Platform platform;
    private final SshClient client = SshClient.setUpDefaultClient();

    Console(Platform platform) {
        this.platform = platform;
        client.setServerKeyVerifier((session, address, key) -> true);
        client.start();
    }

    /** Runs a command to its end. */
    public Platform.Said run(String command) {
        var out = new ByteArrayOutputStream();
        try (ClientSession session = open();
                ChannelExec channel = session.createExecChannel(command)) {
            channel.setOut(out);
            channel.setErr(out);
            channel.open().verify(PATIENCE);
            channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), PATIENCE);
            Integer exit = channel.getExitStatus();
            String text = out.toString(StandardCharsets.UTF_8).replaceAll("\u001B\\[[;\\d]*m", "");
            if (exit == null) {
                throw new AssertionError(command + " does not end\n" + text);
            }
            return new Platform.Said(exit, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ClientSession open() throws IOException {
        ClientSession session =
                client.connect("operator", "127.0.0.1", platform.sshPort())
                        .verify(PATIENCE)
                        .getSession();
        session.addPasswordIdentity(Files.readString(platform.data().resolve("secrets/operator")));
        session.auth().verify(PATIENCE);
        return session;
    }

    /** Runs a command that must succeed; answers what it said. */
    public String must(String command) {
        Platform.Said said = run(command);
        if (said.exitCode() != 0 || said.text().contains("Error executing command")) {
            throw new AssertionError(command + " says\n" + said.text());
        }
        return said.text();
    }

    @Override
    public void close() {
        client.stop();
    }
}
