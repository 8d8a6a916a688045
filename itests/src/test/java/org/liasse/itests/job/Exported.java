package org.liasse.itests.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.liasse.itests.Platform;
import org.liasse.itests.story.Rest;
import org.liasse.itests.story.Rest.Answer;
import org.liasse.itests.story.Rest.Request;

/**
 * A file that somebody has had made, and taken.
 *
 * @param job as it was told when it was over
 */
public record Exported(JsonNode job, byte[] bytes) {

    /** Asks for a file and takes it; null where this reader may not ask for files. */
    public static Exported of(Platform platform, Rest reader, Map<String, ?> export) {
        Answer started = reader.patiently(new Request("POST", "/api/exports", export));
        if (started.status() == 401) {
            return null;
        }
        String path = "/api/jobs/" + started.expect(202).json().get("id").asText();
        platform.until("the export is over", () -> reader.read(path).has("endedAt"));
        JsonNode job = reader.read(path);
        if (!job.get("state").asText().equals("done")) {
            throw new AssertionError("the export ended so: " + job);
        }
        return new Exported(job, reader.get(path + "/result").expect(200).bytes());
    }

    /** All that can be read in it. */
    public String text() {
        if (bytes.length < 2 || bytes[0] != 'P' || bytes[1] != 'K') {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        var text = new StringBuilder();
        try {
            Path file = Files.createTempFile("liasse-exported", ".zip");
            try {
                Files.write(file, bytes);
                try (ZipFile zip = new ZipFile(file.toFile())) {
                    for (ZipEntry entry : Collections.list(zip.entries())) {
                        byte[] content = zip.getInputStream(entry).readAllBytes();
                        text.append(new String(content, StandardCharsets.UTF_8));
                    }
                }
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
