package org.liasse.core.store;

import static org.junit.Assert.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.Test;

/** Work that goes on by itself. */
public class BackgroundTest {

    @Test
    public void anErrorDoesNotEndIt() throws InterruptedException {
        var rounds = new CountDownLatch(2);
        try (var background =
                new Background(
                        "tests",
                        1,
                        0,
                        () -> {
                            rounds.countDown();
                            throw new StackOverflowError();
                        })) {
            background.start();
            assertTrue(rounds.await(10, TimeUnit.SECONDS));
        }
    }
}
