package org.liasse.itests.story;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.liasse.itests.story.Rest.Answer;

/** What a reader can make of the bytes of an answer: archives are unpacked, PDF is read. */
public final class Readable {

    private Readable() {}

    public static String text(Answer answer) {
        String type = answer.response().headers().firstValue("Content-Type").orElse("");
        if (type.startsWith("application/zip")) {
            return unpacked(answer.bytes());
        }
        return type.startsWith("application/pdf") ? printed(answer) : answer.text();
    }

    /** A file that only calls itself a PDF is taken as it is. */
    private static String printed(Answer answer) {
        try (PDDocument pdf = Loader.loadPDF(answer.bytes())) {
            return new PDFTextStripper().getText(pdf);
        } catch (IOException e) {
            return answer.text();
        }
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
