package org.liasse.console;

import java.util.Set;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.table.ShellTable;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierPage;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.Dossiers;
import org.liasse.console.completion.LoginCompleter;
import org.liasse.console.completion.TypeCompleter;
import org.osgi.framework.BundleContext;

/** Lists dossiers as somebody sees them. */
@Service
@Command(
        scope = "liasse",
        name = "dossier-list",
        description = "Lists the dossiers that an account may see, the newest change first")
public final class DossierList implements Action {

    @Reference BundleContext context;
    @Reference Session session;

    @Option(name = "--as", description = "Login of whoever looks", required = true)
    @Completion(LoginCompleter.class)
    String login;

    @Option(name = "--type", description = "Key of their type")
    @Completion(TypeCompleter.class)
    String type;

    @Option(name = "--under", description = "Id of the dossier under which they stand")
    String under;

    @Option(name = "--tab", description = "Key of a tab of the type")
    String tab;

    @Option(name = "--state", description = "Key of their state")
    String state;

    @Option(name = "--words", description = "Words to search")
    String words;

    @Option(name = "--limit", description = "How many, 1 to 200")
    int limit = 25;

    @Option(name = "--after", description = "What the page before named as the next one")
    String after;

    @Option(name = "--no-format", description = "No table, but columns separated by tabs")
    boolean noFormat;

    @Override
    public Object execute() throws Exception {
        return Told.plainly(
                () -> {
                    Doors doors = new Doors(context);
                    DossierPage page = doors.the(Dossiers.class).list(doors.caller(login), query());
                    ShellTable table =
                            Tables.of("Id", "Number", "Type", "State", "Title", "Changed");
                    page.items()
                            .forEach(
                                    item ->
                                            table.addRow()
                                                    .addContent(
                                                            item.id(),
                                                            item.number(),
                                                            item.type(),
                                                            item.state(),
                                                            item.title(),
                                                            Tables.instant(item.updatedAt())));
                    table.print(session.getConsole(), !noFormat);
                    if (page.next() != null) {
                        session.getConsole().println("There are more: --after " + page.next());
                    }
                });
    }

    private DossierQuery query() throws CommandException {
        return new DossierQuery(
                keyOrNull("type", type),
                under,
                keyOrNull("tab", tab),
                state == null ? Set.of() : Set.of(Told.key("state", state)),
                words,
                null,
                null,
                null,
                limit,
                after,
                false);
    }

    private static Key keyOrNull(String what, String text) throws CommandException {
        return text == null ? null : Told.key(what, text);
    }
}
