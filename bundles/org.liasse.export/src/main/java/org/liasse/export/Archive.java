package org.liasse.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A ZIP archive that is written as it is sent; entries and archive may exceed the limits of old
 * readers (Zip64).
 */
final class Archive {

    private static final int BUFFER = 1 << 16;

    private final ZipOutputStream zip;
    private EntryNames names = new EntryNames();
    private final byte[] buffer = new byte[BUFFER];

    Archive(OutputStream out) {
        zip = new ZipOutputStream(new BufferedOutputStream(out, BUFFER));
        // documents are compressed already, most of them
        zip.setLevel(Deflater.BEST_SPEED);
    }

    /** Where the bytes of an entry come from; the stream is closed here. */
    interface Source {
        InputStream open() throws IOException;
    }

    /** What writes an entry; it does not close the stream. */
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /**
     * @param folder empty, or ending in a slash; made of clean names
     */
    void add(String folder, String name, Instant at, Source source) throws IOException {
        try (InputStream in = source.open()) {
            add(
                    folder,
                    name,
                    at,
                    out -> {
                        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                            out.write(buffer, 0, read);
                        }
                    });
        }
    }

    void add(String folder, String name, Instant at, Writing writing) throws IOException {
        ZipEntry entry = new ZipEntry(names.in(folder, name));
        entry.setLastModifiedTime(FileTime.from(at));
        zip.putNextEntry(entry);
        writing.to(zip);
        zip.closeEntry();
    }

    /** What follows is in folders of its own: names that were given are forgotten. */
    void begin() {
        names = new EntryNames();
    }

    /** Ends the archive; the stream under it stays open. */
    void finish() throws IOException {
        zip.finish();
        zip.flush();
    }
}
