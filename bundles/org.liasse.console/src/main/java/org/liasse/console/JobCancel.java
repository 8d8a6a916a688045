package org.liasse.console;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.liasse.api.job.Jobs;
import org.liasse.api.job.Jobs.Job;
import org.liasse.api.job.Jobs.State;
import org.liasse.api.people.Caller;
import org.liasse.console.completion.LoginCompleter;

/** Stops a job. */
@Service
@Command(
        scope = "liasse",
        name = "job-cancel",
        description = "Stops a job before its next item; what it has done stays done")
public final class JobCancel extends Errand {

    @Argument(name = "job", description = "Id of the job", required = true)
    String job;

    @Option(name = "--as", description = "Login of whoever started it", required = true)
    @Completion(LoginCompleter.class)
    String login;

    @Override
    Answer run(Doors doors) throws CommandException {
        Jobs jobs = doors.the(Jobs.class);
        Caller caller = doors.caller(login);
        jobs.cancel(caller, job);
        Job after = jobs.read(caller, job, null, 1).job();
        return Answer.of(
                Json.of(after),
                after.state() == State.CANCELLED ? "Cancelled." : "It was over already.");
    }
}
