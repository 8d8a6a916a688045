package org.liasse.itests.mail;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;
import org.liasse.itests.Platform;
import org.liasse.itests.story.Rest;
import org.liasse.test.letter.MailServer;

/** Somebody is invited and comes in by the link that the mail brought. */
public class MailIT {

    private static final String ZOE = "zoe@example.org";

    private static MailServer server;
    private static Platform platform;

    @BeforeClass
    public static void start() {
        server = MailServer.start();
        platform =
                Platform.onDerby()
                        .with("LIASSE_SMTP_HOST", "127.0.0.1")
                        .with("LIASSE_SMTP_PORT", String.valueOf(server.smtpPort()))
                        .with("LIASSE_SMTP_TLS", "none")
                        .with("LIASSE_MAIL_FROM", "Bureau du Nord <nord@example.org>")
                        .with("LIASSE_PUBLIC_URL", "https://liasse.example.org")
                        .start();
    }

    @AfterClass
    public static void stop() {
        platform.close();
        server.close();
    }

    // CORE-28
    @Test
    public void CORE_28_whoIsInvitedByMailComesInByItsLink() {
        Rest visitor = Rest.visitor(platform.httpPort());
        Rest admin = visitor.signedIn("admin", Platform.ADMIN_PASSWORD);
        admin.send("POST", "/api/offices", Map.of("key", "north", "name", "Nord")).expect(201);

        admin.send(
                        "POST",
                        "/api/accounts",
                        Map.of(
                                "email",
                                ZOE,
                                "name",
                                "Zoé",
                                "office",
                                "north",
                                "roles",
                                List.of("instructor")))
                .expect(201);

        platform.until("the mail has arrived", () -> !server.received(ZOE).isEmpty());
        String mail = server.received(ZOE).get(0).replace("=\r\n", "");
        assertTrue(mail, mail.contains("@liasse.example.org>"));
        Matcher link =
                Pattern.compile("https://liasse\\.example\\.org/password#([0-9a-f]{64})")
                        .matcher(mail);
        assertTrue(mail, link.find());
        visitor.send(
                        "POST",
                        "/api/session/password",
                        Map.of("token", link.group(1), "password", "a password of hers"))
                .expect(200);
        assertEquals(
                "instructor",
                visitor.signedIn(ZOE, "a password of hers")
                        .read("/api/me")
                        .at("/offices/0/roles/0")
                        .asText());
        platform.until(
                "the letter is known to be sent",
                () -> platform.command("liasse:mail-list --state sent").text().contains(ZOE));
        assertEquals(1, server.received(ZOE).size());
    }
}
