package org.liasse.api.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.osgi.annotation.versioning.ProviderType;

/** The people of the installation, and the roles they hold on offices. */
@ProviderType
public interface Accounts {

    /**
     * @param email may be {@code null}
     * @param phone as its owner wrote it, for himself alone; {@code null} where he gave none
     */
    record Account(
            String id,
            String login,
            String name,
            String email,
            Language language,
            boolean disabled,
            Instant createdAt,
            String phone) {

        /** One without a phone number. */
        public Account(
                String id,
                String login,
                String name,
                String email,
                Language language,
                boolean disabled,
                Instant createdAt) {
            this(id, login, name, email, language, disabled, createdAt, null);
        }
    }

    /** A role held on an office or on a context. */
    record Membership(String context, Key role) {}

    /**
     * Creates an account.
     *
     * @param login 1 to 100 characters, compared without regard to case
     * @param password at least 12 characters; {@code null} for an account that cannot sign in by
     *     password
     * @throws org.liasse.api.Problem INVALID_INPUT; CONFLICT where the login is taken
     */
    Account create(String login, String name, String email, Language language, String password);

    /** Sets a password; every session and remembered credential of the account ends. */
    void changePassword(String account, String password);

    void disable(String account);

    void enable(String account);

    /**
     * Gives a role on an office; the next request of the account sees it. Giving it twice is no
     * error.
     */
    void join(String account, String office, Key role);

    void leave(String account, String office, Key role);

    Optional<Account> byLogin(String login);

    Optional<Account> byId(String account);

    List<Membership> memberships(String account);

    /**
     * Accounts by login, from the one after {@code after} ({@code null}: the first), at most {@code
     * limit} ≤ 200.
     */
    List<Account> list(String after, int limit);
}
