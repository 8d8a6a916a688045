package org.liasse.itests.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.liasse.itests.story.Rest;

/** Reads the event log from its beginning while it is written, through the platform's death. */
final class Follower implements Runnable {

    private final Rest reader;
    private final AtomicBoolean ended;
    private final List<JsonNode> seen = new CopyOnWriteArrayList<>();
    private volatile String after = "0";

    /**
     * @param ended set when it is to stop
     */
    Follower(Rest reader, AtomicBoolean ended) {
        this.reader = reader;
        this.ended = ended;
    }

    /** The events in the order in which they came. */
    List<JsonNode> seen() {
        return List.copyOf(seen);
    }

    @Override
    public void run() {
        while (!ended.get()) {
            try {
                Rest.Answer answer = reader.get("/api/events?limit=200&after=" + after);
                if (answer.status() == 200) {
                    JsonNode slice = answer.json();
                    slice.get("items").forEach(seen::add);
                    after = slice.get("next").asText();
                }
            } catch (UncheckedIOException e) {
                // it comes back
            }
            LockSupport.parkNanos(20_000_000);
        }
    }
}
