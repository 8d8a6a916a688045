package org.liasse.console;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.liasse.api.people.Accounts;
import org.liasse.api.people.Accounts.Account;
import org.liasse.api.people.Offices;

/** Lists accounts and the roles they hold on offices. */
@Service
@Command(
        scope = "liasse",
        name = "account-list",
        description = "Lists accounts by login, with the roles they hold on offices")
public final class AccountList extends Errand {

    @Option(name = "--after", description = "Begin after this login")
    String after;

    @Option(name = "--limit", description = "How many, 1 to 200")
    int limit = 100;

    @Option(name = "--no-format", description = "No table, but columns separated by tabs")
    boolean noFormat;

    @Override
    Answer run(Doors doors) throws CommandException {
        Accounts accounts = doors.the(Accounts.class);
        Map<String, String> offices = new HashMap<>();
        doors.the(Offices.class)
                .list()
                .forEach(office -> offices.put(office.id(), office.key().value()));
        return Listing.page(accounts.list(after, limit), limit, Account::login)
                .also("id", Account::id)
                .column("Login", "login", Account::login)
                .column("Name", "name", Account::name)
                .column("E-mail", "email", Account::email)
                .column("Language", "language", account -> account.language().tag())
                .column("Roles", "roles", account -> roles(accounts, account, offices))
                .column("Disabled", "disabled", Account::disabled)
                .also("createdAt", Account::createdAt)
                .answer(noFormat);
    }

    private static List<String> roles(
            Accounts accounts, Account account, Map<String, String> offices) {
        return accounts.memberships(account.id()).stream()
                .map(m -> m.role() + "@" + offices.getOrDefault(m.context(), m.context()))
                .toList();
    }
}
