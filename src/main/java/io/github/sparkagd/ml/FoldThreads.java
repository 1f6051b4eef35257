package io.github.sparkagd.ml;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Does the work of every fold, several folds at a time. */
final class FoldThreads {
    private final int folds;
    private final int atOnce;

    /**
     * @param folds how many
     * @param atOnce how many of them at a time, at least 1; with 1 the caller's thread does all
     */
    FoldThreads(int folds, int atOnce) {
        this.folds = folds;
        this.atOnce = Math.min(folds, atOnce);
    }

    /** The result of every fold in their order; when one fails, its failure, after all have ended. */
    <T> List<T> each(IntFunction<T> work) {
        if (atOnce == 1) {
            return IntStream.range(0, folds).mapToObj(work).toList();
        }
        ExecutorService pool = Executors.newFixedThreadPool(atOnce);
        try {
            List<Callable<T>> tasks = IntStream.range(0, folds)
                    .mapToObj(fold -> (Callable<T>) () -> work.apply(fold))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> done : pool.invokeAll(tasks)) {
                results.add(done.get());
            }
            return results;
        } catch (ExecutionException failed) {
            throw FoldThreads.<RuntimeException>asItIs(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while training the folds", stopped);
        } finally {
            pool.shutdownNow();
        }
    }

    /** What Spark throws is in part checked, though not declared. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException asItIs(Throwable failure) throws E {
        throw (E) failure;
    }
}
