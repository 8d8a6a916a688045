package org.liasse.core.people;

import org.liasse.api.Problem;
import org.liasse.api.people.Accounts.Account;
import org.liasse.core.people.SignUpRows.Pending;
import org.liasse.core.store.Sql;
import org.liasse.core.store.Work;

/** Whose an address is that was confirmed. */
final class SignUpOwners {

    private final AccountRegister accounts;

    SignUpOwners(AccountRegister accounts) {
        this.accounts = accounts;
    }

    static boolean hasPassword(Sql sql, String email) {
        return Persons.byEmail(sql, email).filter(id -> !Persons.isInvited(sql, id)).isPresent();
    }

    /**
     * The account with the address, or one that is opened with it as its login.
     *
     * @param hash of the password of who has none
     * @throws Problem INVALID_INPUT where somebody was faster, or all who have it are shut out
     */
    Account of(Work work, Pending pending, String hash) {
        boolean isNew = !hasPassword(work.sql(), pending.email());
        if (isNew != (hash != null) || Persons.isShutOut(work.sql(), pending.email())) {
            throw OneTimeLinks.over();
        }
        String account =
                Persons.byEmail(work.sql(), pending.email()).orElseGet(() -> opened(pending));
        if (isNew) {
            accounts.changeHash(account, hash);
        }
        return accounts.byId(account).orElseThrow(OneTimeLinks::over);
    }

    /** Whoever comes here has read what was written to the address: he may know. */
    private String opened(Pending pending) {
        if (accounts.byLogin(pending.email()).isPresent()) {
            throw Problem.of(
                            Problem.Kind.CONFLICT,
                            "Un compte a déjà cette adresse pour identifiant, et une autre pour"
                                    + " courrier : identifiez-vous, ou inscrivez-vous avec"
                                    + " celle-là.",
                            "An account has this address for its login, and another one for its"
                                    + " mail: sign in, or sign up with that one.")
                    .because("login-taken");
        }
        return accounts.create(
                        pending.email(), pending.name(), pending.email(), pending.language(), null)
                .id();
    }
}
