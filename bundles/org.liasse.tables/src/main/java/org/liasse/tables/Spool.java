package org.liasse.tables;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows that have to wait until the sheet before theirs is complete: on disk, so that no number of
 * them fills the memory.
 */
final class Spool implements Closeable {

    /** Of this process alone. */
    static final String PREFIX = "liasse-rows-" + ProcessHandle.current().pid() + "-";

    private static final char NOTHING = '0';
    private static final char TEXT = 't';
    private static final char NUMBER = 'n';
    private static final char DAY = 'd';
    private static final char INSTANT = 'i';
    private static final char YES_NO = 'y';

    private final Path file;
    private final DataOutputStream out;
    private long rows;

    Spool() throws IOException {
        file = Files.createTempFile(PREFIX, null);
        out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
    }

    void add(List<Object> row) throws IOException {
        out.writeInt(row.size());
        for (Object value : row) {
            write(value);
        }
        rows++;
    }

    private void write(Object value) throws IOException {
        if (value == null) {
            out.writeChar(NOTHING);
            return;
        }
        out.writeChar(
                value instanceof BigDecimal
                        ? NUMBER
                        : value instanceof LocalDate
                                ? DAY
                                : value instanceof LocalDateTime
                                        ? INSTANT
                                        : value instanceof Boolean ? YES_NO : TEXT);
        byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
        out.writeInt(text.length);
        out.write(text);
    }

    interface Row {
        void take(List<Object> row) throws IOException;
    }

    /** All of them, in the order in which they came; nothing is added any more. */
    void replay(Row each) throws IOException {
        out.close();
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (long i = 0; i < rows; i++) {
                int size = in.readInt();
                List<Object> row = new ArrayList<>(size);
                for (int j = 0; j < size; j++) {
                    row.add(read(in));
                }
                each.take(row);
            }
        }
    }

    private static Object read(DataInputStream in) throws IOException {
        char kind = in.readChar();
        if (kind == NOTHING) {
            return null;
        }
        String text = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
        return switch (kind) {
            case NUMBER -> new BigDecimal(text);
            case DAY -> LocalDate.parse(text);
            case INSTANT -> LocalDateTime.parse(text);
            case YES_NO -> Boolean.valueOf(text);
            default -> text;
        };
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(file);
    }
}
