package org.liasse.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.liasse.bench.Wire.Answer;

/** Several clients, each on a connection of its own, ask as fast as they are answered. */
final class Measurement implements AutoCloseable {

    /**
     * @param nanos of each answer, sorted
     * @param failures answers that were none of 2xx
     * @param firstFailure what the first of them said, or empty
     */
    record Result(
            String operation,
            long[] nanos,
            int failures,
            String firstFailure,
            double seconds,
            double serverMillis,
            double databaseMillis) {

        double perSecond() {
            return nanos.length / seconds;
        }

        /**
         * Milliseconds within which this part of the answers came.
         *
         * @param part 0.5 for the median
         */
        double within(double part) {
            return nanos.length == 0
                    ? 0
                    : nanos[(int) Math.min(nanos.length - 1, Math.ceil(part * nanos.length) - 1)]
                            / 1e6;
        }

        double serverMillisEach() {
            return serverMillis / Math.max(1, nanos.length);
        }

        double databaseMillisEach() {
            return databaseMillis / Math.max(1, nanos.length);
        }
    }

    private record Share(long[] nanos, int failures, String firstFailure) {}

    private final List<Wire> wires = new ArrayList<>();
    private final ExecutorService threads;
    private final Platform platform;
    private final Database database;
    private final java.util.Map<String, int[]> asked = new java.util.HashMap<>();

    Measurement(Platform platform, Database database, int clients) {
        this.platform = platform;
        this.database = database;
        this.threads = Executors.newFixedThreadPool(clients);
        for (int i = 0; i < clients; i++) {
            wires.add(new Wire(platform.port()));
        }
    }

    /** Asks for so many milliseconds, or until each client has asked so often. */
    Result run(Operation operation, long millis, int most) {
        operation.begin();
        int[] counts = asked.computeIfAbsent(operation.name(), any -> new int[wires.size()]);
        long server = Processor.millisOf(platform.processId());
        long data = database.processorMillis();
        long begin = System.nanoTime();
        long end = begin + TimeUnit.MILLISECONDS.toNanos(millis);
        List<Future<Share>> running = new ArrayList<>();
        for (int client = 0; client < wires.size(); client++) {
            int own = client;
            running.add(threads.submit(() -> ask(operation, own, end, most, counts)));
        }
        var shares = new ArrayList<Share>();
        try {
            for (Future<Share> one : running) {
                shares.add(one.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        long[] all = shares.stream().flatMapToLong(share -> Arrays.stream(share.nanos())).toArray();
        Arrays.sort(all);
        return new Result(
                operation.name(),
                all,
                shares.stream().mapToInt(Share::failures).sum(),
                shares.stream()
                        .map(Share::firstFailure)
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse(""),
                seconds,
                Processor.millisOf(platform.processId()) - server,
                database.processorMillis() - data);
    }

    private Share ask(Operation operation, int client, long end, int most, int[] counts) {
        var nanos = new Growing();
        int failures = 0;
        String firstFailure = "";
        Wire wire = wires.get(client);
        for (int i = 0; i < most && counts[client] < operation.mostPerClient(); i++) {
            Wire.Request request = operation.next(client);
            long start = System.nanoTime();
            if (start >= end) {
                break;
            }
            Answer answer = wire.send(request);
            nanos.add(System.nanoTime() - start);
            counts[client]++;
            operation.answered(client, answer);
            if (!answer.isFine()) {
                failures++;
                firstFailure =
                        firstFailure.isEmpty()
                                ? request.method()
                                        + " "
                                        + request.target()
                                        + ": "
                                        + answer.status()
                                        + " "
                                        + answer.text()
                                : firstFailure;
            }
        }
        return new Share(nanos.toArray(), failures, firstFailure);
    }

    /** A list of longs that makes no objects while it is measured. */
    private static final class Growing {
        private long[] values = new long[4_096];
        private int size;

        void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        long[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        wires.forEach(Wire::close);
    }
}
