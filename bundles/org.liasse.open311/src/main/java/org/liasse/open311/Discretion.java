package org.liasse.open311;

import java.util.regex.Pattern;

/**
 * What people wrote, as strangers may read it: without mail addresses and telephone numbers. No
 * names are found in a text; who runs the place deletes a report that tells of somebody.
 */
final class Discretion {

    private static final String LEFT_OUT = "[…]";

    /** Bounded on either side of the sign, so that a long word costs no more than a short one. */
    private static final Pattern MAIL = Pattern.compile("[^\\s@<>()]{1,64}@[^\\s@<>()]{1,255}");

    /** Eight to fifteen digits (E.164), however they are parted. */
    private static final Pattern PHONE =
            Pattern.compile("(?<![\\d])\\+?\\d(?:[ \\u00a0.()/-]{0,3}\\d){7,14}(?!\\d)");

    private Discretion() {}

    /** {@code null} for nothing. */
    static String told(Object text) {
        if (text == null) {
            return null;
        }
        String withoutMails = MAIL.matcher(text.toString()).replaceAll(LEFT_OUT);
        return PHONE.matcher(withoutMails).replaceAll(LEFT_OUT);
    }
}
