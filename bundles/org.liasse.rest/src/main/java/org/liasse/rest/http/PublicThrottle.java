package org.liasse.rest.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.liasse.api.Problem;

/** How often one address may ask without a sign-in. */
final class PublicThrottle {

    private static final int ADDRESSES = 20_000;

    private final Bandwidth rate;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder()
                    .maximumSize(ADDRESSES)
                    .expireAfterAccess(Duration.ofMinutes(2))
                    .build();

    /**
     * @param perMinute requests that one address may send in a minute, all at once too
     */
    PublicThrottle(int perMinute, TimeMeter time) {
        this.rate =
                Bandwidth.builder()
                        .capacity(perMinute)
                        .refillGreedy(perMinute, Duration.ofMinutes(1))
                        .build();
        this.time = time;
    }

    /**
     * @throws Problem TOO_MANY with the wait
     */
    void pass(String address) {
        Bucket bucket = buckets.get(address, unknown -> newBucket());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw Problem.of(
                            Problem.Kind.TOO_MANY,
                            "Trop de demandes sans identification depuis cette adresse.",
                            "Too many requests without a sign-in from this address.")
                    .retryAfter(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private Bucket newBucket() {
        return Bucket.builder().addLimit(rate).withCustomTimePrecision(time).build();
    }
}
