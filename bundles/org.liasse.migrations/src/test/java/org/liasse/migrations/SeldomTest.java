package org.liasse.migrations;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.Test;

/** How often what lasts is told. */
public class SeldomTest {

    private long now = -5;
    private final Seldom seldom = new Seldom(() -> now);

    @Test
    public void isToldOnceAndThenOnceAMinute() {
        assertTrue(seldom.isDue("core"));
        now += TimeUnit.SECONDS.toNanos(59);
        assertFalse(seldom.isDue("core"));
        now += TimeUnit.SECONDS.toNanos(1);
        assertTrue(seldom.isDue("core"));
        assertFalse(seldom.isDue("core"));
    }

    @Test
    public void eachIsToldByItself() {
        assertTrue(seldom.isDue("core"));
        assertTrue(seldom.isDue("notes"));
    }

    @Test
    public void whatWasOverIsToldAtOnceWhenItComesAgain() {
        seldom.isDue("core");
        seldom.over("core");
        assertTrue(seldom.isDue("core"));
    }
}
