package org.liasse.itests.canary;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.liasse.itests.story.Rest.Answer;

/** What a reader can make of the bytes of an answer: archives are unpacked. */
final class Readable {

    private Readable() {}

    static String text(Answer answer) {
        String type = answer.response().headers().firstValue("Content-Type").orElse("");
        return type.startsWith("application/zip") ? unpacked(answer.bytes()) : answer.text();
    }

    private static String unpacked(byte[] archive) {
        var text = new StringBuilder();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                text.append(entry.getName()).append('\n');
                text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8)).append('\n');
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
