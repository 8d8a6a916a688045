package org.liasse.api;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a door answers where it does not do what it was asked; the transaction, if any, is rolled
 * back. One mapper turns it into {@code application/problem+json} (RFC 9457). Values inside,
 * exceptions only here.
 */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The kinds of problem, each with the status of HTTP (RFC 9110, RFC 6585) that says it. */
    public enum Kind {
        BAD_REQUEST(400),
        NOT_SIGNED_IN(401),
        NOT_YOUR_ROLE(403),
        /** It does not exist, or not for you: the two are never told apart. */
        NOT_FOUND(404),
        UNKNOWN_ACTION(404),
        WRONG_STATE(409),
        NOT_READY(409),
        CONFLICT(409),
        STALE(412),
        TOO_LARGE(413),
        MEDIA_TYPE(415),
        INVALID_INPUT(422),
        MISSING_INPUT(422),
        PRECONDITION_REQUIRED(428),
        TOO_MANY(429),
        /** The type's variant is not there at the moment, or leaving. */
        TYPE_AWAY(503),
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    private final Kind kind;
    private final transient Text detail;
    private final transient String reason;
    private final transient List<InputError> errors;
    private final transient Map<String, Object> members;
    private final transient Duration retryAfter;

    private Problem(
            Kind kind,
            Text detail,
            String reason,
            List<InputError> errors,
            Map<String, Object> members,
            Duration retryAfter,
            Throwable cause) {
        super(kind + ": " + detail.en(), cause);
        this.kind = kind;
        this.detail = detail;
        this.reason = reason;
        this.errors = List.copyOf(errors);
        this.members = Map.copyOf(members);
        this.retryAfter = retryAfter;
    }

    public static Problem of(Kind kind, String fr, String en) {
        return new Problem(kind, new Text(fr, en), null, List.of(), Map.of(), null, null);
    }

    /** Nothing with that id, for this reader. */
    public static Problem notFound() {
        return of(
                Kind.NOT_FOUND,
                "Cela n’existe pas, ou pas pour vous.",
                "It does not exist, or not for you.");
    }

    /** Input that is well formed and not acceptable: 422, every error named. */
    public static Problem invalid(List<InputError> errors) {
        return of(
                        Kind.INVALID_INPUT,
                        "Des valeurs ne sont pas acceptables.",
                        "Some values are not acceptable.")
                .withErrors(errors);
    }

    public static Problem invalid(String pointer, String fr, String en) {
        return invalid(List.of(InputError.at(pointer, fr, en)));
    }

    /** The variant of a type is away: try again a little later. */
    public static Problem typeAway(Key type) {
        return of(
                        Kind.TYPE_AWAY,
                        "Le type « " + type + " » n’est pas disponible en ce moment.",
                        "The type \"" + type + "\" is not available at the moment.")
                .retryAfter(Duration.ofSeconds(5));
    }

    public Problem withErrors(List<InputError> newErrors) {
        return new Problem(kind, detail, reason, newErrors, members, retryAfter, getCause());
    }

    /** Says one sentence more. */
    public Problem adding(String fr, String en) {
        Text more = new Text(detail.fr() + " " + fr, detail.en() + " " + en);
        return new Problem(kind, more, reason, errors, members, retryAfter, getCause());
    }

    /** Names the rule that refused: the key of an obstacle, of a warning … */
    public Problem because(String newReason) {
        return new Problem(kind, detail, newReason, errors, members, retryAfter, getCause());
    }

    /** Adds an extension member to the answer (RFC 9457, 3.2), such as the current version. */
    public Problem with(String name, Object value) {
        var more = new java.util.HashMap<>(members);
        more.put(name, value);
        return new Problem(kind, detail, reason, errors, more, retryAfter, getCause());
    }

    public Problem retryAfter(Duration wait) {
        return new Problem(kind, detail, reason, errors, members, wait, getCause());
    }

    public Problem causedBy(Throwable cause) {
        return new Problem(kind, detail, reason, errors, members, retryAfter, cause);
    }

    public Kind kind() {
        return kind;
    }

    public Text detail() {
        return detail;
    }

    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    public List<InputError> errors() {
        return errors;
    }

    public Map<String, Object> members() {
        return members;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
