package org.liasse.core.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Logins and passwords proven in the last five minutes, so that a script which sends them with
 * every request costs one Argon2. They are kept under a keyed hash whose key dies with the process,
 * and count only while the account is as it was.
 */
final class Credentials {

    static final Duration REMEMBERED = Duration.ofMinutes(5);

    private record Proven(String account, long epoch) {}

    private final SecretKeySpec key;
    private final Cache<String, Proven> proven;

    Credentials(Ticker ticker) {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
        this.proven =
                Caffeine.newBuilder()
                        .maximumSize(10_000)
                        .expireAfterWrite(REMEMBERED)
                        .ticker(ticker)
                        .build();
    }

    /** The account that these proved to be, by the account as it is known now. */
    Optional<Known> recall(String login, String password, KnownAccounts accounts) {
        Proven found = proven.getIfPresent(name(login, password));
        return found == null
                ? Optional.empty()
                : accounts.find(found.account())
                        .filter(known -> known.epoch() == found.epoch() && !known.disabled());
    }

    void remember(String login, String password, String account, long epoch) {
        proven.put(name(login, password), new Proven(account, epoch));
    }

    private String name(String login, String password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            // no control character stands in a login
            mac.update(Words.folded(login).getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
