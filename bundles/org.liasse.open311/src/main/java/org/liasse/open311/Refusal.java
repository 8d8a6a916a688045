package org.liasse.open311;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.liasse.api.Language;
import org.liasse.api.Problem;
import org.liasse.api.Text;

/**
 * What the specification calls errors: 404 for what is not there, 403 for a key that is none, 429
 * and 503 with the wait, 400 for all else.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient List<Text> descriptions;
    private final transient Duration wait;

    private Refusal(int status, List<Text> descriptions, Duration wait, Throwable cause) {
        super(status + ": " + descriptions.get(0).en(), cause);
        this.status = status;
        this.descriptions = List.copyOf(descriptions);
        this.wait = wait;
    }

    static Refusal of(int status, String fr, String en) {
        return new Refusal(status, List.of(new Text(fr, en)), null, null);
    }

    static Refusal missing(String parameter) {
        return of(
                400, "Il manque le paramètre " + parameter + ".", parameter + " was not provided.");
    }

    static Refusal unknown(String parameter) {
        return of(404, parameter + " est inconnu.", parameter + " was not found.");
    }

    static Refusal badKey() {
        return of(
                403,
                "Le paramètre api_key manque, ou n’est pas une clé de cette juridiction.",
                "api_key is missing, or is no key of this jurisdiction.");
    }

    /**
     * @param names parameters, by the last part of the pointers that mean them
     */
    static Refusal of(Problem problem, Map<String, String> names) {
        var descriptions = new ArrayList<Text>();
        problem.errors()
                .forEach(
                        error -> {
                            String last =
                                    error.pointer().substring(error.pointer().lastIndexOf('/') + 1);
                            String name = names.getOrDefault(last, last);
                            descriptions.add(
                                    new Text(
                                            name + " : " + error.detail().fr(),
                                            name + ": " + error.detail().en()));
                        });
        if (descriptions.isEmpty()) {
            descriptions.add(problem.detail());
        }
        int status =
                switch (problem.kind()) {
                    case NOT_FOUND -> 404;
                    case NOT_SIGNED_IN, NOT_YOUR_ROLE -> 403;
                    case TOO_MANY -> 429;
                    case TYPE_AWAY, UNAVAILABLE -> 503;
                    default -> 400;
                };
        return new Refusal(status, descriptions, problem.retryAfter().orElse(null), problem);
    }

    /** A status of HTTP. */
    public int status() {
        return status;
    }

    /** After which it may be tried again, or {@code null}. */
    Duration retryAfter() {
        return wait;
    }

    List<Map<String, Object>> errors(Language language) {
        var errors = new ArrayList<Map<String, Object>>();
        for (Text description : descriptions) {
            var error = new LinkedHashMap<String, Object>();
            error.put("code", status);
            error.put("description", description.in(language));
            errors.add(error);
        }
        return errors;
    }
}
