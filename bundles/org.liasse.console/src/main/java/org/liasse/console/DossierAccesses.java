package org.liasse.console;

import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.liasse.api.Key;
import org.liasse.api.dossier.Oversight;
import org.liasse.api.dossier.Oversight.Access;
import org.liasse.console.completion.DossierCompleter;
import org.liasse.console.completion.LoginCompleter;
import org.osgi.framework.BundleContext;

/** Lists who has read a dossier. */
@Service
@Command(
        scope = "liasse",
        name = "dossier-accesses",
        description = "Lists who has read a dossier, the newest first; for its auditors")
public final class DossierAccesses implements Action {

    @Reference BundleContext context;
    @Reference Session session;

    @Argument(name = "dossier", description = "Id of the dossier", required = true)
    @Completion(DossierCompleter.class)
    String dossier;

    @Option(name = "--as", description = "Login of an auditor", required = true)
    @Completion(LoginCompleter.class)
    String login;

    @Option(name = "--after", description = "Begin after this one")
    String after;

    @Option(name = "--limit", description = "How many, 1 to 200")
    int limit = 50;

    @Option(name = "--no-format", description = "No table, but columns separated by tabs")
    boolean noFormat;

    @Override
    public Object execute() throws Exception {
        return Told.plainly(
                () -> {
                    Doors doors = new Doors(context);
                    List<Access> page =
                            doors.the(Oversight.class)
                                    .accesses(doors.caller(login), dossier, after, limit);
                    ShellTable table = Tables.of("At", "Reader", "Name", "What", "Which");
                    for (Access access : page) {
                        table.addRow()
                                .addContent(
                                        Tables.instant(access.at()),
                                        access.reader(),
                                        access.name(),
                                        Key.of(access.what()),
                                        access.detail() == null ? "" : access.detail());
                    }
                    Tables.page(session, table, noFormat, page, limit, Access::id);
                });
    }
}
