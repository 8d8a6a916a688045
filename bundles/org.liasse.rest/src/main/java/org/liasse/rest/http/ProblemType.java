package org.liasse.rest.http;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.liasse.api.Labels;
import org.liasse.api.Problem;
import org.liasse.api.Text;

/**
 * Every kind of problem that REST answers, each with a page of its own at {@code
 * /api/problems/<slug>} (RFC 9457, 3.1.1).
 */
public enum ProblemType {
    BAD_REQUEST(400),
    NOT_SIGNED_IN(401),
    NOT_YOUR_ROLE(403),
    NOT_FOUND(404),
    UNKNOWN_ACTION(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    WRONG_STATE(409),
    NOT_READY(409),
    CONFLICT(409),
    STALE(412),
    TOO_LARGE(413),
    MEDIA_TYPE(415),
    RANGE_NOT_SATISFIABLE(416),
    INVALID_INPUT(422),
    MISSING_INPUT(422),
    PRECONDITION_REQUIRED(428),
    TOO_MANY(429),
    INCIDENT(500),
    TYPE_AWAY(503),
    UNAVAILABLE(503);

    private static final Labels LABELS = Labels.beside(ProblemType.class);

    private final int status;

    ProblemType(int status) {
        this.status = status;
    }

    public static ProblemType of(Problem.Kind kind) {
        return valueOf(kind.name());
    }

    /** The type that stands for a status which a server or a framework chose by itself. */
    public static ProblemType of(int status) {
        return Stream.of(values())
                .filter(type -> type.status == status)
                .findFirst()
                .orElse(status >= 500 ? INCIDENT : BAD_REQUEST);
    }

    public static Optional<ProblemType> bySlug(String slug) {
        return Stream.of(values()).filter(type -> type.slug().equals(slug)).findFirst();
    }

    public int status() {
        return status;
    }

    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The {@code type} member: a relative reference that the product itself serves. */
    public String uri() {
        return "/api/problems/" + slug();
    }

    public Text title() {
        return LABELS.text("title." + slug());
    }

    /** What it means and what to do, for the page. */
    public Text page() {
        return LABELS.text("page." + slug());
    }
}
