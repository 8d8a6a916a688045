package org.liasse.console;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.liasse.api.dossier.Oversight;
import org.liasse.api.dossier.Oversight.Access;
import org.liasse.console.completion.DossierCompleter;
import org.liasse.console.completion.LoginCompleter;

/** Lists who has read a dossier. */
@Service
@Command(
        scope = "liasse",
        name = "dossier-accesses",
        description = "Lists who has read a dossier, the newest first; for its auditors")
public final class DossierAccesses extends Errand {

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
    Answer run(Doors doors) throws CommandException {
        List<Access> page =
                doors.the(Oversight.class).accesses(doors.caller(login), dossier, after, limit);
        return Listing.page(page, limit, Access::id)
                .also("id", Access::id)
                .column("At", "at", Access::at)
                .column("Reader", "reader", Access::reader)
                .column("Name", "name", Access::name)
                .column("What", "what", Access::what)
                .column("Which", "detail", Access::detail)
                .answer(noFormat);
    }
}
