package org.liasse.console;

import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.liasse.api.job.Jobs;
import org.liasse.api.job.Jobs.Job;
import org.liasse.console.completion.LoginCompleter;

/** Lists somebody's jobs. */
@Service
@Command(
        scope = "liasse",
        name = "job-list",
        description = "Lists the jobs of an account, the newest first")
public final class JobList extends Errand {

    @Option(name = "--as", description = "Login of whoever started them", required = true)
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
        List<Job> page = doors.the(Jobs.class).list(doors.caller(login), after, limit);
        return Listing.page(page, limit, Job::id)
                .column("Id", "id", Job::id)
                .column("Kind", "kind", Job::kind)
                .column("State", "state", Job::state)
                .also("waitingFor", Job::waitingFor)
                .column("Done", "done", Job::done)
                .column("Total", "total", Job::total)
                .column("Refused", "refused", Job::refused)
                .also("createdAt", Job::createdAt)
                .column("Started", "startedAt", Job::startedAt)
                .also("endedAt", Job::endedAt)
                .answer(noFormat);
    }
}
