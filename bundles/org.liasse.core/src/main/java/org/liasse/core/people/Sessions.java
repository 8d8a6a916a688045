package org.liasse.core.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.liasse.api.Clock;
import org.liasse.api.people.Profile.OpenSession;
import org.liasse.api.people.SignIn.Session;
import org.liasse.core.store.Hash;
import org.liasse.core.store.Transactions;
import org.liasse.core.store.Work;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Sessions, for twelve hours each. Of a token only the hash is kept: who reads the database signs
 * in as nobody. A session that another node ends is known here within two seconds.
 */
@Component(service = Sessions.class)
public final class Sessions {

    static final Duration LASTING = Duration.ofHours(12);

    /** Expired sessions that each new one clears away, so that none stay for long. */
    private static final int CLEARED = 20;

    private static final int LISTED = 200;

    private static final SecureRandom RANDOM = new SecureRandom();

    /** A session in its time. */
    private record Live(String account, Instant expiresAt, long readAt) {}

    private final Transactions transactions;
    private final Clock clock;
    private final Ticker ticker;
    private final Cache<String, Live> cache = Caffeine.newBuilder().maximumSize(20_000).build();

    /** Counts what was ended, so that nothing read before is put back after. */
    private final AtomicLong ended = new AtomicLong();

    @Activate
    public Sessions(@Reference Transactions transactions, @Reference Clock clock) {
        this(transactions, clock, Ticker.systemTicker());
    }

    Sessions(Transactions transactions, Clock clock, Ticker ticker) {
        this.transactions = transactions;
        this.clock = clock;
        this.ticker = ticker;
    }

    /**
     * @param source the address it is opened from, or {@code null}
     */
    Session open(String account, String source) {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        return transactions.write(
                work -> {
                    Instant expiresAt = work.unmoved().plus(LASTING);
                    clearExpired(work);
                    work.sql()
                            .update(
                                    "insert into session_token (token_hash, account_id, created_at,"
                                            + " expires_at, opened_from) values (?, ?, ?, ?, ?)",
                                    Hash.of(token),
                                    account,
                                    work.millis(),
                                    expiresAt.toEpochMilli(),
                                    source);
                    return new Session(token, expiresAt);
                });
    }

    /** The account of a session that is open. */
    Optional<String> account(String token) {
        String hash = Hash.of(token);
        Live live = cache.getIfPresent(hash);
        long now = ticker.read();
        if (live == null || now - live.readAt() >= KnownAccounts.TRUSTED.toNanos()) {
            live = read(hash, now);
        }
        return Optional.ofNullable(live)
                .filter(session -> clock.unmoved().isBefore(session.expiresAt()))
                .map(Live::account);
    }

    private Live read(String hash, long now) {
        long before = ended.get();
        Live found =
                transactions.read(
                        sql ->
                                sql.first(
                                                "select account_id, expires_at from session_token"
                                                        + " where token_hash = ?",
                                                row ->
                                                        new Live(
                                                                row.getString(1),
                                                                Instant.ofEpochMilli(
                                                                        row.getLong(2)),
                                                                now),
                                                hash)
                                        .orElse(null));
        cache.asMap().compute(hash, (h, other) -> ended.get() == before ? found : null);
        return found;
    }

    void close(String token) {
        String hash = Hash.of(token);
        transactions.write(
                work -> work.sql().update("delete from session_token where token_hash = ?", hash));
        ended.incrementAndGet();
        cache.asMap().remove(hash);
    }

    /** Ends every session of an account, in this transaction. */
    void closeAll(Work work, String account) {
        work.sql().update("delete from session_token where account_id = ?", account);
        work.afterCommit(
                () -> {
                    ended.incrementAndGet();
                    cache.asMap().values().removeIf(live -> live.account().equals(account));
                });
    }

    /** Of this account, the newest first; a session is named by the hash of its token. */
    List<OpenSession> list(String account, String token) {
        String current = token == null ? "" : Hash.of(token);
        return transactions.read(
                sql ->
                        sql.list(
                                "select token_hash, created_at, expires_at, opened_from from"
                                        + " session_token where account_id = ? and expires_at > ?"
                                        + " order by created_at desc, token_hash fetch first "
                                        + LISTED
                                        + " rows only",
                                row ->
                                        new OpenSession(
                                                row.getString(1),
                                                Instant.ofEpochMilli(row.getLong(2)),
                                                Instant.ofEpochMilli(row.getLong(3)),
                                                row.getString(4),
                                                row.getString(1).equals(current)),
                                account,
                                clock.unmoved().toEpochMilli()));
    }

    /** False where this account has no such session. */
    boolean end(String account, String hash) {
        boolean ends =
                transactions.write(
                        work ->
                                work.sql()
                                                .update(
                                                        "delete from session_token where"
                                                                + " token_hash = ? and account_id"
                                                                + " = ?",
                                                        hash,
                                                        account)
                                        == 1);
        if (ends) {
            ended.incrementAndGet();
            cache.asMap().remove(hash);
        }
        return ends;
    }

    void endOthers(String account, String token) {
        String kept = token == null ? "" : Hash.of(token);
        transactions.write(
                work ->
                        work.sql()
                                .update(
                                        "delete from session_token where account_id = ? and"
                                                + " token_hash <> ?",
                                        account,
                                        kept));
        ended.incrementAndGet();
        cache.asMap()
                .entrySet()
                .removeIf(
                        known ->
                                known.getValue().account().equals(account)
                                        && !known.getKey().equals(kept));
    }

    private static void clearExpired(Work work) {
        var expired =
                work.sql()
                        .list(
                                "select token_hash from session_token where expires_at < ? order by"
                                        + " expires_at fetch first "
                                        + CLEARED
                                        + " rows only",
                                row -> row.getString(1),
                                work.unmoved().toEpochMilli());
        for (String hash : expired) {
            work.sql().update("delete from session_token where token_hash = ?", hash);
        }
    }
}
