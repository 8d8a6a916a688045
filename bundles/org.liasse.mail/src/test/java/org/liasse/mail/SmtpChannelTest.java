package org.liasse.mail;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.mail.Session;
import javax.mail.internet.ContentType;
import javax.mail.internet.InternetAddress;
import javax.mail.internet.MimeMessage;
import javax.mail.internet.MimeMultipart;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;
import org.liasse.api.Clock;
import org.liasse.api.Language;
import org.liasse.api.calendar.CalendarEvent;
import org.liasse.api.calendar.Invitation;
import org.liasse.api.letter.Letter;
import org.liasse.api.spi.LetterChannel;
import org.liasse.api.spi.LetterChannel.Delivery;
import org.liasse.test.letter.LetterChannelContract;
import org.liasse.test.letter.MailServer;
import org.liasse.test.letter.ScriptedServer;

/** Letters by mail, to a real server, and to one that misbehaves. */
public class SmtpChannelTest extends LetterChannelContract {

    private static final Clock CLOCK =
            new Clock() {
                @Override
                public Instant now() {
                    return Instant.parse("2026-03-02T09:00:00Z");
                }

                @Override
                public ZoneId zone() {
                    return ZoneId.of("Europe/Paris");
                }
            };
    private static final Letter HELLO = letter("zoe@example.org", "Décision n° 5", "Zoé <Martin>");

    private static MailServer server;

    private int handed;

    @BeforeClass
    public static void start() {
        server = MailServer.start();
    }

    @AfterClass
    public static void stop() {
        server.close();
    }

    @Override
    protected LetterChannel newChannel() {
        return to(server.smtpPort());
    }

    @Override
    protected int arrived(String address) {
        return server.received(address).size();
    }

    private static Letter letter(String address, String subject, String name) {
        return new Letter(
                "1",
                "<1@liasse.test>",
                name,
                address,
                Language.FR,
                subject,
                "Bonjour,\n.\nà bientôt\n",
                "<p>Bonjour,</p>");
    }

    private static SmtpChannel to(int port) {
        return new SmtpChannel(
                Account.of(settings("127.0.0.1", String.valueOf(port), "none")), CLOCK);
    }

    private static Configured settings(String host, String port, String tls) {
        return settings(host, port, tls, "Liasse à Lyon <liasse@example.org>");
    }

    private static Configured settings(String host, String port, String tls, String from) {
        return new Configured() {
            @Override
            public Class<Configured> annotationType() {
                return Configured.class;
            }

            @Override
            public String host() {
                return host;
            }

            @Override
            public String port() {
                return port;
            }

            @Override
            public String user() {
                return "";
            }

            @Override
            public String password() {
                return "";
            }

            @Override
            public String tls() {
                return tls;
            }

            @Override
            public String from() {
                return from;
            }
        };
    }

    private Delivery scripted(UnaryOperator<String> script) {
        try (ScriptedServer scripted = new ScriptedServer(script)) {
            return to(scripted.port()).deliver(HELLO, () -> handed++);
        }
    }

    private Delivery answering(String command, String answer) {
        return scripted(line -> line.startsWith(command) ? answer : null);
    }

    // CORE-09
    @Test
    public void CORE_09_aMailArrivesWithTextAndHtmlInEveryAlphabet() throws Exception {
        Delivery delivery = to(server.smtpPort()).deliver(HELLO, () -> handed++);

        assertEquals(new Delivery.Taken(), delivery);
        assertEquals(1, handed);
        List<String> received = server.received("zoe@example.org");
        assertEquals(1, received.size());
        MimeMessage mail =
                new MimeMessage(
                        (Session) null,
                        new ByteArrayInputStream(
                                received.get(0).getBytes(StandardCharsets.US_ASCII)));
        assertEquals("<1@liasse.test>", mail.getMessageID());
        assertEquals("Décision n° 5", mail.getSubject());
        assertEquals("Liasse à Lyon", ((InternetAddress) mail.getFrom()[0]).getPersonal());
        assertEquals("Zoé <Martin>", ((InternetAddress) mail.getAllRecipients()[0]).getPersonal());
        assertEquals(CLOCK.now(), mail.getSentDate().toInstant());
        assertEquals("auto-generated", mail.getHeader("Auto-Submitted", null));
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertTrue(parts.getContentType(), parts.getContentType().contains("alternative"));
        assertEquals(
                "Bonjour,\n.\nà bientôt\n",
                parts.getBodyPart(0).getContent().toString().replace("\r\n", "\n"));
        assertTrue(parts.getBodyPart(1).getContentType().startsWith("text/html; charset=UTF-8"));
    }

    // CORE-21
    @Test
    public void CORE_21_anInvitationIsBesideTheWordsAndFromWhomTheMailIs() throws Exception {
        CalendarEvent event =
                new CalendarEvent(
                        "1-visit@liasse.test",
                        2,
                        Instant.parse("2026-05-01T10:00:00Z"),
                        new CalendarEvent.Span.Timed(
                                Instant.parse("2026-05-04T08:00:00Z"),
                                Instant.parse("2026-05-04T09:00:00Z")),
                        CalendarEvent.Status.CONFIRMED,
                        "Chaudière",
                        null,
                        null,
                        null,
                        true);
        Letter letter =
                new Letter(
                        "1",
                        "<1@liasse.test>",
                        "Ada",
                        "ada@example.org",
                        Language.FR,
                        "Rendez-vous",
                        "Bonjour",
                        "<p>Bonjour</p>",
                        List.of(),
                        new Invitation(event, true));

        assertEquals(new Delivery.Taken(), to(server.smtpPort()).deliver(letter, () -> handed++));

        MimeMessage mail =
                new MimeMessage(
                        (Session) null,
                        new ByteArrayInputStream(
                                server.received("ada@example.org")
                                        .get(0)
                                        .getBytes(StandardCharsets.US_ASCII)));
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertTrue(parts.getContentType(), parts.getContentType().contains("alternative"));
        assertEquals(3, parts.getCount());
        ContentType type = new ContentType(parts.getBodyPart(2).getContentType());
        assertTrue(type.toString(), type.match("text/calendar"));
        assertEquals("REQUEST", type.getParameter("method"));
        assertEquals("UTF-8", type.getParameter("charset"));
        String calendar =
                new String(
                                parts.getBodyPart(2).getInputStream().readAllBytes(),
                                StandardCharsets.UTF_8)
                        .replace("\r\n ", "");
        assertTrue(calendar, calendar.contains("METHOD:REQUEST\r\n"));
        assertTrue(calendar, calendar.contains("SEQUENCE:2\r\n"));
        assertTrue(calendar, calendar.contains("SUMMARY:Chaudière\r\n"));
        assertTrue(
                calendar,
                calendar.contains("ORGANIZER;CN=\"Liasse à Lyon\":mailto:liasse@example.org\r\n"));
        assertTrue(calendar, calendar.contains("mailto:ada@example.org\r\n"));
    }

    // CORE-09
    @Test
    public void CORE_09_noHeaderIsEndedByWhatItSays() {
        Letter evil =
                letter(
                        "eve@example.org",
                        "Hello\r\nBcc: all@example.org\r\n\r\nBuy",
                        "Eve\r\nX-Evil: yes");

        assertEquals(new Delivery.Taken(), to(server.smtpPort()).deliver(evil, () -> handed++));

        String mail = server.received("eve@example.org").get(0);
        assertTrue(mail, mail.contains("Subject: Hello Bcc: all@example.org Buy\r\n"));
        assertFalse(mail, mail.contains("\r\nBcc:"));
        assertFalse(mail, mail.contains("\r\nX-Evil"));
        assertEquals(List.of(), server.received("all@example.org"));
    }

    // CORE-09
    @Test
    public void CORE_09_whatIsNoAddressIsRefusedWithoutAskingAnybody() {
        for (String address :
                List.of("nobody", "a b@example.org", "x@example.org>\r\nRCPT TO:<y@z>", "@", "")) {
            Delivery delivery = to(1).deliver(letter(address, "s", "n"), () -> handed++);
            assertTrue(address + delivery, delivery instanceof Delivery.Refused);
        }
        assertEquals(0, handed);
    }

    // CORE-09
    @Test
    public void CORE_09_anAddressInAnotherScriptIsWrittenAsTheNetWantsIt() {
        Delivery delivery =
                to(server.smtpPort()).deliver(letter("zoe@société.fr", "s", "n"), () -> handed++);

        assertEquals(new Delivery.Taken(), delivery);
        assertEquals(1, server.received("zoe@xn--socit-esab.fr").size());
    }

    // CORE-09
    @Test
    public void CORE_09_aServerThatIsNotThereIsAway() {
        try (MailServer none = MailServer.stopped()) {
            assertAway(to(none.smtpPort()).deliver(HELLO, () -> handed++));
        }
        assertEquals(0, handed);
    }

    // CORE-09
    @Test
    public void CORE_09_aServerThatWantsUsNotIsAway() {
        assertAway(scripted(line -> line.matches("(EHLO|HELO) .*") ? "421 not today" : null));
        assertAway(answering("MAIL", "550 not you"));
        assertAway(answering("MAIL", "451 not now"));
        assertAway(answering("RCPT", "421 closing"));
        assertAway(answering("MAIL", ScriptedServer.HANGS_UP));
        assertAway(answering("RCPT", ScriptedServer.HANGS_UP));
        assertEquals(0, handed);
    }

    // CORE-09
    @Test
    public void CORE_09_aRecipientThatIsNotThereIsRefused() {
        assertEquals(
                new Delivery.Refused("550 no such user"), answering("RCPT", "550 no such user"));
        assertEquals(0, handed);
    }

    // CORE-09
    @Test
    public void CORE_09_aRecipientThatIsBusyIsTriedLater() {
        assertEquals(new Delivery.Deferred("450 greylisted"), answering("RCPT", "450 greylisted"));
        assertEquals(0, handed);
    }

    // CORE-09
    @Test
    public void CORE_09_aMailThatIsNotWantedIsRefused() {
        assertEquals(new Delivery.Refused("554 spam"), answering(".", "554 spam"));
        assertEquals(new Delivery.Deferred("452 full"), answering("DATA", "452 full"));
    }

    // CORE-09
    @Test
    public void CORE_09_whoHangsUpBeforeTheEndOfTheMailHasNotTakenIt() {
        assertAway(answering("DATA", ScriptedServer.HANGS_UP));
    }

    // CORE-09
    @Test
    public void CORE_09_whoHangsUpAtTheEndOfTheMailMayHaveTakenIt() {
        Delivery delivery = answering(".", ScriptedServer.HANGS_UP);

        assertTrue(delivery.toString(), delivery instanceof Delivery.Uncertain);
        assertEquals(1, handed);
    }

    // CORE-09
    @Test
    public void CORE_09_whoMayNotHandOverSendsNoData() {
        List<String> heard = new ArrayList<>();
        try (ScriptedServer scripted = new ScriptedServer(line -> null)) {
            IllegalStateException no = new IllegalStateException("no");
            IllegalStateException thrown =
                    assertThrows(
                            IllegalStateException.class,
                            () ->
                                    to(scripted.port())
                                            .deliver(
                                                    HELLO,
                                                    () -> {
                                                        throw no;
                                                    }));
            assertSame(no, thrown);
            heard.addAll(scripted.heard());
        }
        assertTrue(heard.toString(), heard.contains("RCPT TO:<zoe@example.org>"));
        assertFalse(heard.toString(), heard.contains("DATA"));
    }

    // CORE-09
    @Test
    public void CORE_09_aServerWithoutTheTlsThatIsAskedForIsAway() {
        try (ScriptedServer scripted = new ScriptedServer(line -> null)) {
            SmtpChannel channel =
                    new SmtpChannel(
                            Account.of(
                                    settings(
                                            "127.0.0.1",
                                            String.valueOf(scripted.port()),
                                            "starttls")),
                            CLOCK);

            assertAway(channel.deliver(HELLO, () -> handed++));
            assertFalse(scripted.heard().stream().anyMatch(line -> line.startsWith("MAIL")));
        }
    }

    // CORE-09
    @Test
    public void CORE_09_whatIsWrongWithTheSettingsIsSaid() {
        assertEquals(
                Optional.of("no SMTP server is configured (LIASSE_SMTP_HOST)"),
                obstacle(settings("", "", "")));
        assertEquals(
                Optional.of("LIASSE_SMTP_TLS is ssl: starttls, tls or none"),
                obstacle(settings("mail", "", "ssl")));
        assertEquals(
                Optional.of("LIASSE_SMTP_PORT is no port: x"), obstacle(settings("mail", "x", "")));
        assertEquals(
                Optional.of("LIASSE_MAIL_FROM is no e-mail address"),
                obstacle(settings("mail", "", "", "Liasse")));
        assertEquals(Optional.empty(), obstacle(settings("mail", "", "")));
        assertEquals(587, Account.of(settings("mail", "", "")).port());
        assertEquals(465, Account.of(settings("mail", "", "tls")).port());
        assertEquals(25, Account.of(settings("mail", "", "none")).port());
    }

    private static Optional<String> obstacle(Configured settings) {
        return new SmtpChannel(Account.of(settings), CLOCK).obstacle();
    }

    private static void assertAway(Delivery delivery) {
        assertTrue(delivery.toString(), delivery instanceof Delivery.Away);
    }
}
