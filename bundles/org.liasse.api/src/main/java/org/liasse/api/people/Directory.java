package org.liasse.api.people;

import java.util.List;
import java.util.Set;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.people.Accounts.Account;
import org.liasse.api.people.Accounts.Membership;
import org.liasse.api.people.Offices.Office;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The people of the installation, as those who administer them see and change them. The operators
 * of the installation administer everybody; who holds {@link #ADMINISTRATOR} on an office invites
 * people to it, gives and takes roles on it and sees those who hold one, and nothing else of them.
 * Others are refused: NOT_YOUR_ROLE, or NOT_FOUND for somebody they do not see.
 */
@ProviderType
public interface Directory {

    /** The role of an office's administrators. */
    Key ADMINISTRATOR = new Key("administrator");

    /**
     * Somebody to be let in.
     *
     * @param login {@code null}: the e-mail address
     * @param email where the invitation goes
     * @param language {@code null}: French
     * @param office id or key of the office where he gets his roles; {@code null}: none, which only
     *     operators may say
     * @param roles at least one where there is an office
     */
    record NewPerson(
            String login,
            String email,
            String name,
            Language language,
            String office,
            Set<Key> roles) {

        public NewPerson {
            roles = Set.copyOf(roles);
        }
    }

    /**
     * An account as its administrators see it.
     *
     * @param invited whether he has not chosen a password yet
     * @param memberships on the offices that the reader administers
     */
    record Person(Account account, boolean invited, List<Membership> memberships) {}

    /** What is {@code null} stays. */
    record Change(String name, String email, Language language, Boolean disabled) {}

    /**
     * Opens an account without a password and writes to its owner, who chooses one by a link that
     * works once, within seven days. Where there is an account with that login and that e-mail
     * address, it gets the roles.
     *
     * @throws org.liasse.api.Problem INVALID_INPUT; CONFLICT where the login belongs to somebody
     *     with another address
     */
    String invite(Caller caller, NewPerson person);

    /**
     * Writes once more to somebody who has not chosen a password yet.
     *
     * @throws org.liasse.api.Problem WRONG_STATE where he has, or is disabled
     */
    void inviteAgain(Caller caller, String account);

    /**
     * Accounts by login.
     *
     * @param office id or key: only who holds a role there; {@code null}: all that he administers
     * @param after the login after which it begins; {@code null}: from the first
     * @param limit at most this many, 1 to 200
     */
    List<Person> list(Caller caller, String office, String after, int limit);

    Person find(Caller caller, String account);

    /** For operators; nobody disables himself. */
    void change(Caller caller, String account, Change change);

    void join(Caller caller, String account, String office, Key role);

    void leave(Caller caller, String account, String office, Key role);

    /** For operators. */
    Office createOffice(Caller caller, Key key, String name);
}
