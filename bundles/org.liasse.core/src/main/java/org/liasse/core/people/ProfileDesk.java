package org.liasse.core.people;

import java.util.List;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.people.Accounts.Account;
import org.liasse.api.people.Caller;
import org.liasse.api.people.Profile;
import org.liasse.api.people.SignIn;
import org.liasse.api.people.SignIn.Session;
import org.liasse.core.store.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where people change their own accounts. */
@Component
public final class ProfileDesk implements Profile {

    private final Transactions transactions;
    private final AccountRegister accounts;
    private final AccountLetters letters;
    private final Sessions sessions;
    private final SignIn signIn;
    private final Throttle throttle;

    @Activate
    public ProfileDesk(
            @Reference Transactions transactions,
            @Reference AccountRegister accounts,
            @Reference AccountLetters letters,
            @Reference Sessions sessions,
            @Reference SignIn signIn,
            @Reference org.liasse.api.Clock clock) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.letters = letters;
        this.sessions = sessions;
        this.signIn = signIn;
        this.throttle = new Throttle(clock, RecoveryDesk.LIMITS);
    }

    @Override
    public void describe(Caller caller, String name, String phone, Language language) {
        String account = account(caller);
        if (name != null || phone != null || language != null) {
            accounts.describeOwn(account, name, phone, language);
        }
    }

    @Override
    public Session changePassword(Caller caller, String current, String password, String source) {
        Account account = accounts.byId(account(caller)).orElseThrow(Problem::notFound);
        Words.checkedPassword(password);
        try {
            signIn.basic(account.login(), current, source);
        } catch (Problem refused) {
            if (refused.kind() == Problem.Kind.NOT_SIGNED_IN) {
                throw Problem.invalid(
                        "/current",
                        "Ce n’est pas le mot de passe actuel.",
                        "This is not the current password.");
            }
            throw refused;
        }
        accounts.changePassword(account.id(), password);
        return sessions.open(account.id(), source);
    }

    @Override
    public void askForEmail(Caller caller, String email) {
        Account account = accounts.byId(account(caller)).orElseThrow(Problem::notFound);
        String address = Words.neededEmail(email);
        throttle.begin(account.id(), account.id());
        transactions.write(
                work -> {
                    letters.confirmEmail(work, account, address);
                    return null;
                });
    }

    @Override
    public List<OpenSession> sessions(Caller caller, String token) {
        return sessions.list(account(caller), token);
    }

    @Override
    public void endSession(Caller caller, String id) {
        if (!sessions.end(account(caller), id)) {
            throw Problem.notFound();
        }
    }

    @Override
    public void endOtherSessions(Caller caller, String token) {
        sessions.endOthers(account(caller), token);
    }

    private static String account(Caller caller) {
        return caller.accountId()
                .orElseThrow(
                        () ->
                                caller.isSignedIn()
                                        ? Problem.of(
                                                Problem.Kind.NOT_YOUR_ROLE,
                                                "Un lien personnel n’a pas de compte.",
                                                "A personal link has no account.")
                                        : SignInDesk.notSignedIn());
    }
}
