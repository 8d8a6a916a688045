package org.liasse.rest.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.liasse.api.InputError;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.Text;

/**
 * A problem on its way out, in both languages; the reader's is chosen last.
 *
 * @param status as answered; mostly the type's own
 * @param reason key of the rule that refused, or {@code null}
 * @param members more members of the answer (RFC 9457, 3.2)
 * @param retryAfter how long to wait, or {@code null}
 */
public record ProblemAnswer(
        ProblemType type,
        int status,
        Text detail,
        String reason,
        List<InputError> errors,
        Map<String, Object> members,
        Duration retryAfter) {

    /** RFC 9457. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public static ProblemAnswer of(Problem problem) {
        return new ProblemAnswer(
                ProblemType.of(problem.kind()),
                problem.kind().status(),
                problem.detail(),
                problem.reason().orElse(null),
                problem.errors(),
                problem.members(),
                problem.retryAfter().orElse(null));
    }

    public static ProblemAnswer of(ProblemType type, Text detail) {
        return new ProblemAnswer(type, type.status(), detail, null, List.of(), Map.of(), null);
    }

    /** Where somebody else chose the status, such as the container. */
    public static ProblemAnswer of(int status) {
        ProblemType type = ProblemType.of(status);
        return new ProblemAnswer(type, status, type.page(), null, List.of(), Map.of(), null);
    }

    public ProblemAnswer with(String member, Object value) {
        var more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new ProblemAnswer(type, status, detail, reason, errors, more, retryAfter);
    }

    public ProblemAnswer retryAfter(Duration wait) {
        return new ProblemAnswer(type, status, detail, reason, errors, members, wait);
    }

    /** Whole seconds to wait, at least one; 0 where there is nothing to wait for. */
    public long retrySeconds() {
        return retryAfter == null ? 0 : Math.max(1, (retryAfter.toMillis() + 999) / 1000);
    }

    /** The JSON object, as this reader gets it. */
    public Map<String, Object> in(Language language) {
        var json = new LinkedHashMap<String, Object>();
        json.put("type", type.uri());
        json.put("title", type.title().in(language));
        json.put("status", status);
        json.put("detail", detail.in(language));
        if (reason != null) {
            json.put("reason", reason);
        }
        if (!errors.isEmpty()) {
            json.put(
                    "errors",
                    errors.stream()
                            .map(
                                    error ->
                                            Map.of(
                                                    "pointer",
                                                    error.pointer(),
                                                    "detail",
                                                    error.detail().in(language)))
                            .toList());
        }
        members.forEach((name, value) -> json.putIfAbsent(name, value));
        return json;
    }
}
