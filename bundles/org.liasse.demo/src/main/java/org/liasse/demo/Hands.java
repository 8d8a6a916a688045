package org.liasse.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Does some things at a time that do not depend on each other: mostly they wait for the disk. */
final class Hands {

    private static final int HANDS = 4;

    private Hands() {}

    /** Does it to each; after one that fails no other is begun, and its failure is thrown. */
    static <T> void each(List<T> all, Consumer<T> work) {
        ExecutorService hands = Executors.newFixedThreadPool(HANDS);
        var hasFailed = new AtomicBoolean();
        try {
            List<Future<?>> under = new ArrayList<>();
            for (T one : all) {
                under.add(
                        hands.submit(
                                () -> {
                                    if (hasFailed.get()) {
                                        throw new CancellationException();
                                    }
                                    try {
                                        work.accept(one);
                                    } catch (RuntimeException | Error e) {
                                        hasFailed.set(true);
                                        throw e;
                                    }
                                }));
            }
            await(under);
        } finally {
            hands.shutdown();
        }
    }

    /** All have ended when it returns, whether well or not. */
    private static void await(List<Future<?>> under) {
        RuntimeException failure = null;
        for (Future<?> one : under) {
            try {
                one.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            } catch (ExecutionException e) {
                failure = failure(failure, e.getCause());
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static RuntimeException failure(RuntimeException first, Throwable cause) {
        if (first != null || cause instanceof CancellationException) {
            return first;
        }
        return cause instanceof RuntimeException problem
                ? problem
                : new IllegalStateException(cause);
    }
}
