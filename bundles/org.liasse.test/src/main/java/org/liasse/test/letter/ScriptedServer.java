package org.liasse.test.letter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * A mail server that answers what a test says, for what no server does on demand: refusing, asking
 * to come back, and hanging up at the worst moment.
 */
public final class ScriptedServer implements AutoCloseable {

    /** The answer that is none: the connection is closed. */
    public static final String HANGS_UP = "";

    private final ServerSocket socket;
    private final UnaryOperator<String> script;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    /**
     * @param script from the command ({@code .} at the end of a mail) to the answer; {@code null}
     *     to agree
     */
    public ScriptedServer(UnaryOperator<String> script) {
        this.script = script;
        try {
            this.socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "scripted-mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** All lines that came, commands and mails. */
    public List<String> heard() {
        return List.copyOf(heard);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException closed) {
                // the client went, or the test is over
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = client.getOutputStream();
        say(out, "220 scripted");
        boolean inMail = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            heard.add(line);
            if (inMail && !line.equals(".")) {
                continue;
            }
            inMail = false;
            String answer = script.apply(line);
            if (HANGS_UP.equals(answer)) {
                return;
            }
            if (answer != null) {
                say(out, answer);
            } else if (line.equals("DATA")) {
                inMail = true;
                say(out, "354 go on");
            } else if (line.equals("QUIT")) {
                say(out, "221 bye");
                return;
            } else {
                say(out, "250 ok");
            }
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
