package org.liasse.console.completion;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.liasse.api.people.Accounts;
import org.osgi.framework.BundleContext;

/** The first 200 logins. */
@Service
public final class LoginCompleter implements Completer {

    @Reference BundleContext context;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        return Offered.from(
                context,
                Accounts.class,
                accounts -> accounts.list(null, 200).stream().map(Accounts.Account::login).toList(),
                session,
                line,
                candidates);
    }
}
