package org.liasse.core.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.core.store.Hash;
import org.liasse.core.store.Json;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Work;

/**
 * Who has asked to join and has not confirmed yet, as rows; of the secret only the hash is kept.
 */
final class SignUpRows {

    static final Duration LASTING = Duration.ofDays(1);

    /**
     * @param accepted what the timeline is to say of the terms
     */
    record Pending(
            String dossier,
            Key role,
            String name,
            String email,
            Language language,
            Map<String, Object> values,
            Map<String, Object> accepted) {}

    private SignUpRows() {}

    static Instant insert(Work work, String secret, Pending pending) {
        Instant expiresAt = work.now().plus(LASTING);
        work.sql()
                .update(
                        "insert into sign_up (secret_hash, dossier_id, role_key, name, email,"
                            + " language, content, accepted, expires_at) values (?, ?, ?, ?, ?, ?,"
                            + " ?, ?, ?)",
                        Hash.of(secret),
                        pending.dossier(),
                        pending.role(),
                        pending.name(),
                        pending.email(),
                        pending.language(),
                        Json.write(pending.values()),
                        Json.write(pending.accepted()),
                        expiresAt.toEpochMilli());
        return expiresAt;
    }

    static Optional<Pending> find(Sql sql, String secret, Instant now) {
        return sql.first(
                "select dossier_id, role_key, name, email, language, content, accepted from sign_up"
                        + " where secret_hash = ? and expires_at > ?",
                row ->
                        new Pending(
                                row.getString(1),
                                new Key(row.getString(2)),
                                row.getString(3),
                                row.getString(4),
                                Language.valueOf(row.getString(5)),
                                Json.read(row.getString(6)),
                                Json.read(row.getString(7))),
                Hash.of(secret),
                now.toEpochMilli());
    }

    /** Uses it up; false where somebody else has just done so. */
    static boolean use(Work work, String secret) {
        return work.sql().update("delete from sign_up where secret_hash = ?", Hash.of(secret)) == 1;
    }
}
