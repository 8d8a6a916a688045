package org.liasse.console;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.liasse.api.dossier.DossierQuery;
import org.liasse.api.dossier.Revisions.Reason;
import org.liasse.api.job.Bulk;
import org.liasse.api.job.Jobs;
import org.liasse.api.job.Jobs.Job;
import org.liasse.console.completion.DossierCompleter;
import org.liasse.console.completion.LoginCompleter;

/** Starts the job that moves the dossiers of a context to a revision. */
@Service
@Command(
        scope = "liasse",
        name = "revision-move",
        description = "Moves the running dossiers of a context to a revision, those that can")
public final class RevisionMove extends Errand {

    @Argument(name = "context", description = "Id of the context", required = true)
    @Completion(DossierCompleter.class)
    String dossier;

    @Option(name = "--as", description = "Login of whoever may draw there", required = true)
    @Completion(LoginCompleter.class)
    String login;

    @Option(name = "--revision", description = "Which; the newest where it is not given")
    int revision;

    @Option(
            name = "--acknowledge",
            description = "incomplete or put-aside: a warning that is taken note of",
            multiValued = true)
    List<String> acknowledged;

    @Override
    Answer run(Doors doors) throws CommandException {
        DossierQuery all =
                new DossierQuery(null, dossier, null, null, null, null, null, null, 1, null, false);
        Job job =
                doors.the(Jobs.class)
                        .start(
                                doors.caller(login),
                                Bulk.on(all, new Bulk.Move(revision, reasons())));
        return Answer.of(Json.of(job), "Started: liasse:job-show --as " + login + " " + job.id());
    }

    private Set<Reason> reasons() throws CommandException {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        for (String word : acknowledged == null ? List.<String>of() : acknowledged) {
            reasons.add(
                    Stream.of(Reason.values())
                            .filter(reason -> reason.isWarning())
                            .filter(reason -> reason.key().value().equals(word))
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            new CommandException(
                                                    word
                                                            + " is no warning: incomplete or"
                                                            + " put-aside is expected")));
        }
        return reasons;
    }
}
