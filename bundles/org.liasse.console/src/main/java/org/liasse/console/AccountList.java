package org.liasse.console;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.liasse.api.people.Accounts;
import org.liasse.api.people.Offices;
import org.osgi.framework.BundleContext;

/** Lists accounts and the roles they hold on offices. */
@Service
@Command(
        scope = "liasse",
        name = "account-list",
        description = "Lists accounts by login, with the roles they hold on offices")
public final class AccountList implements Action {

    @Reference BundleContext context;
    @Reference Session session;

    @Option(name = "--after", description = "Begin after this login")
    String after;

    @Option(name = "--limit", description = "How many, 1 to 200")
    int limit = 100;

    @Option(name = "--no-format", description = "No table, but columns separated by tabs")
    boolean noFormat;

    @Override
    public Object execute() throws Exception {
        return Told.plainly(
                () -> {
                    Doors doors = new Doors(context);
                    Accounts accounts = doors.the(Accounts.class);
                    Map<String, String> offices = new HashMap<>();
                    doors.the(Offices.class)
                            .list()
                            .forEach(office -> offices.put(office.id(), office.key().value()));
                    ShellTable table =
                            Tables.of("Login", "Name", "E-mail", "Language", "Roles", "Disabled");
                    List<Accounts.Account> page = accounts.list(after, limit);
                    for (Accounts.Account account : page) {
                        table.addRow()
                                .addContent(
                                        account.login(),
                                        account.name(),
                                        account.email() == null ? "" : account.email(),
                                        account.language().tag(),
                                        roles(accounts, account, offices),
                                        account.disabled() ? "yes" : "");
                    }
                    Tables.page(session, table, noFormat, page, limit, Accounts.Account::login);
                });
    }

    private static String roles(
            Accounts accounts, Accounts.Account account, Map<String, String> offices) {
        return accounts.memberships(account.id()).stream()
                .map(m -> m.role() + "@" + offices.getOrDefault(m.context(), m.context()))
                .collect(Collectors.joining(" "));
    }
}
