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
import org.liasse.api.dossier.Oversight;
import org.liasse.api.dossier.Oversight.Erased;
import org.liasse.console.completion.DossierCompleter;
import org.liasse.console.completion.LoginCompleter;
import org.osgi.framework.BundleContext;

/** Lists what was erased for good. */
@Service
@Command(
        scope = "liasse",
        name = "erasure-list",
        description = "Lists what was erased under a dossier or in an office, by whom and when")
public final class ErasureList implements Action {

    @Reference BundleContext context;
    @Reference Session session;

    @Argument(name = "context", description = "Id of a dossier, or of an office", required = true)
    @Completion(DossierCompleter.class)
    String place;

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
                    List<Erased> page =
                            doors.the(Oversight.class)
                                    .erased(doors.caller(login), place, after, limit);
                    ShellTable table = Tables.of("At", "Type", "Number", "Act", "Actor", "Name");
                    for (Erased erased : page) {
                        table.addRow()
                                .addContent(
                                        Tables.instant(erased.at()),
                                        erased.type(),
                                        erased.number(),
                                        erased.act(),
                                        erased.actor(),
                                        erased.name());
                    }
                    Tables.page(session, table, noFormat, page, limit, Erased::id);
                });
    }
}
