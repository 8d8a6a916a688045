package org.liasse.core.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.liasse.api.Problem;
import org.liasse.core.store.Hash;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Work;

/**
 * Links that work once. The secret stands in a mail and nowhere else: of it only the hash is kept.
 */
final class OneTimeLinks {

    /** What a link is for, and how long. */
    enum Purpose {
        INVITATION(Duration.ofDays(7)),
        RESET(Duration.ofHours(1)),
        EMAIL(Duration.ofHours(24));

        private final Duration lasting;

        Purpose(Duration lasting) {
            this.lasting = lasting;
        }

        Duration lasting() {
            return lasting;
        }

        String stored() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** A link just made; {@code cause} tells its letter from all others. */
    record Issued(String secret, String cause, Instant expiresAt) {}

    /**
     * A link that works.
     *
     * @param email the address it confirms, or {@code null}
     */
    record Found(String account, Purpose purpose, String email) {}

    private OneTimeLinks() {}

    /**
     * @param account {@code null} for nobody's: it costs the same and opens nothing
     */
    static Issued issue(Work work, String account, Purpose purpose, String email) {
        String secret = Hash.random();
        String hash = Hash.of(secret);
        Instant expiresAt = work.now().plus(purpose.lasting());
        work.sql()
                .update(
                        "insert into account_link (secret_hash, account_id, purpose, email,"
                                + " created_at, expires_at) values (?, ?, ?, ?, ?, ?)",
                        hash,
                        account,
                        purpose.stored(),
                        email,
                        work.millis(),
                        expiresAt.toEpochMilli());
        return new Issued(secret, "link:" + hash, expiresAt);
    }

    static Optional<Found> find(Sql sql, String secret, Instant now) {
        return sql.first(
                "select account_id, purpose, email from account_link where secret_hash = ? and"
                        + " account_id is not null and expires_at > ?",
                row ->
                        new Found(
                                row.getString(1),
                                Purpose.valueOf(
                                        row.getString(2).toUpperCase(java.util.Locale.ROOT)),
                                row.getString(3)),
                Hash.of(secret),
                now.toEpochMilli());
    }

    /** Uses it up; false where somebody else has just done so. */
    static boolean use(Work work, String secret) {
        return work.sql().update("delete from account_link where secret_hash = ?", Hash.of(secret))
                == 1;
    }

    static void revokeAll(Work work, String account) {
        work.sql().update("delete from account_link where account_id = ?", account);
    }

    /** One answer for the unknown, the used and the expired. */
    static Problem over() {
        return Problem.invalid(
                        "/token",
                        "Ce lien ne sert plus, ou n’a jamais servi : demandez-en un autre.",
                        "This link works no more, or never did: ask for another.")
                .because("link-over");
    }
}
