package org.liasse.console;

import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.liasse.api.Key;
import org.liasse.api.dossier.Deadlines;
import org.liasse.api.dossier.Deadlines.Deadline;
import org.liasse.api.dossier.Deadlines.Query;
import org.liasse.console.completion.DeadlineCompleter;
import org.liasse.console.completion.TypeCompleter;
import org.osgi.framework.BundleContext;

/** Lists what the clock is to do. */
@Service
@Command(
        scope = "liasse",
        name = "deadline-list",
        description =
                "Lists what happens by itself, the earliest first, and what stands in its way")
public final class DeadlineList implements Action {

    @Reference BundleContext context;
    @Reference Session session;

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
    public Object execute() throws Exception {
        return Told.plainly(
                () -> {
                    Key wanted = type == null ? null : Told.key("type", type);
                    List<Deadline> page =
                            new Doors(context)
                                    .the(Deadlines.class)
                                    .list(new Query(wanted, dossier, failing), after, limit);
                    ShellTable table =
                            Tables.of("Due", "Act", "Type", "Number", "Done", "Standing", "Why");
                    for (Deadline deadline : page) {
                        table.addRow()
                                .addContent(
                                        Tables.instant(deadline.due()),
                                        deadline.act(),
                                        deadline.type(),
                                        deadline.number(),
                                        deadline.acted(),
                                        standing(deadline),
                                        deadline.hindrance() == null ? "" : deadline.hindrance());
                    }
                    Tables.page(session, table, noFormat, page, limit, Deadline::id);
                });
    }

    private static String standing(Deadline deadline) {
        String standing = Key.of(deadline.standing()).value().replace('-', ' ');
        return deadline.next().isAfter(deadline.due())
                ? standing + ", again at " + Tables.instant(deadline.next())
                : standing;
    }
}
