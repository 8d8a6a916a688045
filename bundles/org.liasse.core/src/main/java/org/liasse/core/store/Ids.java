package org.liasse.core.store;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.regex.Pattern;
import org.liasse.api.Problem;

/** Identifiers: UUIDs of version 7 (RFC 9562), which sort by the instant of their making. */
public final class Ids {

    private static final Pattern SHAPE =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static long lastMillis;
    private static int lastCount;

    private Ids() {}

    /** A new id; within one process each sorts after the one before. */
    public static String next() {
        long millis;
        int count;
        synchronized (Ids.class) {
            millis = Math.max(System.currentTimeMillis(), lastMillis);
            lastCount = millis == lastMillis ? lastCount + 1 : RANDOM.nextInt(0x400);
            if (lastCount > 0xfff) {
                millis++;
                lastCount = 0;
            }
            lastMillis = millis;
            count = lastCount;
        }
        long high = (millis << 16) | 0x7000L | count;
        long low = (RANDOM.nextLong() >>> 2) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    /**
     * A client's own id as it will be stored, or a new one where it sent none.
     *
     * @throws Problem INVALID_INPUT where it is no UUID
     */
    public static String of(String own) {
        if (own == null) {
            return next();
        }
        if (!isId(own)) {
            throw Problem.invalid("/id", "On attend un UUID.", "This must be a UUID.");
        }
        return own.toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether a text is a UUID in its usual form. */
    public static boolean isId(String text) {
        return text != null && text.length() == 36 && SHAPE.matcher(text).matches();
    }
}
