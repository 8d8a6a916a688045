package org.liasse.itests.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.liasse.itests.story.Rest;

/** A job as somebody hears of it. */
final class Following implements AutoCloseable {

    /** One event. */
    record Event(String id, String kind, JsonNode data) {}

    private final BufferedReader lines;

    private Following(InputStream stream) {
        lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    /**
     * @param told the id of the event that was heard last, or null
     */
    static Following of(Rest reader, String job, String told) {
        HttpResponse<InputStream> answer = reader.stream(path(job), "Last-Event-ID", told);
        if (answer.statusCode() != 200) {
            throw new AssertionError(job + " is followed with " + answer.statusCode());
        }
        return new Following(answer.body());
    }

    /** What somebody is answered who follows from there. */
    static int status(Rest reader, String job, String told) throws IOException {
        HttpResponse<InputStream> answer = reader.stream(path(job), "Last-Event-ID", told);
        answer.body().close();
        return answer.statusCode();
    }

    private static String path(String job) {
        return "/api/jobs/" + job + "/events";
    }

    /** The next event; null at the end. */
    Event next() throws IOException {
        String id = null;
        String kind = null;
        String data = null;
        String line = lines.readLine();
        while (line != null) {
            if (line.isEmpty() && data != null) {
                return new Event(id, kind, Rest.parse(data.getBytes(StandardCharsets.UTF_8)));
            }
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                kind = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data = line.substring(6);
            }
            line = lines.readLine();
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
