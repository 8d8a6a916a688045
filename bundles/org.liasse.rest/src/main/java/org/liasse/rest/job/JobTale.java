package org.liasse.rest.job;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Supplier;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.job.Jobs;
import org.liasse.api.job.Jobs.Job;
import org.liasse.api.people.Caller;
import org.liasse.rest.http.Json;
import org.liasse.rest.http.ProblemAnswer;

/** How a job goes on, told to one reader: each time what is new since the last, until its end. */
final class JobTale {

    private final Jobs jobs;
    private final Supplier<Caller> reader;
    private final String id;
    private String told;
    private boolean over;

    /**
     * @param reader asked anew each time; throws NOT_SIGNED_IN where the session is over
     * @param told the id of the event that the reader knows already, or {@code null}
     */
    JobTale(Jobs jobs, Supplier<Caller> reader, String id, String told) {
        this.jobs = jobs;
        this.reader = reader;
        this.id = id;
        this.told = told;
    }

    /** Whether nothing more will be told. */
    boolean isOver() {
        return over;
    }

    /**
     * What is new: an event as it stands on the wire, or {@code null}.
     *
     * @throws Problem where the job does not exist for this reader any more
     */
    String next() {
        Caller caller = reader.get();
        Job job = jobs.read(caller, id, null, 1).job();
        over = job.state().isOver();
        String now = place(job);
        if (now.equals(told)) {
            return null;
        }
        told = now;
        return "id: "
                + now
                + event(over ? "end" : "progress", json(JobJson.of(job, caller.language())));
    }

    /** Why there is nothing more. */
    static String problem(Problem problem, Language language) {
        return event("problem", json(ProblemAnswer.of(problem).in(language))).substring(1);
    }

    private static String event(String name, String json) {
        return "\nevent: " + name + "\ndata: " + json + "\n\n";
    }

    /** Two jobs that are equally far are told alike: nobody needs to hear it twice. */
    private static String place(Job job) {
        return job.state().name().toLowerCase(Locale.ROOT)
                + "-"
                + job.done()
                + "-"
                + job.total()
                + "-"
                + job.refused();
    }

    private static String json(Object value) {
        var bytes = new ByteArrayOutputStream();
        try {
            Json.write(value, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
