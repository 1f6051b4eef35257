package io.github.sparkagd.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** The same work on several threads at once, each with its number. */
final class InParallel {
    private InParallel() {}

    /** Returns when all have ended. */
    static void run(int threads, IntConsumer work) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> parts = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int number = thread;
                parts.add(pool.submit(() -> work.accept(number)));
            }
            for (Future<?> part : parts) {
                part.get();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while measuring", stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a thread that measures failed", failed.getCause());
        } finally {
            pool.shutdown();
        }
    }
}
