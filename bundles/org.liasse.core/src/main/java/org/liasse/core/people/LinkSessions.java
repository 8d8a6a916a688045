package org.liasse.core.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.liasse.api.Clock;
import org.liasse.api.Language;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.api.people.SignIn.Session;
import org.liasse.core.store.Hash;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Transactions;
import org.liasse.core.store.Work;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sessions of personal links. Of link and token only the hashes are kept. */
@Component(service = LinkSessions.class)
public final class LinkSessions {

    /** Expired sessions that each new one clears away, so that none stay for long. */
    private static final int CLEARED = 20;

    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public LinkSessions(@Reference Transactions transactions, @Reference Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Link(String id, Instant expiresAt) {}

    /** Empty where the link is unknown, expired, or its holder has no role any more. */
    Optional<Session> open(String secret) {
        return transactions.write(
                work ->
                        work.sql()
                                .first(
                                        "select id, expires_at from personal_link where"
                                                + " secret_hash = ? and expires_at > ?",
                                        row ->
                                                new Link(
                                                        row.getString(1),
                                                        Instant.ofEpochMilli(row.getLong(2))),
                                        Hash.of(secret),
                                        work.millis())
                                .filter(link -> holdsARole(work.sql(), link.id()))
                                .map(link -> open(work, link)));
    }

    private static boolean holdsARole(Sql sql, String link) {
        return sql.first(
                        "select g.role_key from personal_link l join dossier_grant g on"
                                + " g.dossier_id = l.dossier_id where l.id = ? and g.principal ="
                                + " ?",
                        row -> row.getString(1),
                        link,
                        Principal.link(link))
                .isPresent();
    }

    private static Session open(Work work, Link link) {
        String token = Hash.random();
        Duration left = Duration.between(work.now(), link.expiresAt());
        Instant expiresAt =
                work.unmoved().plus(left.compareTo(Sessions.LASTING) < 0 ? left : Sessions.LASTING);
        clearExpired(work);
        work.sql()
                .update(
                        "insert into link_session (token_hash, link_id, created_at, expires_at)"
                                + " values (?, ?, ?, ?)",
                        Hash.of(token),
                        link.id(),
                        work.millis(),
                        expiresAt.toEpochMilli());
        return new Session(token, expiresAt);
    }

    private static void clearExpired(Work work) {
        work.sql()
                .list(
                        "select token_hash from link_session where expires_at < ? order by"
                                + " expires_at fetch first "
                                + CLEARED
                                + " rows only",
                        row -> row.getString(1),
                        work.unmoved().toEpochMilli())
                .forEach(
                        hash ->
                                work.sql()
                                        .update(
                                                "delete from link_session where token_hash = ?",
                                                hash));
    }

    /** Whose token this is, as long as the session lasts. */
    Optional<Caller> caller(String token) {
        return transactions.read(
                sql ->
                        sql.first(
                                "select l.id, l.name, l.language from link_session s join"
                                        + " personal_link l on l.id = s.link_id where s.token_hash"
                                        + " = ? and s.expires_at > ? and l.expires_at > ?",
                                row ->
                                        new Caller(
                                                null,
                                                row.getString(2),
                                                Set.of(Principal.link(row.getString(1))),
                                                Language.valueOf(row.getString(3)),
                                                null),
                                Hash.of(token),
                                clock.unmoved().toEpochMilli(),
                                clock.now().toEpochMilli()));
    }

    void close(String token) {
        transactions.write(
                work ->
                        work.sql()
                                .update(
                                        "delete from link_session where token_hash = ?",
                                        Hash.of(token)));
    }
}
