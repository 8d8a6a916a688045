package org.liasse.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.liasse.bench.Wire.Request;

/**
 * Everything that an instructor sees, or all of one procedure, taken along in one file, while the
 * live heap of the server is looked at: it must not grow with the number of rows.
 */
final class Exports {

    /** Behind a format: of one procedure only. */
    private static final String OF_ONE_PROCEDURE = ":procedure";

    private static final long BETWEEN_LOOKS_MILLIS = 2_000;
    private static final Duration PATIENCE = Duration.ofHours(2);

    /**
     * What was seen of one.
     *
     * @param rows dossiers in the file
     * @param fileBytes its size
     * @param before live heap before it began, in bytes
     * @param most the most live heap that any look has seen while it ran
     * @param looks how often it was looked at
     * @param serverMillis processor time of the server, with that of the looks' collections
     */
    record Result(
            String format,
            long rows,
            long fileBytes,
            long seconds,
            long before,
            long most,
            int looks,
            long serverMillis) {}

    private final World world;
    private final long process;
    private final LiveHeap heap;

    Exports(World world, long process) {
        this.world = world;
        this.process = process;
        this.heap = new LiveHeap(process);
    }

    Result measure(String format) {
        String bearer = world.instructors().get(0).bearer();
        long before = heap.bytes(0);
        long millis = Processor.millisOf(process);
        long begin = System.nanoTime();
        JsonNode job =
                answered(
                        Request.post(
                                "/api/exports",
                                bearer,
                                null,
                                Json.bytes(
                                        Map.of(
                                                "format",
                                                format.replace(OF_ONE_PROCEDURE, ""),
                                                "query",
                                                query(format)))));
        String address = "/api/jobs/" + job.get("id").asText();
        long most = 0;
        int looks = 0;
        while (List.of("queued", "running").contains(job.get("state").asText())) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new IllegalStateException("not done in time: " + job);
            }
            most = Math.max(most, heap.bytes(most));
            looks++;
            Platform.pause(BETWEEN_LOOKS_MILLIS);
            job = answered(Request.get(address, bearer));
        }
        long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
        if (!job.get("state").asText().equals("done")) {
            throw new IllegalStateException("the export is not done: " + job);
        }
        return new Result(
                format,
                job.at("/result/succeeded").asLong(),
                job.at("/result/file/size").asLong(),
                seconds,
                before,
                most,
                looks,
                Processor.millisOf(process) - millis);
    }

    private Map<String, String> query(String format) {
        var query = new TreeMap<>(Map.of("type", "procedure-dossier", "tab", "all"));
        if (format.endsWith(OF_ONE_PROCEDURE)) {
            query.put("context", world.procedures().get(0));
        }
        return query;
    }

    /** On a connection of its own: between two looks the server may close one that is idle. */
    private JsonNode answered(Request request) {
        try (Wire wire = new Wire(world.port())) {
            return Json.read(World.fine(wire.send(request)).body());
        }
    }

    static String table(List<Result> results) {
        var table = new StringBuilder();
        table.append(
                "| format | dossiers | file MB | s | server CPU ms a dossier | live heap before MB"
                        + " | most while it ran MB | looks |\n");
        table.append("|---|---:|---:|---:|---:|---:|---:|---:|\n");
        for (Result result : results) {
            table.append(
                    String.format(
                            java.util.Locale.ROOT,
                            "| %s | %d | %.1f | %d | %.2f | %.1f | %.1f | %d |%n",
                            result.format(),
                            result.rows(),
                            result.fileBytes() / 1e6,
                            result.seconds(),
                            result.serverMillis() / (double) Math.max(1, result.rows()),
                            result.before() / 1e6,
                            result.most() / 1e6,
                            result.looks()));
        }
        return table.toString();
    }
}
