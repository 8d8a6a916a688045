package org.liasse.core.people;

import java.util.EnumSet;
import java.util.Set;
import org.liasse.api.Clock;
import org.liasse.api.people.Accounts.Account;
import org.liasse.api.people.Recovery;
import org.liasse.api.people.SignIn.Session;
import org.liasse.core.people.OneTimeLinks.Found;
import org.liasse.core.people.OneTimeLinks.Purpose;
import org.liasse.core.store.Hash;
import org.liasse.core.store.Transactions;
import org.liasse.core.store.Work;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the links in mails do, for people who are not signed in. */
@Component
public final class RecoveryDesk implements Recovery {

    static final Throttle.Limits LIMITS =
            new Throttle.Limits(
                    5,
                    50,
                    "reset-throttled",
                    "Trop de demandes ; réessayez plus tard.",
                    "Too many requests; try again later.");
    private static final Set<Purpose> PASSWORD = EnumSet.of(Purpose.INVITATION, Purpose.RESET);

    private final Transactions transactions;
    private final AccountRegister accounts;
    private final AccountLetters letters;
    private final Sessions sessions;
    private final Clock clock;
    private final Throttle throttle;

    @Activate
    public RecoveryDesk(
            @Reference Transactions transactions,
            @Reference AccountRegister accounts,
            @Reference AccountLetters letters,
            @Reference Sessions sessions,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.letters = letters;
        this.sessions = sessions;
        this.clock = clock;
        this.throttle = new Throttle(clock, LIMITS);
    }

    @Override
    public void askForPassword(String login, String source) {
        String known = Words.checked("/login", login, 100);
        // whoever it names, and whether it names anybody
        throttle.begin(Words.folded(known), source == null ? "" : source);
        transactions.write(
                work -> {
                    letters.resetPassword(work, accounts.byLogin(known).orElse(null));
                    return null;
                });
    }

    @Override
    public Session choosePassword(String secret, String password, String source) {
        Words.checkedPassword(password);
        Found link = found(secret, PASSWORD);
        // before the transaction: it costs more than all of it
        String hash = PasswordHash.of(password);
        transactions.write(
                work -> {
                    use(work, secret);
                    accounts.changeHash(link.account(), hash);
                    return null;
                });
        return sessions.open(link.account(), source);
    }

    @Override
    public void confirmEmail(String secret) {
        Found link = found(secret, Set.of(Purpose.EMAIL));
        transactions.write(
                work -> {
                    use(work, secret);
                    Account before = accounts.byId(link.account()).orElseThrow(OneTimeLinks::over);
                    letters.emailChanged(before, "changed:" + Hash.of(secret));
                    accounts.describe(link.account(), null, link.email(), null);
                    return null;
                });
    }

    private Found found(String secret, Set<Purpose> purposes) {
        return transactions
                .read(sql -> OneTimeLinks.find(sql, secret, clock.now()))
                .filter(link -> purposes.contains(link.purpose()))
                .orElseThrow(OneTimeLinks::over);
    }

    private static void use(Work work, String secret) {
        if (!OneTimeLinks.use(work, secret)) {
            throw OneTimeLinks.over();
        }
    }
}
