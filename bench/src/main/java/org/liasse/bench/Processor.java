package org.liasse.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Processor time of processes, user and system, as Linux counts it (proc(5), {@code
 * /proc/<pid>/stat}), in ticks of ten milliseconds: over a second of work the error is small.
 */
final class Processor {

    private static final Path PROC = Path.of("/proc");

    /** {@code USER_HZ}, 100 on every Linux that Java 17 runs on. */
    private static final long MILLIS_PER_TICK = 10;

    private Processor() {}

    /**
     * @param parent id of the parent process
     * @param own ticks of the process
     * @param waitedFor ticks of children that have ended
     */
    record Ticks(long parent, long own, long waitedFor) {

        /** Reads a line of {@code stat}; the name in it is in parentheses and may hold anything. */
        static Ticks of(String line) {
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            return new Ticks(
                    Long.parseLong(fields[1]),
                    Long.parseLong(fields[11]) + Long.parseLong(fields[12]),
                    Long.parseLong(fields[13]) + Long.parseLong(fields[14]));
        }
    }

    /** Milliseconds of processor time that a process has used, with all its threads. */
    static long millisOf(long process) {
        return read(process).own() * MILLIS_PER_TICK;
    }

    /** The same for a process and all that it has started, those that have ended included. */
    static long millisOfFamily(long process) {
        Ticks head = read(process);
        long ticks = head.own() + head.waitedFor();
        try (Stream<Path> all = Files.list(PROC)) {
            ticks +=
                    all.filter(path -> path.getFileName().toString().matches("[0-9]+"))
                            .map(path -> read(Long.parseLong(path.getFileName().toString())))
                            .filter(child -> child.parent() == process)
                            .mapToLong(Ticks::own)
                            .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ticks * MILLIS_PER_TICK;
    }

    private static Ticks read(long process) {
        try {
            return Ticks.of(Files.readString(PROC.resolve(process + "/stat")));
        } catch (NoSuchFileException e) {
            return new Ticks(-1, 0, 0);
        } catch (IOException e) {
            // it ended between the opening and the reading of its file
            return new Ticks(-1, 0, 0);
        }
    }
}
