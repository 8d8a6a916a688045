package org.liasse.core.people;

import com.github.benmanes.caffeine.cache.Ticker;
import org.liasse.api.Clock;
import org.liasse.api.people.Accounts;
import org.liasse.api.people.Offices;
import org.liasse.api.people.SignIn;
import org.liasse.core.store.Transactions;

/** The doors to people, put together by hand as the component runtime does it. */
public final class PeopleDoors {

    public final KnownAccounts known;
    public final Accounts accounts;
    public final Offices offices;
    public final SignIn signIn;

    public PeopleDoors(Transactions transactions, Clock clock) {
        Ticker ticker = Ticker.systemTicker();
        known = new KnownAccounts(transactions, ticker);
        Sessions sessions = new Sessions(transactions, clock, ticker);
        accounts = new AccountRegister(transactions, known, sessions);
        offices = new OfficeRegister(transactions);
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
