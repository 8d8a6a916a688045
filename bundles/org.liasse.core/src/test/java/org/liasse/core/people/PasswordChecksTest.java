package org.liasse.core.people;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Test;
import org.liasse.api.Problem;

public class PasswordChecksTest {

    private final ExecutorService people = Executors.newFixedThreadPool(8);

    @After
    public void stop() {
        people.shutdownNow();
    }

    // CORE-28
    @Test
    public void CORE_28_atMostTwoPasswordsAreCheckedAtOnce() throws Exception {
        PasswordChecks checks = new PasswordChecks(2, 64, Duration.ofSeconds(10));
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Future<Boolean>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            answers.add(
                    people.submit(
                            () ->
                                    checks.run(
                                            () -> {
                                                most.accumulateAndGet(
                                                        running.incrementAndGet(), Math::max);
                                                PasswordHash.of("takes a moment");
                                                running.decrementAndGet();
                                                return true;
                                            })));
        }
        for (Future<Boolean> answer : answers) {
            assertTrue(answer.get());
        }
        assertEquals(2, most.get());
    }

    // CORE-28
    @Test
    public void CORE_28_whoFindsNoPlaceIsAskedToComeBack() throws Exception {
        PasswordChecks checks = new PasswordChecks(1, 64, Duration.ofMillis(10));
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        people.submit(
                () ->
                        checks.run(
                                () -> {
                                    taken.countDown();
                                    return await(enough);
                                }));
        taken.await();
        try {
            Problem problem = assertThrows(Problem.class, () -> checks.run(() -> true));

            assertSame(Problem.Kind.UNAVAILABLE, problem.kind());
            assertTrue(problem.retryAfter().isPresent());
        } finally {
            enough.countDown();
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
