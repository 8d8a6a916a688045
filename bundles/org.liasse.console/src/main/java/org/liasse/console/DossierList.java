package org.liasse.console;

import java.util.Set;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.liasse.api.Key;
import org.liasse.api.dossier.DossierPage;
import org.liasse.api.dossier.DossierPage.Item;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.Dossiers;
import org.liasse.console.completion.LoginCompleter;
import org.liasse.console.completion.TypeCompleter;

/** Lists dossiers as somebody sees them. */
@Service
@Command(
        scope = "liasse",
        name = "dossier-list",
        description = "Lists the dossiers that an account may see, the newest change first")
public final class DossierList extends Errand {

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
    Answer run(Doors doors) throws CommandException {
        DossierPage page = doors.the(Dossiers.class).list(doors.caller(login), query());
        return Listing.of(page.items(), page.next())
                .column("Id", "id", Item::id)
                .column("Number", "number", Item::number)
                .also("office", Item::office)
                .column("Type", "type", Item::type)
                .column("State", "state", Item::state)
                .column("Title", "title", Item::title)
                .also("context", Item::context)
                .also("createdAt", Item::createdAt)
                .column("Changed", "updatedAt", Item::updatedAt)
                .also("flags", Item::flags)
                .also("marks", Item::marks)
                .answer(noFormat);
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
