package org.liasse.itests.canary;

import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.liasse.itests.Shared;
import org.liasse.itests.story.Rest;

/** The mails that the shared platform has sent. */
final class Mails {

    private static final Pattern LINK = Pattern.compile("/link#([0-9a-f]+)");

    private Mails() {}

    /** All that somebody has had, one after another. */
    static String to(String address) {
        return String.join("", Shared.mail().received(address)).replace("=\r\n", "");
    }

    /** Who comes by the link that was sent to an address, once it is there. */
    static Rest guest(String address) {
        AtomicReference<String> secret = new AtomicReference<>();
        Shared.platform()
                .until(
                        address + " has a link",
                        () -> {
                            Matcher link = LINK.matcher(to(address));
                            secret.set(link.find() ? link.group(1) : null);
                            return secret.get() != null;
                        });
        return Rest.visitor(Shared.platform().httpPort()).byLink(secret.get());
    }
}
