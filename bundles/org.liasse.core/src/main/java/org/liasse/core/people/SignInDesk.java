package org.liasse.core.people;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import org.liasse.api.Clock;
import org.liasse.api.Problem;
import org.liasse.api.people.Caller;
import org.liasse.api.people.SignIn;
import org.liasse.core.store.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Where people show who they are. Unknown logins, wrong passwords, disabled accounts and those
 * without a password are answered alike, after the same work.
 */
@Component
public final class SignInDesk implements SignIn {

    private static final int CHECKS_AT_ONCE = 2;
    private static final int WAITING = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** What the database knows of a login. */
    private record Entry(String account, String hash, boolean disabled, long epoch) {}

    private final Transactions transactions;
    private final KnownAccounts known;
    private final Sessions sessions;
    private final LinkSessions links;
    private final Throttle throttle;
    private final Credentials credentials;
    private final PasswordChecks checks = new PasswordChecks(CHECKS_AT_ONCE, WAITING, PATIENCE);

    @Activate
    public SignInDesk(
            @Reference Transactions transactions,
            @Reference KnownAccounts known,
            @Reference Sessions sessions,
            @Reference LinkSessions links,
            @Reference Clock clock) {
        this(transactions, known, sessions, links, clock, Ticker.systemTicker());
    }

    SignInDesk(
            Transactions transactions,
            KnownAccounts known,
            Sessions sessions,
            LinkSessions links,
            Clock clock,
            Ticker ticker) {
        this.transactions = transactions;
        this.known = known;
        this.sessions = sessions;
        this.links = links;
        this.throttle = new Throttle(clock);
        this.credentials = new Credentials(ticker);
    }

    @Override
    public Session open(String login, String password, String source) {
        return sessions.open(basic(login, password, source).account(), source);
    }

    @Override
    public Caller bearer(String token) {
        return Optional.ofNullable(token)
                .flatMap(sessions::account)
                .flatMap(known::find)
                .filter(account -> !account.disabled())
                .map(Known::caller)
                .or(() -> Optional.ofNullable(token).flatMap(links::caller))
                .orElseThrow(SignInDesk::notSignedIn);
    }

    @Override
    public Session openLink(String secret) {
        return links.open(secret).orElseThrow(SignInDesk::notSignedIn);
    }

    @Override
    public Caller basic(String login, String password, String source) {
        if (isBeyondReason(login, 100) || isBeyondReason(password, Words.LONGEST_PASSWORD)) {
            throw notSignedIn();
        }
        return credentials
                .recall(login, password, known)
                .or(() -> prove(login, password, source == null ? "" : source))
                .map(Known::caller)
                .orElseThrow(SignInDesk::notSignedIn);
    }

    private Optional<Known> prove(String login, String password, String source) {
        String folded = Words.folded(login);
        throttle.begin(folded, source);
        boolean answered = false;
        try {
            Optional<Known> proven = check(login, password);
            answered = true;
            if (proven.isPresent()) {
                throttle.succeeded(folded, source);
            }
            return proven;
        } finally {
            if (!answered) {
                throttle.abandoned(folded, source);
            }
        }
    }

    private Optional<Known> check(String login, String password) {
        Optional<Entry> entry = entry(login);
        String hash = entry.map(Entry::hash).orElse(PasswordHash.OF_NOBODY);
        boolean isRight =
                checks.run(
                        () ->
                                // whoever waited before with the same may have proven it meanwhile
                                credentials.recall(login, password, known).isPresent()
                                        || PasswordHash.matches(password, hash));
        if (!isRight || entry.isEmpty() || entry.get().disabled()) {
            return Optional.empty();
        }
        credentials.remember(login, password, entry.get().account(), entry.get().epoch());
        return known.find(entry.get().account()).filter(account -> !account.disabled());
    }

    private Optional<Entry> entry(String login) {
        return transactions.read(
                sql ->
                        sql.first(
                                "select id, password_hash, disabled, epoch from account where"
                                        + " login_folded = ?",
                                row ->
                                        new Entry(
                                                row.getString(1),
                                                row.getString(2),
                                                row.getInt(3) != 0,
                                                row.getLong(4)),
                                Words.folded(login)));
    }

    @Override
    public void close(String token) {
        if (token != null) {
            sessions.close(token);
            links.close(token);
        }
    }

    @Override
    public Caller as(String login) {
        return entry(login)
                .flatMap(entry -> known.find(entry.account()))
                .filter(account -> !account.disabled())
                .map(Known::caller)
                .orElseThrow(SignInDesk::notSignedIn);
    }

    /** What no account can have is not worth an Argon2. */
    private static boolean isBeyondReason(String text, int most) {
        return text == null || text.isEmpty() || text.codePointCount(0, text.length()) > most;
    }

    static Problem notSignedIn() {
        return Problem.of(
                Problem.Kind.NOT_SIGNED_IN,
                "Identifiez-vous : la connexion manque, est expirée ou n’est pas valable.",
                "Sign in: the sign-in is missing, expired or not valid.");
    }
}
