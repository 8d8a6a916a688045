package org.liasse.console;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.liasse.api.job.Jobs;
import org.liasse.api.people.Caller;
import org.liasse.console.completion.LoginCompleter;
import org.osgi.framework.BundleContext;

/** Stops a job. */
@Service
@Command(
        scope = "liasse",
        name = "job-cancel",
        description = "Stops a job before its next item; what it has done stays done")
public final class JobCancel implements Action {

    @Reference BundleContext context;
    @Reference Session session;

    @Argument(name = "job", description = "Id of the job", required = true)
    String job;

    @Option(name = "--as", description = "Login of whoever started it", required = true)
    @Completion(LoginCompleter.class)
    String login;

    @Override
    public Object execute() throws Exception {
        return Told.plainly(
                () -> {
                    Doors doors = new Doors(context);
                    Jobs jobs = doors.the(Jobs.class);
                    Caller caller = doors.caller(login);
                    jobs.cancel(caller, job);
                    session.getConsole()
                            .println(
                                    jobs.read(caller, job, null, 1)
                                                    .job()
                                                    .state()
                                                    .equals(Jobs.State.CANCELLED)
                                            ? "Cancelled."
                                            : "It was over already.");
                });
    }
}
