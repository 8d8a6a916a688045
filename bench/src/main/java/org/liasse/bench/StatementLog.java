package org.liasse.bench;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The statements that a database has written down, from a place on: those that do something, with
 * neither beginning nor end of transactions nor tests of a connection.
 */
final class StatementLog {

    private static final Pattern NO_WORK =
            Pattern.compile(
                    "(?i)(begin|commit|rollback|set|show|start|values|prepare|deallocate)\\b.*|");

    private final Path file;
    private final Pattern line;
    private long from;

    /**
     * @param line matches a line that begins a statement; its first group is the statement
     */
    StatementLog(Path file, Pattern line) {
        this.file = file;
        this.line = line;
    }

    /** From here on. */
    void mark() {
        try {
            from = Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How often each statement was written down since the mark. */
    Map<String, Integer> sinceMark() {
        var counts = new TreeMap<String, Integer>();
        for (String text : lines()) {
            Matcher matcher = line.matcher(text);
            if (matcher.find()) {
                String statement = matcher.group(1).strip();
                if (!NO_WORK.matcher(statement).matches()) {
                    counts.merge(statement, 1, Integer::sum);
                }
            }
        }
        return counts;
    }

    private List<String> lines() {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[(int) (log.length() - from)];
            log.seek(from);
            log.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
