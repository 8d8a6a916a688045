package org.liasse.core.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.core.store.Ids;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.liasse.core.store.Work;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Accounts with all their principals, kept between requests. What changes here is seen by the next
 * request; what another node changes, two seconds later at most, because the epoch is read again by
 * then.
 */
@Component(service = KnownAccounts.class)
public final class KnownAccounts {

    /** How long another node's change may go unseen. */
    static final Duration TRUSTED = Duration.ofSeconds(2);

    private record Seen(Known known, long at) {}

    private final Transactions transactions;
    private final Ticker ticker;
    private final Cache<String, Seen> cache = Caffeine.newBuilder().maximumSize(20_000).build();

    /** Counts what was forgotten, so that nothing read before is put back after. */
    private final AtomicLong forgotten = new AtomicLong();

    @Activate
    public KnownAccounts(@Reference Transactions transactions) {
        this(transactions, Ticker.systemTicker());
    }

    KnownAccounts(Transactions transactions, Ticker ticker) {
        this.transactions = transactions;
        this.ticker = ticker;
    }

    /**
     * Says that an account, its password or its memberships change in this transaction: a role held
     * on an office or on a context, given or taken.
     */
    public void changed(Work work, String account) {
        // his marks may count now, or count no more
        work.sql()
                .update(
                        "insert into reshelving (id, holder, after_id) select cast(? as"
                                + " varchar(36)), holder, '' from mark where holder = ? fetch first"
                                + " 1 rows only",
                        Ids.next(),
                        Principal.account(account));
        work.sql().update("update account set epoch = epoch + 1 where id = ?", account);
        work.afterCommit(() -> forget(account));
    }

    Optional<Known> find(String account) {
        Seen seen = cache.getIfPresent(account);
        long now = ticker.read();
        if (seen != null && now - seen.at() < TRUSTED.toNanos()) {
            return Optional.of(seen.known());
        }
        long before = forgotten.get();
        Optional<Known> found =
                transactions.read(
                        sql ->
                                seen != null && isUnchanged(sql, seen.known())
                                        ? Optional.of(seen.known())
                                        : load(sql, account));
        cache.asMap()
                .compute(
                        account,
                        (id, other) ->
                                found.isEmpty() || forgotten.get() != before
                                        ? null
                                        : new Seen(found.get(), now));
        return found;
    }

    /** All that an account is; nothing for one that is not there or disabled. */
    public Set<Principal> principalsOf(String account) {
        return find(account)
                .filter(known -> !known.disabled())
                .map(Known::principals)
                .orElse(Set.of());
    }

    /** Whoever has this account, with all that he is by now; empty where it is gone or disabled. */
    public Optional<Caller> caller(String account) {
        return find(account).filter(known -> !known.disabled()).map(Known::caller);
    }

    private void forget(String account) {
        forgotten.incrementAndGet();
        cache.asMap().remove(account);
    }

    private static boolean isUnchanged(Sql sql, Known known) {
        return sql.first(
                        "select epoch from account where id = ?",
                        row -> row.getLong(1),
                        known.account())
                .filter(epoch -> epoch == known.epoch())
                .isPresent();
    }

    private static Optional<Known> load(Sql sql, String account) {
        // the account first: what changes after that raises its epoch beyond the one read here
        return sql.first(
                        "select name, language, disabled, epoch from account where id = ?",
                        row ->
                                new Known(
                                        account,
                                        row.getString(1),
                                        Language.valueOf(row.getString(2)),
                                        row.getInt(3) != 0,
                                        row.getLong(4),
                                        Set.of()),
                        account)
                .map(
                        known ->
                                new Known(
                                        known.account(),
                                        known.name(),
                                        known.language(),
                                        known.disabled(),
                                        known.epoch(),
                                        principals(sql, account)));
    }

    private static Set<Principal> principals(Sql sql, String account) {
        Principal self = Principal.account(account);
        Set<Principal> all = new HashSet<>();
        all.add(self);
        all.add(Principal.PUBLIC);
        all.addAll(
                sql.list(
                        "select office_id, role_key from office_member where account_id = ?",
                        row -> Principal.role(row.getString(1), new Key(row.getString(2))),
                        account));
        all.addAll(
                sql.list(
                        "select dossier_id, role_key from dossier_grant where principal = ? and"
                                + " is_context = 1",
                        row -> Principal.role(row.getString(1), new Key(row.getString(2))),
                        self));
        return all;
    }
}
