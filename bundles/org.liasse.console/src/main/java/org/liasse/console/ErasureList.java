package org.liasse.console;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.liasse.api.dossier.Oversight;
import org.liasse.api.dossier.Oversight.Erased;
import org.liasse.console.completion.DossierCompleter;
import org.liasse.console.completion.LoginCompleter;

/** Lists what was erased for good. */
@Service
@Command(
        scope = "liasse",
        name = "erasure-list",
        description = "Lists what was erased under a dossier or in an office, by whom and when")
public final class ErasureList extends Errand {

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
    Answer run(Doors doors) throws CommandException {
        List<Erased> page =
                doors.the(Oversight.class).erased(doors.caller(login), place, after, limit);
        return Listing.page(page, limit, Erased::id)
                .also("id", Erased::id)
                .column("At", "at", Erased::at)
                .also("dossier", Erased::dossier)
                .column("Type", "type", Erased::type)
                .column("Number", "number", Erased::number)
                .column("Act", "act", Erased::act)
                .column("Actor", "actor", Erased::actor)
                .column("Name", "name", Erased::name)
                .answer(noFormat);
    }
}
