package org.liasse.console;

import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.liasse.api.Language;
import org.liasse.api.people.Accounts;
import org.liasse.api.people.Accounts.Account;

/** Creates an account; its password is typed unseen, or drawn and shown once. */
@Service
@Command(scope = "liasse", name = "account-create", description = "Creates an account")
public final class AccountCreate extends Errand {

    @Argument(name = "login", description = "What one signs in with", required = true)
    String login;

    @Argument(index = 1, name = "name", description = "For people", required = true)
    String name;

    @Option(name = "--email", description = "Where it is written to")
    String email;

    @Option(name = "--language", description = "fr or en")
    @Completion(
            value = StringsCompleter.class,
            values = {"fr", "en"})
    String language = "fr";

    @Option(name = "--random-password", description = "Draws a password and shows it once")
    boolean random;

    @Option(name = "--no-password", description = "It cannot sign in by password")
    boolean none;

    @Override
    Answer run(Doors doors) throws CommandException {
        Accounts accounts = doors.the(Accounts.class);
        String password = none ? null : random ? Passwords.random() : Passwords.typed(session);
        Account account = accounts.create(login, name, email, language(), password);
        Map<String, Object> json = Json.of(account);
        if (random && !none) {
            json.put("password", password);
            return Answer.of(json, account.login() + " has the password " + password);
        }
        return Answer.of(json, account.login() + " is there.");
    }

    private Language language() throws CommandException {
        for (Language known : Language.values()) {
            if (known.tag().equals(language)) {
                return known;
            }
        }
        throw new CommandException(language + " is not spoken: fr or en");
    }
}
