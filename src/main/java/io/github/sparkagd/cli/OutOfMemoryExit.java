package io.github.sparkagd.cli;

import io.github.sparkagd.cluster.OutOfMemoryGuard;
import java.io.PrintStream;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What becomes of this process when a thread dies that nobody waits for. After an OutOfMemoryError it ends: the command has
 * some time to fail by itself, so that it takes away what is half-written; otherwise it is ended here.
 */
final class OutOfMemoryExit implements UncaughtExceptionHandler {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    private final boolean debug;
    /** As it was at the beginning: while a session stops, System.err is quiet. */
    private final PrintStream err = System.err;

    private OutOfMemoryExit(boolean debug) {
        this.debug = debug;
    }

    /** @param debug whether stack traces are shown */
    static void install(boolean debug) {
        Thread.setDefaultUncaughtExceptionHandler(new OutOfMemoryExit(debug));
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failed) {
        if (debug) {
            failed.printStackTrace(err);
        }
        Main.Failure failure = Main.Failure.of(failed);
        if (OutOfMemoryGuard.in(failed).isEmpty()) {
            err.println("agd: thread " + thread.getName() + " ended: " + failure.message());
            return;
        }
        long deadline = System.nanoTime() + PATIENCE;
        while (System.nanoTime() < deadline) {
            LockSupport.parkNanos(deadline - System.nanoTime());
        }
        err.println("agd: " + failure.message());
        err.flush();
        Runtime.getRuntime().halt(failure.exitCode());
    }

    /** What an OutOfMemoryError means to the user, here or in an executor; empty when {@code failed} is something else. */
    static Optional<Main.Failure> failure(Throwable failed) {
        return ExecutorMemory.failure(failed).or(() -> inDriver(failed));
    }

    private static Optional<Main.Failure> inDriver(Throwable failed) {
        return OutOfMemoryGuard.in(failed)
                .map(error -> new Main.Failure(
                        Main.SPARK_FAILED,
                        "out of memory: " + error.getMessage() + ", where the driver may use " + megabytes()
                                + " MB. Maybe --driver-memory " + (2 * megabytes() / 1024 + 1) + "g."));
    }

    private static long megabytes() {
        return Runtime.getRuntime().maxMemory() >> 20;
    }
}
