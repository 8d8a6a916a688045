package org.liasse.console;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.liasse.api.Key;
import org.liasse.api.people.Accounts;
import org.liasse.api.people.Accounts.Account;
import org.liasse.api.people.Offices.Office;
import org.liasse.console.completion.LoginCompleter;
import org.liasse.console.completion.OfficeCompleter;
import org.liasse.console.completion.OfficeRoleCompleter;

/** Gives an account a role on an office, or takes it; its next request sees it. */
@Service
@Command(
        scope = "liasse",
        name = "account-join",
        description = "Gives an account a role on an office, or with --undo takes it")
public final class AccountJoin extends Errand {

    @Argument(name = "login", required = true)
    @Completion(LoginCompleter.class)
    String login;

    @Argument(index = 1, name = "office", description = "Key of the office", required = true)
    @Completion(OfficeCompleter.class)
    String office;

    @Argument(index = 2, name = "role", description = "Key of the role", required = true)
    @Completion(OfficeRoleCompleter.class)
    String role;

    @Option(name = "--undo", description = "Takes the role")
    boolean undo;

    @Override
    Answer run(Doors doors) throws CommandException {
        Accounts accounts = doors.the(Accounts.class);
        Account account = doors.account(login);
        Office joined = doors.office(office);
        Key held = Told.key("role", role);
        if (undo) {
            accounts.leave(account.id(), joined.id(), held);
        } else {
            accounts.join(account.id(), joined.id(), held);
        }
        return Answer.of(
                Json.object(
                        "login",
                        account.login(),
                        "office",
                        joined.key(),
                        "role",
                        held,
                        "held",
                        !undo),
                "%s is %s %s of %s."
                        .formatted(
                                account.login(), undo ? "no longer" : "now", held, joined.key()));
    }
}
