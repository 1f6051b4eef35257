package io.github.sparkagd.cluster;

import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.SparkContext;

/**
 * Keeps work from waiting for ever for a thread of Spark's that an OutOfMemoryError has ended. Spark's driver fetches the
 * results of tasks in threads of its own; when one dies, so does the last word of its job.
 *
 * <p>While work goes on, a default handler of uncaught exceptions stands before the one that was there: it cancels the jobs
 * of the work, which then throws. Nothing else in the session is touched.
 */
public final class OutOfMemoryGuard {
    /** How long cancelled jobs may take to end before the thread that waits for them is interrupted. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int DEEPEST_CAUSE = 20;
    private static final Set<OutOfMemoryGuard> OPEN = ConcurrentHashMap.newKeySet();

    private final SparkContext context;
    private final Duration patience;
    private final Thread waiting = Thread.currentThread();
    private final String tag = "agd-" + UUID.randomUUID();
    private final CountDownLatch ended = new CountDownLatch(1);
    /** Guarded by this. */
    private OutOfMemoryError error;

    private OutOfMemoryGuard(SparkContext context, Duration patience) {
        this.context = context;
        this.patience = patience;
    }

    /**
     * Does {@code work}, whose jobs are those of this thread and of threads that it starts.
     *
     * @param <T> what the work results in
     * @param context of the application
     * @param work may start Spark jobs
     * @return what {@code work} returns
     * @throws IllegalStateException with the OutOfMemoryError as its cause, when a thread of Spark's has ended by one
     */
    public static <T> T during(SparkContext context, Supplier<T> work) {
        return during(context, PATIENCE, work);
    }

    static <T> T during(SparkContext context, Duration patience, Supplier<T> work) {
        OutOfMemoryGuard guard = new OutOfMemoryGuard(context, patience);
        guard.open();
        try {
            return work.get();
        } catch (Throwable failed) {
            guard.rethrow(failed);
            throw failed;
        } finally {
            guard.close();
        }
    }

    private void open() {
        synchronized (OPEN) {
            OPEN.add(this);
            UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
            if (!(before instanceof Handler)) {
                Thread.setDefaultUncaughtExceptionHandler(new Handler(before));
            }
        }
        context.addJobTag(tag);
    }

    private void close() {
        context.removeJobTag(tag);
        synchronized (OPEN) {
            OPEN.remove(this);
            if (OPEN.isEmpty() && Thread.getDefaultUncaughtExceptionHandler() instanceof Handler ours) {
                Thread.setDefaultUncaughtExceptionHandler(ours.before);
            }
        }
        synchronized (this) {
            ended.countDown();
            if (error != null) {
                // Ours, or the next one who waits would be woken by it.
                Thread.interrupted();
            }
        }
    }

    private synchronized void rethrow(Throwable failed) {
        if (error != null) {
            IllegalStateException lost = new IllegalStateException(
                    "out of memory in a thread of Spark's driver: " + error.getMessage()
                            + ". Maybe more driver memory.",
                    error);
            lost.addSuppressed(failed);
            throw lost;
        }
    }

    private void fail(OutOfMemoryError failure) {
        synchronized (this) {
            error = failure;
        }
        if (!context.isStopped()) {
            context.cancelJobsWithTag(tag);
        }
        boolean gone = false;
        try {
            gone = ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            if (!gone && ended.getCount() > 0) {
                waiting.interrupt();
            }
        }
    }

    /**
     * {@return the OutOfMemoryError in a chain of causes; empty where there is none}
     *
     * @param failed the head of the chain
     */
    public static Optional<OutOfMemoryError> in(Throwable failed) {
        return Stream.iterate(failed, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .filter(OutOfMemoryError.class::isInstance)
                .map(OutOfMemoryError.class::cast)
                .findFirst();
    }

    /**
     * Passes an OutOfMemoryError on, in code that finds words for other failures.
     *
     * @param failed the head of the chain of causes
     * @throws IllegalStateException when {@code failed} has one among its causes
     */
    public static void requireMemory(Throwable failed) {
        if (in(failed).isPresent()) {
            throw new IllegalStateException("out of memory", failed);
        }
    }

    /** Stands before the handler that was there, which may be null. */
    private static final class Handler implements UncaughtExceptionHandler {
        private final UncaughtExceptionHandler before;

        Handler(UncaughtExceptionHandler before) {
            this.before = before;
        }

        @Override
        public void uncaughtException(Thread thread, Throwable failed) {
            Optional<OutOfMemoryError> error = in(failed);
            error.ifPresent(found -> OPEN.forEach(guard -> guard.fail(found)));
            if (before != null) {
                before.uncaughtException(thread, failed);
            } else if (error.isEmpty()) {
                // As Java does where there is no handler.
                System.err.print("Exception in thread \"" + thread.getName() + "\" ");
                failed.printStackTrace();
            }
        }
    }
}
