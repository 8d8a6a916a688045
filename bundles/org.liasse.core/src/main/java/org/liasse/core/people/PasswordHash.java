package org.liasse.core.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Passwords under Argon2id (RFC 9106), written in the PHC string format: {@code
 * $argon2id$v=19$m=19456,t=2,p=1$salt$hash}. The cost is what OWASP asks for at least: 19 MiB, two
 * passes, one lane. Passwords are compared in Unicode's form NFKC, so that an accent counts the
 * same whatever keyboard typed it.
 */
final class PasswordHash {

    private static final int MEMORY_KIBIBYTES = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private static final Pattern PHC =
            Pattern.compile(
                    "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * Of no password: what is compared where there is no account, so that the answer takes as long.
     */
    static final String OF_NOBODY = phc(random(SALT_BYTES), random(HASH_BYTES));

    private PasswordHash() {}

    /** The hash of a password under a new salt. */
    static String of(String password) {
        byte[] salt = random(SALT_BYTES);
        return phc(salt, derive(password, salt, MEMORY_KIBIBYTES, PASSES, LANES, HASH_BYTES));
    }

    /**
     * Whether this is the password behind the hash; takes the same time whether it is or not.
     *
     * @throws IllegalArgumentException where the hash is not of this kind
     */
    static boolean matches(String password, String hash) {
        Matcher parts = PHC.matcher(hash);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not an Argon2id hash in PHC format");
        }
        byte[] expected = Base64.getDecoder().decode(parts.group(5));
        byte[] derived =
                derive(
                        password,
                        Base64.getDecoder().decode(parts.group(4)),
                        Integer.parseInt(parts.group(1)),
                        Integer.parseInt(parts.group(2)),
                        Integer.parseInt(parts.group(3)),
                        expected.length);
        return MessageDigest.isEqual(expected, derived);
    }

    private static byte[] derive(
            String password, byte[] salt, int memory, int passes, int lanes, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(memory)
                        .withIterations(passes)
                        .withParallelism(lanes)
                        .withSalt(salt)
                        .build());
        byte[] derived = new byte[length];
        generator.generateBytes(
                Normalizer.normalize(password, Normalizer.Form.NFKC)
                        .getBytes(StandardCharsets.UTF_8),
                derived);
        return derived;
    }

    private static String phc(byte[] salt, byte[] hash) {
        Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        MEMORY_KIBIBYTES,
                        PASSES,
                        LANES,
                        encoder.encodeToString(salt),
                        encoder.encodeToString(hash));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
