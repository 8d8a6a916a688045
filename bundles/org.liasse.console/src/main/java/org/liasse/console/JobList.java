package org.liasse.console;

import java.util.List;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.liasse.api.job.Jobs;
import org.liasse.api.job.Jobs.Job;
import org.liasse.console.completion.LoginCompleter;
import org.osgi.framework.BundleContext;

/** Lists somebody's jobs. */
@Service
@Command(
        scope = "liasse",
        name = "job-list",
        description = "Lists the jobs of an account, the newest first")
public final class JobList implements Action {

    @Reference BundleContext context;
    @Reference Session session;

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
    public Object execute() throws Exception {
        return Told.plainly(
                () -> {
                    Doors doors = new Doors(context);
                    List<Job> page = doors.the(Jobs.class).list(doors.caller(login), after, limit);
                    ShellTable table =
                            Tables.of("Id", "Kind", "State", "Done", "Total", "Refused", "Started");
                    for (Job job : page) {
                        table.addRow()
                                .addContent(
                                        job.id(),
                                        job.kind(),
                                        job.state().name().toLowerCase(Locale.ROOT),
                                        job.done(),
                                        job.total(),
                                        job.refused(),
                                        Tables.instant(job.createdAt()));
                    }
                    Tables.page(session, table, noFormat, page, limit, Job::id);
                });
    }
}
