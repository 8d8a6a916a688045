package org.liasse.console;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.table.ShellTable;
import org.liasse.api.job.Jobs;
import org.liasse.api.job.Jobs.Job;
import org.liasse.api.job.Jobs.Progress;
import org.liasse.api.job.Jobs.Refusal;
import org.liasse.console.completion.LoginCompleter;

/** Shows how far a job is, and what was refused. */
@Service
@Command(
        scope = "liasse",
        name = "job-show",
        description = "Shows how far a job is, and what was refused, with the reasons")
public final class JobShow extends Errand {

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
    Answer run(Doors doors) throws CommandException {
        Progress progress = doors.the(Jobs.class).read(doors.caller(login), job, after, limit);
        Map<String, Object> json = Json.of(progress.job());
        json.put("failed", progress.refusals().stream().map(JobShow::failed).toList());
        if (progress.next() != null) {
            json.put("next", progress.next());
        }
        return Answer.of(json, screen -> print(screen, progress));
    }

    private static Map<String, Object> failed(Refusal refusal) {
        Map<String, Object> json = Json.of(refusal.problem());
        json.put("dossier", refusal.dossier());
        refusal.number().ifPresent(number -> json.put("number", number));
        return json;
    }

    private static void print(PrintStream screen, Progress progress) {
        screen.println(summary(progress.job()));
        ShellTable table = new ShellTable();
        List.of("Dossier", "Number", "Refused because").forEach(table::column);
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
    }

    private static String summary(Job job) {
        var summary =
                new StringBuilder(job.kind())
                        .append(" is ")
                        .append(Json.word(job.state()))
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
