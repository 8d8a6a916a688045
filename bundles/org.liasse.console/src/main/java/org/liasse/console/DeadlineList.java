package org.liasse.console;

import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.liasse.api.Key;
import org.liasse.api.dossier.Deadlines;
import org.liasse.api.dossier.Deadlines.Deadline;
import org.liasse.api.dossier.Deadlines.Query;
import org.liasse.console.completion.DeadlineCompleter;
import org.liasse.console.completion.TypeCompleter;

/** Lists what the clock is to do. */
@Service
@Command(
        scope = "liasse",
        name = "deadline-list",
        description =
                "Lists what happens by itself, the earliest first, and what stands in its way")
public final class DeadlineList extends Errand {

    @Option(name = "--type", description = "Only dossiers of this type")
    @Completion(TypeCompleter.class)
    String type;

    @Option(name = "--dossier", description = "Only this dossier, by its id")
    @Completion(DeadlineCompleter.class)
    String dossier;

    @Option(name = "--failing", description = "Only what fails and is tried again")
    boolean failing;

    @Option(name = "--after", description = "Begin after this one")
    String after;

    @Option(name = "--limit", description = "How many, 1 to 200")
    int limit = 50;

    @Option(name = "--no-format", description = "No table, but columns separated by tabs")
    boolean noFormat;

    @Override
    Answer run(Doors doors) throws CommandException {
        Key wanted = type == null ? null : Told.key("type", type);
        List<Deadline> page =
                doors.the(Deadlines.class).list(new Query(wanted, dossier, failing), after, limit);
        return Listing.page(page, limit, Deadline::id)
                .also("id", Deadline::id)
                .column("Due", "due", Deadline::due)
                .column("Act", "act", Deadline::act)
                .column("Type", "type", Deadline::type)
                .also("dossier", Deadline::dossier)
                .column("Number", "number", Deadline::number)
                .column("Done", "done", Deadline::acted)
                .column("Standing", "standing", Deadline::standing, DeadlineList::standing)
                .also("next", Deadline::next)
                .column("Why", "why", Deadline::hindrance)
                .answer(noFormat);
    }

    private static String standing(Deadline deadline) {
        String standing = Key.of(deadline.standing()).value().replace('-', ' ');
        return deadline.next().isAfter(deadline.due())
                ? standing + ", again at " + Told.instant(deadline.next())
                : standing;
    }
}
