package org.liasse.core.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.liasse.api.InputError;
import org.liasse.api.Problem;
import org.liasse.api.Text;
import org.liasse.core.store.Json;

/** A problem as it is kept: in both languages, so that whoever reads it chooses. */
final class ProblemJson {

    /** More of them would help nobody. */
    private static final int MOST_ERRORS = 50;

    private ProblemJson() {}

    static String write(Problem problem) {
        var json = new LinkedHashMap<String, Object>();
        json.put("kind", problem.kind().name());
        json.put("detail", text(problem.detail()));
        problem.reason().ifPresent(reason -> json.put("reason", reason));
        json.put(
                "errors",
                problem.errors().stream()
                        .limit(MOST_ERRORS)
                        .map(
                                error ->
                                        Map.of(
                                                "pointer",
                                                error.pointer(),
                                                "detail",
                                                text(error.detail())))
                        .toList());
        var members = new LinkedHashMap<String, Object>();
        problem.members()
                .forEach(
                        (name, value) -> {
                            if (value instanceof String) {
                                members.put(name, value);
                            }
                        });
        json.put("members", members);
        return Json.write(json);
    }

    /** {@code null} for {@code null}. */
    static Problem read(String stored) {
        if (stored == null) {
            return null;
        }
        Map<String, Object> json = Json.read(stored);
        Text detail = text(json.get("detail"));
        Problem problem =
                Problem.of(
                        Problem.Kind.valueOf((String) json.get("kind")), detail.fr(), detail.en());
        if (json.get("reason") instanceof String reason) {
            problem = problem.because(reason);
        }
        var errors = new ArrayList<InputError>();
        for (Object one : (List<?>) json.get("errors")) {
            Map<?, ?> error = (Map<?, ?>) one;
            errors.add(new InputError((String) error.get("pointer"), text(error.get("detail"))));
        }
        problem = problem.withErrors(errors);
        for (var member : ((Map<?, ?>) json.get("members")).entrySet()) {
            problem = problem.with((String) member.getKey(), member.getValue());
        }
        return problem;
    }

    private static Map<String, String> text(Text text) {
        return Map.of("fr", text.fr(), "en", text.en());
    }

    private static Text text(Object json) {
        Map<?, ?> text = (Map<?, ?>) json;
        return new Text((String) text.get("fr"), (String) text.get("en"));
    }
}
