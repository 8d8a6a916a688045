package org.liasse.itests.hot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Whether the machine had time for the platform. A thread looks at the clock every five
 * milliseconds: where it looks late, nobody had time. And it reads from {@code /proc}, where there
 * is such a thing, how much of the processors went to neither the platform nor this test: where
 * that is over a quarter, what somebody waited for meanwhile says nothing of the platform.
 */
final class Heartbeat implements AutoCloseable {

    private static final long BEAT = 5_000_000;

    /** A beat that comes this much later is no hiccup of the scheduler. */
    private static final long LATE = 50_000_000;

    private static final long BETWEEN_SAMPLES = 100_000_000;

    private record Pause(long begin, long end) {}

    /** Processor time since some moment, in ticks: all there was, and what went to others. */
    private record Sample(long at, long all, long others) {}

    private final List<Pause> pauses = new ArrayList<>();
    private final List<Sample> samples = new ArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Thread thread = new Thread(this::beat, "heartbeat");

    private final long platform;

    /**
     * @param platform its process id
     */
    Heartbeat(long platform) {
        this.platform = platform;
        thread.setDaemon(true);
        thread.setPriority(Thread.MAX_PRIORITY);
        thread.start();
    }

    private void beat() {
        long last = System.nanoTime();
        long sampled = last - BETWEEN_SAMPLES;
        while (!over.get()) {
            LockSupport.parkNanos(BEAT);
            long now = System.nanoTime();
            if (now - last > LATE) {
                synchronized (this) {
                    pauses.add(new Pause(last, now));
                }
            }
            last = now;
            if (now - sampled >= BETWEEN_SAMPLES) {
                sampled = now;
                sample(now);
            }
        }
    }

    private void sample(long now) {
        try {
            String line = Files.readString(Path.of("/proc/stat")).lines().findFirst().orElse("");
            String[] ticks = line.split(" +");
            long all = 0;
            // user, nice, system, idle, waiting, interrupts, soft interrupts, stolen
            for (int i = 1; i <= 8; i++) {
                all += Long.parseLong(ticks[i]);
            }
            long idle = Long.parseLong(ticks[4]) + Long.parseLong(ticks[5]);
            long ours = ticksOf(platform) + ticksOf(ProcessHandle.current().pid());
            synchronized (this) {
                samples.add(new Sample(now, all, all - idle - ours));
            }
        } catch (IOException e) {
            // no such system: what the clock says has to do
        }
    }

    /** What a process has used; see proc(5), whose fields are counted here from the state on. */
    private static long ticksOf(long process) throws IOException {
        String line = Files.readString(Path.of("/proc/" + process + "/stat"));
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    /** True where the machine had time for the platform between these moments of the clock. */
    synchronized boolean wasSteady(long begin, long end) {
        long paused = 0;
        for (Pause pause : pauses) {
            paused += Math.max(0, Math.min(end, pause.end()) - Math.max(begin, pause.begin()));
        }
        return paused * 2 < end - begin && !wasTaken(begin, end);
    }

    private boolean wasTaken(long begin, long end) {
        Sample first = null;
        Sample last = null;
        for (Sample sample : samples) {
            if (first == null || sample.at() - begin <= 0) {
                first = sample;
            }
            if (sample.at() - end <= 0) {
                last = sample;
            }
        }
        return first != null
                && last != null
                && (last.others() - first.others()) * 4 > last.all() - first.all();
    }

    @Override
    public void close() {
        over.set(true);
    }
}
