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

/** Shuts an account out, or lets it in again; what it did stays. */
@Service
@Command(
        scope = "liasse",
        name = "account-disable",
        description = "Shuts an account out at once, or with --undo lets it in again")
public final class AccountDisable implements Action {

    @Reference BundleContext context;
    @Reference Session session;

    @Argument(name = "login", required = true)
    @Completion(LoginCompleter.class)
    String login;

    @Option(name = "--undo", description = "Lets it in again")
    boolean undo;

    @Override
    public Object execute() throws Exception {
        return Told.plainly(
                () -> {
                    Doors doors = new Doors(context);
                    Accounts accounts = doors.the(Accounts.class);
                    Accounts.Account account = doors.account(login);
                    if (undo) {
                        accounts.enable(account.id());
                    } else {
                        accounts.disable(account.id());
                    }
                    session.getConsole()
                            .println(account.login() + (undo ? " may sign in." : " is shut out."));
                });
    }
}
