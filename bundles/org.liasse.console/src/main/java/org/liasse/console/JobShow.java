package org.liasse.console;

import java.io.PrintStream;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.liasse.api.job.Jobs;
import org.liasse.api.job.Jobs.Job;
import org.liasse.api.job.Jobs.Progress;
import org.liasse.api.job.Jobs.Refusal;
import org.liasse.console.completion.LoginCompleter;
import org.osgi.framework.BundleContext;

/** Shows how far a job is, and what was refused. */
@Service
@Command(
        scope = "liasse",
        name = "job-show",
        description = "Shows how far a job is, and what was refused, with the reasons")
public final class JobShow implements Action {

    @Reference BundleContext context;
    @Reference Session session;

    @Argument(name = "job", description = "Id of the job", required = true)
    String job;

    @Option(name = "--as", description = "Login of whoever started it", required = true)
    @Completion(LoginCompleter.class)
    String login;

    @Option(name = "--after", description = "Refusals after this place")
    String after;

    @Option(name = "--limit", description = "How many refusals, 1 to 1000")
    int limit = 100;

    @Override
    public Object execute() throws Exception {
        return Told.plainly(
                () -> {
                    Doors doors = new Doors(context);
                    Progress progress =
                            doors.the(Jobs.class).read(doors.caller(login), job, after, limit);
                    PrintStream screen = session.getConsole();
                    screen.println(summary(progress.job()));
                    ShellTable table = Tables.of("Dossier", "Number", "Refused because");
                    for (Refusal refusal : progress.refusals()) {
                        table.addRow()
                                .addContent(
                                        refusal.dossier(),
                                        refusal.number().orElse(""),
                                        Told.inWords(refusal.problem()).replace("\n", ""));
                    }
                    if (!progress.refusals().isEmpty()) {
                        table.print(screen, false);
                    }
                    if (progress.next() != null) {
                        screen.println("There are more: --after " + progress.next());
                    }
                });
    }

    private static String summary(Job job) {
        var summary =
                new StringBuilder(job.kind())
                        .append(" is ")
                        .append(job.state().name().toLowerCase(Locale.ROOT))
                        .append(": ")
                        .append(job.done())
                        .append(" of ")
                        .append(job.total())
                        .append(", ")
                        .append(job.refused())
                        .append(" refused");
        if (job.waitingFor() != null) {
            summary.append("; the type ").append(job.waitingFor()).append(" is away");
        }
        if (job.problem() != null) {
            summary.append("; ").append(Told.inWords(job.problem()));
        }
        return summary.toString();
    }
}
