package io.github.sparkagd.cli;

import io.github.sparkagd.train.RunId;
import io.github.sparkagd.train.TraceRow;
import io.github.sparkagd.train.TrainingObserver;
import java.io.PrintStream;
import java.util.Locale;

/** Shows how far a training is: one line rewritten on a terminal, else a line now and then. */
final class ProgressLine implements TrainingObserver {
    private static final double SECONDS_ON_TERMINAL = 0.2;
    private static final double SECONDS_IN_LOG = 10;

    private final PrintStream err;
    private final boolean terminal;
    private final int iterations;
    private double shownAt;
    private boolean shown;

    /**
     * @param err where progress goes
     * @param terminal whether a person is watching
     * @param iterations how many there will be at most
     */
    ProgressLine(PrintStream err, boolean terminal, int iterations) {
        this.err = err;
        this.terminal = terminal;
        this.iterations = iterations;
    }

    @Override
    public void iterationEnded(RunId run, TraceRow row) {
        double wait = terminal ? SECONDS_ON_TERMINAL : SECONDS_IN_LOG;
        if (row.iteration() == 0 || row.seconds() - shownAt < wait) {
            return;
        }
        shownAt = row.seconds();
        double perIteration = row.seconds() / row.iteration();
        String line = String.format(
                Locale.ROOT,
                "%s: iteration %d of %d, train loss %.6g, %.3g s per iteration, %.0f s left",
                run.name(),
                row.iteration(),
                iterations,
                row.trainLoss(),
                perIteration,
                perIteration * (iterations - row.iteration()));
        err.print(terminal ? "\r\u001b[K" + line : line + "\n");
        err.flush();
        shown = true;
    }

    /** Leaves the terminal clean. */
    void close() {
        if (terminal && shown) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }
}
