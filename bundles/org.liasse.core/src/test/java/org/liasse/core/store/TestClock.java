package org.liasse.core.store;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.liasse.api.Clock;

/** A clock that stands still until the test moves it. */
public final class TestClock implements Clock {

    private volatile Instant now = Instant.parse("2026-03-02T09:00:00Z");

    private volatile Duration leap = Duration.ZERO;

    @Override
    public Instant now() {
        return now.plus(leap);
    }

    @Override
    public Instant unmoved() {
        return now;
    }

    @Override
    public ZoneId zone() {
        return ZoneId.of("Europe/Paris");
    }

    /** Goes to a moment, said in the time of the zone: {@code 2026-03-02T10:00}. */
    public void at(String moment) {
        now = java.time.LocalDateTime.parse(moment).atZone(zone()).toInstant();
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    /** As a sandbox moves it: what the machine says stays. */
    public void leap(Duration time) {
        leap = leap.plus(time);
    }
}
