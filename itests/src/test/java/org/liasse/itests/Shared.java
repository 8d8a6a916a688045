package org.liasse.itests;

import java.util.Set;
import org.liasse.itests.story.Town;
import org.liasse.test.letter.MailServer;

/**
 * The platforms of those tests that leave them as they found them, on Derby: one with procedures,
 * one with the other variants, whose offices seal. The first who asks starts it, the end of the
 * tests ends it; each has an office of its own in it.
 */
public final class Shared {

    private static Platform platform;
    private static Platform others;
    private static MailServer mail;

    private Shared() {}

    /** It, ready, with procedures installed. */
    public static synchronized Platform platform() {
        if (platform == null) {
            mail = MailServer.start();
            platform =
                    Platform.onDerby()
                            .with("LIASSE_SMTP_HOST", "127.0.0.1")
                            .with("LIASSE_SMTP_PORT", String.valueOf(mail.smtpPort()))
                            .with("LIASSE_SMTP_TLS", "none")
                            .with("LIASSE_MAIL_FROM", "Liasse <liasse@example.org>");
            Runtime.getRuntime().addShutdownHook(new Thread(Shared::end));
            platform.start();
        }
        if (!Set.of(200, 401).contains(platform.statusOf("/api/procedures"))) {
            platform.install(Town.VARIANT);
            Town.awaitVariant(platform);
        }
        return platform;
    }

    /** Where its mails arrive. */
    public static synchronized MailServer mail() {
        platform();
        return mail;
    }

    /**
     * One on which what serves {@code /api/…} at this address is installed.
     *
     * @param variant a feature
     */
    public static synchronized Platform with(String variant, String address) {
        if (others == null) {
            others = Seals.sealing(Platform.onDerby());
            Platform started = others;
            Runtime.getRuntime().addShutdownHook(new Thread(started::destroy));
            others.start();
        }
        others.install(variant);
        others.until(
                variant + " is there", () -> Set.of(200, 401).contains(others.statusOf(address)));
        return others;
    }

    /** From now on it is this one, on the same data. */
    public static synchronized void movedTo(Platform successor) {
        platform = successor;
    }

    /** There is little time left then. */
    private static synchronized void end() {
        platform.destroy();
        mail.close();
    }
}
