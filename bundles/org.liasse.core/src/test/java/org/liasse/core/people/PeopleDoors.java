package org.liasse.core.people;

import com.github.benmanes.caffeine.cache.Ticker;
import org.liasse.api.Clock;
import org.liasse.api.people.Accounts;
import org.liasse.api.people.Directory;
import org.liasse.api.people.Offices;
import org.liasse.api.people.SignIn;
import org.liasse.core.store.Transactions;

/** The doors to people, put together by hand as the component runtime does it. */
public final class PeopleDoors {

    public final KnownAccounts known;
    public final Accounts accounts;
    public final Offices offices;
    public final SignIn signIn;
    final Sessions sessions;

    /** It writes no letters. */
    public final Directory directory;

    public PeopleDoors(Transactions transactions, Clock clock) {
        Ticker ticker = Ticker.systemTicker();
        known = new KnownAccounts(transactions, ticker);
        sessions = new Sessions(transactions, clock, ticker);
        AccountRegister accountRegister = new AccountRegister(transactions, known, sessions);
        OfficeRegister officeRegister = new OfficeRegister(transactions);
        accounts = accountRegister;
        offices = officeRegister;
        directory = new Administration(transactions, accountRegister, officeRegister, null);
        signIn =
                new SignInDesk(
                        transactions,
                        known,
                        sessions,
                        new LinkSessions(transactions, clock),
                        clock,
                        ticker);
    }
}
