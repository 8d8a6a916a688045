package org.liasse.console;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.liasse.api.people.Accounts;
import org.liasse.api.people.Accounts.Account;
import org.liasse.console.completion.LoginCompleter;

/** Shuts an account out, or lets it in again; what it did stays. */
@Service
@Command(
        scope = "liasse",
        name = "account-disable",
        description = "Shuts an account out at once, or with --undo lets it in again")
public final class AccountDisable extends Errand {

    @Argument(name = "login", required = true)
    @Completion(LoginCompleter.class)
    String login;

    @Option(name = "--undo", description = "Lets it in again")
    boolean undo;

    @Override
    Answer run(Doors doors) throws CommandException {
        Accounts accounts = doors.the(Accounts.class);
        Account account = doors.account(login);
        if (undo) {
            accounts.enable(account.id());
        } else {
            accounts.disable(account.id());
        }
        return Answer.of(
                Json.object("login", account.login(), "disabled", !undo),
                account.login() + (undo ? " may sign in." : " is shut out."));
    }
}
