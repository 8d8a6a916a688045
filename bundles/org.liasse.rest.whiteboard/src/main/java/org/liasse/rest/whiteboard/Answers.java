package org.liasse.rest.whiteboard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * The two answers that are given before any resource is asked, as problems like all others. Their
 * pages are those of the REST bundle.
 */
enum Answers {
    NOT_FOUND("not-found", 404, "Introuvable", "Not found"),
    AWAY("unavailable", 503, "Momentanément indisponible", "Away for the moment");

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

    void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(status);
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
        String title = inEnglish ? english : french;
        byte[] body =
                "{\"type\":\"/api/problems/%s\",\"title\":\"%s\",\"status\":%d}"
                        .formatted(kind, title, status)
                        .getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
