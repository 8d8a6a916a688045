package org.liasse.console;

import java.util.Set;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.liasse.api.Language;
import org.liasse.api.dossier.Revisions;
import org.liasse.api.dossier.Revisions.Finding;
import org.liasse.api.dossier.Revisions.Outlook;
import org.liasse.console.completion.DossierCompleter;
import org.liasse.console.completion.LoginCompleter;

/** Lists what would come of moving the dossiers of a context to a revision. */
@Service
@Command(
        scope = "liasse",
        name = "revision-list",
        description =
                "Lists the running dossiers of a context that pin another revision, and what would"
                        + " break if they moved; nothing moves")
public final class RevisionList extends Errand {

    @Argument(name = "context", description = "Id of the context", required = true)
    @Completion(DossierCompleter.class)
    String dossier;

    @Option(name = "--as", description = "Login of whoever may draw there", required = true)
    @Completion(LoginCompleter.class)
    String login;

    @Option(name = "--revision", description = "Which; the newest where it is not given")
    int revision;

    @Option(name = "--after", description = "Begin after this dossier")
    String after;

    @Option(name = "--limit", description = "How many, 1 to 100")
    int limit = 50;

    @Option(name = "--no-format", description = "No table, but columns separated by tabs")
    boolean noFormat;

    @Override
    Answer run(Doors doors) throws CommandException {
        Revisions.Stretch<Outlook> page =
                doors.the(Revisions.class)
                        .survey(doors.caller(login), dossier, revision, Set.of(), after, limit);
        return Listing.of(page.items(), page.next())
                .column("Dossier", "dossier", Outlook::dossier)
                .column("Number", "number", Outlook::number)
                .column("From", "revision", Outlook::revision)
                .column("To", "target", Outlook::target)
                .column("Moves", "movable", Outlook::isMovable)
                .column(
                        "Found",
                        "findings",
                        outlook -> outlook.findings().stream().map(RevisionList::json).toList(),
                        outlook -> outlook.findings().stream().map(RevisionList::words).toList())
                .answer(noFormat);
    }

    private static Object json(Finding finding) {
        return Json.object(
                "reason",
                finding.reason().key(),
                "pointer",
                finding.error().pointer(),
                "detail",
                finding.error().detail().in(Language.EN));
    }

    private static String words(Finding finding) {
        return finding.reason().key() + finding.error().pointer();
    }
}
