package org.liasse.core.people;

import java.util.Map;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.letter.Draft;
import org.liasse.api.letter.Letters;
import org.liasse.api.people.Accounts.Account;
import org.liasse.api.people.Principal;
import org.liasse.core.letter.Site;
import org.liasse.core.people.OneTimeLinks.Issued;
import org.liasse.core.people.OneTimeLinks.Purpose;
import org.liasse.core.store.Work;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is written to the owners of accounts, in the transaction that gives the occasion. */
@Component(service = AccountLetters.class)
public final class AccountLetters {

    private final Letters letters;
    private final Site site;

    @Activate
    public AccountLetters(@Reference Letters letters, @Reference Site site) {
        this.letters = letters;
        this.site = site;
    }

    void invite(Work work, Account account, String inviter) {
        Issued link = OneTimeLinks.issue(work, account.id(), Purpose.INVITATION, null);
        post(
                account,
                account.email(),
                "invitation",
                link,
                Map.of(
                        "name",
                        account.name(),
                        "login",
                        account.login(),
                        "inviter",
                        inviter,
                        "days",
                        Purpose.INVITATION.lasting().toDays(),
                        "link",
                        site.link("password", link.secret())));
    }

    /**
     * @param account {@code null}, without an address or disabled: the same is done, and nobody
     *     gets a letter
     */
    void resetPassword(Work work, Account account) {
        boolean isSomebody = account != null && account.email() != null && !account.disabled();
        Issued link =
                OneTimeLinks.issue(work, isSomebody ? account.id() : null, Purpose.RESET, null);
        if (isSomebody) {
            post(
                    account,
                    account.email(),
                    "password-reset",
                    link,
                    Map.of(
                            "name",
                            account.name(),
                            "login",
                            account.login(),
                            "link",
                            site.link("password", link.secret())));
        }
    }

    /** To the new address: whoever reads it there owns it. */
    void confirmEmail(Work work, Account account, String email) {
        Issued link = OneTimeLinks.issue(work, account.id(), Purpose.EMAIL, email);
        post(
                account,
                email,
                "email-change",
                link,
                Map.of(
                        "name",
                        account.name(),
                        "login",
                        account.login(),
                        "hours",
                        Purpose.EMAIL.lasting().toHours(),
                        "link",
                        site.link("email", link.secret())));
    }

    /** To the old address, so that nobody loses his account without a word. */
    void emailChanged(Account account, String cause) {
        if (account.email() != null) {
            letters.post(
                    draft(
                            account,
                            account.email(),
                            "email-changed",
                            cause,
                            Map.of("name", account.name(), "login", account.login()),
                            null));
        }
    }

    private void post(
            Account account, String address, String template, Issued link, Map<String, ?> values) {
        letters.post(draft(account, address, template, link.cause(), values, link.expiresAt()));
    }

    private static Draft draft(
            Account account,
            String address,
            String template,
            String cause,
            Map<String, ?> values,
            java.time.Instant expiresAt) {
        Language language = account.language();
        return new Draft(
                cause,
                Principal.account(account.id()),
                account.name(),
                address,
                language,
                Letters.MAIL,
                new Key(template),
                values,
                expiresAt);
    }
}
