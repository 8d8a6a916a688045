package org.liasse.mail;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import javax.mail.internet.AddressException;
import javax.mail.internet.InternetAddress;

/**
 * The server and who writes there, as configured.
 *
 * @param port 1 to 65535
 * @param from {@code null} where something is wrong
 * @param obstacle what is wrong, or {@code null}
 */
record Account(
        String host,
        int port,
        String user,
        String password,
        String tls,
        InternetAddress from,
        String obstacle) {

    private static final String CONNECT_MILLIS = "10000";

    /** A server may look long at a mail before it takes it (RFC 5321, 4.5.3.2.6). */
    private static final String ANSWER_MILLIS = "60000";

    static Account of(Configured settings) {
        String host = settings.host().strip();
        if (host.isEmpty()) {
            return wrong("no SMTP server is configured (LIASSE_SMTP_HOST)");
        }
        String tls =
                settings.tls().isBlank()
                        ? "starttls"
                        : settings.tls().strip().toLowerCase(Locale.ROOT);
        if (!List.of("starttls", "tls", "none").contains(tls)) {
            return wrong("LIASSE_SMTP_TLS is " + tls + ": starttls, tls or none");
        }
        int port = port(settings.port().strip(), tls);
        if (port < 1 || port > 65535) {
            return wrong("LIASSE_SMTP_PORT is no port: " + settings.port());
        }
        return from(settings.from().strip())
                .map(
                        from ->
                                new Account(
                                        host,
                                        port,
                                        settings.user(),
                                        settings.password(),
                                        tls,
                                        from,
                                        null))
                .orElseGet(() -> wrong("LIASSE_MAIL_FROM is no e-mail address"));
    }

    private static Optional<InternetAddress> from(String given) {
        try {
            InternetAddress[] all = InternetAddress.parse(given, true);
            if (all.length != 1 || all[0].getAddress().indexOf('@') < 1) {
                return Optional.empty();
            }
            all[0].setPersonal(all[0].getPersonal(), StandardCharsets.UTF_8.name());
            return Optional.of(all[0]);
        } catch (AddressException e) {
            return Optional.empty();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java platform has UTF-8", e);
        }
    }

    private static int port(String given, String tls) {
        if (given.isEmpty()) {
            return switch (tls) {
                case "tls" -> 465;
                case "none" -> 25;
                default -> 587;
            };
        }
        try {
            return Integer.parseInt(given);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static Account wrong(String obstacle) {
        return new Account("", 0, "", "", "none", null, obstacle);
    }

    boolean signsIn() {
        return !user.isBlank();
    }

    Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.auth", String.valueOf(signsIn()));
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(tls.equals("tls")));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(tls.equals("starttls")));
        properties.setProperty(
                "mail.smtp.starttls.required", String.valueOf(tls.equals("starttls")));
        properties.setProperty("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        properties.setProperty("mail.smtp.timeout", ANSWER_MILLIS);
        properties.setProperty("mail.smtp.writetimeout", ANSWER_MILLIS);
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty(
                "mail.smtp.localhost",
                from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1));
        return properties;
    }

    /** Never the password. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
