package org.liasse.console;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.liasse.api.people.Accounts;
import org.liasse.console.completion.LoginCompleter;
import org.osgi.framework.BundleContext;

/** Sets a password, which ends every session of the account. */
@Service
@Command(
        scope = "liasse",
        name = "account-password",
        description = "Sets the password of an account and ends its sessions")
public final class AccountPassword implements Action {

    @Reference BundleContext context;
    @Reference Session session;

    @Argument(name = "login", required = true)
    @Completion(LoginCompleter.class)
    String login;

    @Option(name = "--random-password", description = "Draws a password and shows it once")
    boolean random;

    @Override
    public Object execute() throws Exception {
        return Told.plainly(
                () -> {
                    Doors doors = new Doors(context);
                    Accounts.Account account = doors.account(login);
                    String password = random ? Passwords.random() : Passwords.typed(session);
                    doors.the(Accounts.class).changePassword(account.id(), password);
                    session.getConsole()
                            .println(
                                    random
                                            ? account.login() + " has the password " + password
                                            : account.login() + " has a new password.");
                });
    }
}
