package org.liasse.core.letter;

import java.lang.reflect.Proxy;
import java.util.Map;
import org.liasse.api.Clock;
import org.liasse.api.spi.LetterChannel;
import org.liasse.mail.Configured;
import org.liasse.mail.SmtpChannel;

/** The channel of e-mail to a server on this machine. */
public final class Smtp {

    private Smtp() {}

    public static LetterChannel to(int port, Clock clock) {
        Map<String, String> settings =
                Map.of(
                        "host",
                        "127.0.0.1",
                        "port",
                        String.valueOf(port),
                        "tls",
                        "none",
                        "from",
                        "Liasse <liasse@example.org>");
        Configured configured =
                (Configured)
                        Proxy.newProxyInstance(
                                Configured.class.getClassLoader(),
                                new Class<?>[] {Configured.class},
                                (proxy, method, arguments) ->
                                        settings.getOrDefault(method.getName(), ""));
        return new SmtpChannel(configured, clock);
    }
}
