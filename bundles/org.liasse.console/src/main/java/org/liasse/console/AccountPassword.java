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

/** Sets a password, which ends every session of the account. */
@Service
@Command(
        scope = "liasse",
        name = "account-password",
        description = "Sets the password of an account and ends its sessions")
public final class AccountPassword extends Errand {

    @Argument(name = "login", required = true)
    @Completion(LoginCompleter.class)
    String login;

    @Option(name = "--random-password", description = "Draws a password and shows it once")
    boolean random;

    @Override
    Answer run(Doors doors) throws CommandException {
        Account account = doors.account(login);
        String password = random ? Passwords.random() : Passwords.typed(session);
        doors.the(Accounts.class).changePassword(account.id(), password);
        return Answer.of(
                Json.object("login", account.login(), "password", random ? password : null),
                random
                        ? account.login() + " has the password " + password
                        : account.login() + " has a new password.");
    }
}
