package org.liasse.core.people;

import java.util.Optional;
import org.liasse.api.dossier.Nominations;
import org.liasse.api.dossier.Participants;
import org.liasse.api.people.Accounts.Account;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Principal;
import org.liasse.core.store.Transactions;
import org.liasse.core.store.Work;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Nominates people: an account, a letter and a participant, or none of them. */
@Component
public final class NominationDesk implements Nominations {

    private final Transactions transactions;
    private final Participants participants;
    private final AccountRegister accounts;
    private final AccountLetters letters;

    @Activate
    public NominationDesk(
            @Reference Transactions transactions,
            @Reference Participants participants,
            @Reference AccountRegister accounts,
            @Reference AccountLetters letters) {
        this.transactions = transactions;
        this.participants = participants;
        this.accounts = accounts;
        this.letters = letters;
    }

    @Override
    public String nominate(Caller caller, String dossier, Nominee nominee) {
        String email = Words.neededEmail(nominee.email());
        return transactions.write(
                caller,
                work -> {
                    Account account =
                            known(work, email)
                                    .orElseGet(
                                            () ->
                                                    accounts.create(
                                                            email,
                                                            nominee.name(),
                                                            email,
                                                            nominee.language(),
                                                            null));
                    // here it is asked whether he may
                    participants.invite(
                            caller, dossier, Principal.account(account.id()), nominee.role(), null);
                    if (Persons.isInvited(work.sql(), account.id())) {
                        letters.invite(work, account, caller.name());
                    }
                    return account.id();
                });
    }

    private Optional<Account> known(Work work, String email) {
        return Persons.byEmail(work.sql(), email).flatMap(accounts::byId);
    }
}
