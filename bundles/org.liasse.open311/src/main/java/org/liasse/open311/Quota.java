package org.liasse.open311;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.liasse.api.Problem;

/** How many requests one key may send. */
final class Quota {

    private static final int KEYS = 10_000;

    private final Bandwidth rate;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(KEYS).expireAfterAccess(Duration.ofHours(2)).build();

    /**
     * @param perHour all at once too
     */
    Quota(int perHour, TimeMeter time) {
        this.rate =
                Bandwidth.builder()
                        .capacity(perHour)
                        .refillGreedy(perHour, Duration.ofHours(1))
                        .build();
        this.time = time;
    }

    /**
     * @throws Problem TOO_MANY with the wait
     */
    void pass(String key) {
        Bucket bucket = buckets.get(key, unknown -> newBucket());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw Problem.of(
                            Problem.Kind.TOO_MANY,
                            "Trop de demandes avec cette clé.",
                            "Too many requests by this key.")
                    .retryAfter(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private Bucket newBucket() {
        return Bucket.builder().addLimit(rate).withCustomTimePrecision(time).build();
    }
}
