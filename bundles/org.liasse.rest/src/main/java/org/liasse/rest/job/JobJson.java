package org.liasse.rest.job;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.liasse.api.Key;
import org.liasse.api.Language;
import org.liasse.api.job.Jobs.Job;
import org.liasse.api.job.Jobs.Output;
import org.liasse.api.job.Jobs.Progress;
import org.liasse.api.job.Jobs.Refusal;
import org.liasse.rest.http.ProblemAnswer;

/**
 * A job.
 *
 * @param waitingFor the type that is away; absent else
 * @param failed the items that were refused, each with its dossier and the problem that acting on
 *     it alone would have been; absent where only the job itself is told
 * @param next what {@code after} takes to see more of them; absent at the end
 * @param result absent until it is over
 * @param problem why the job as a whole failed; absent else
 */
record JobJson(
        String id,
        String kind,
        String state,
        Key waitingFor,
        int done,
        int total,
        int refused,
        List<Map<String, Object>> failed,
        String next,
        Result result,
        Map<String, Object> problem,
        Instant createdAt,
        Instant startedAt,
        Instant endedAt,
        String href) {

    /**
     * What has come of it.
     *
     * @param file what an export has made, as long as it is there; absent else
     */
    record Result(int succeeded, int refused, File file) {}

    /** A file to be taken. */
    record File(String name, String mediaType, long size, Instant expiresAt, String href) {}

    static JobJson of(Job job, Language language) {
        return of(job, null, null, language);
    }

    static JobJson of(Progress progress, Language language) {
        return of(
                progress.job(),
                progress.refusals().stream().map(refusal -> failed(refusal, language)).toList(),
                progress.next(),
                language);
    }

    private static JobJson of(
            Job job, List<Map<String, Object>> failed, String next, Language language) {
        return new JobJson(
                job.id(),
                job.kind(),
                job.state().name().toLowerCase(Locale.ROOT),
                job.waitingFor(),
                job.done(),
                job.total(),
                job.refused(),
                failed,
                next,
                job.state().isOver() ? result(job) : null,
                job.problem() == null ? null : ProblemAnswer.of(job.problem()).in(language),
                job.createdAt(),
                job.startedAt(),
                job.endedAt(),
                href(job.id()));
    }

    private static Result result(Job job) {
        Output output = job.output();
        return new Result(
                job.done() - job.refused(),
                job.refused(),
                output == null
                        ? null
                        : new File(
                                output.name(),
                                output.mediaType(),
                                output.size(),
                                output.expiresAt(),
                                href(job.id()) + "/result"));
    }

    static String href(String job) {
        return "/api/jobs/" + job;
    }

    private static Map<String, Object> failed(Refusal refusal, Language language) {
        var json = new LinkedHashMap<String, Object>();
        json.put("dossier", refusal.dossier());
        refusal.number().ifPresent(number -> json.put("number", number));
        json.putAll(ProblemAnswer.of(refusal.problem()).in(language));
        json.put("href", "/api/dossiers/" + refusal.dossier());
        return json;
    }
}
