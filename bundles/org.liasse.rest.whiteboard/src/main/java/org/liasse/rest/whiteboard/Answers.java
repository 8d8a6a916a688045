package org.liasse.rest.whiteboard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * What is answered before any resource is asked, as problems like all others. Their pages are those
 * of the REST bundle.
 */
enum Answers {
    BAD_REQUEST("bad-request", 400, "Requête mal formée", "Malformed request"),
    NOT_FOUND("not-found", 404, "Introuvable", "Not found"),
    NOT_ALLOWED("method-not-allowed", 405, "Méthode non permise", "Method not allowed"),
    TOO_LARGE("too-large", 413, "Trop volumineux", "Too large"),
    INCIDENT("incident", 500, "Incident", "Incident"),
    AWAY("unavailable", 503, "Momentanément indisponible", "Away for the moment");

    private static final int URI_TOO_LONG = 414;
    private static final int HEADERS_TOO_LARGE = 431;

    private final String kind;
    private final int status;
    private final String french;
    private final String english;

    Answers(String kind, int status, String french, String english) {
        this.kind = kind;
        this.status = status;
        this.french = french;
        this.english = english;
    }

    /** The answer that stands for a status which the container chose. */
    static Answers of(int status) {
        if (status == URI_TOO_LONG || status == HEADERS_TOO_LARGE) {
            return TOO_LARGE;
        }
        return Stream.of(values())
                .filter(answer -> answer.status == status)
                .findFirst()
                .orElse(status >= 500 ? INCIDENT : BAD_REQUEST);
    }

    void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(status, request, response);
    }

    /** Writes it under the status that was chosen already. */
    void write(int chosen, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setStatus(chosen);
        response.setHeader("Vary", "Authorization, Accept-Language");
        response.setHeader("Cache-Control", "no-store");
        if (this == AWAY) {
            response.setHeader("Retry-After", "2");
        }
        response.setContentType("application/problem+json");
        // without the header, the request's locale would be the machine's
        boolean inEnglish =
                request.getHeader("Accept-Language") != null
                        && "en".equals(request.getLocale().getLanguage());
        byte[] body = body(chosen, inEnglish);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    byte[] body(int chosen, boolean inEnglish) {
        return "{\"type\":\"/api/problems/%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%2$s\"}"
                .formatted(kind, inEnglish ? english : french, chosen)
                .getBytes(StandardCharsets.UTF_8);
    }
}
