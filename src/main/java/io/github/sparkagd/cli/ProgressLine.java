package io.github.sparkagd.cli;

import io.github.sparkagd.ui.Progress;
import java.io.PrintStream;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Shows progress: on a terminal a bar in its last line, elsewhere a line of text now and then. */
final class ProgressLine {
    /** What is done sooner is not worth a bar. */
    private static final double SECONDS_TO_BAR = 0.5;

    private static final double SECONDS_TO_LOG = 2;
    private static final long NANOSECONDS_IN_LOG = TimeUnit.SECONDS.toNanos(10);
    private static final long MILLISECONDS_A_LOOK = 200;
    private static final int BAR = 20;

    private final Progress progress;
    private final Optional<StatusLine> terminal;
    private final PrintStream log;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(look -> {
        Thread thread = new Thread(look, "agd progress");
        thread.setDaemon(true);
        return thread;
    });
    private final LongSupplier nanoTime;
    private long toldAt;

    /**
     * @param terminal the line that shows a bar; empty where stderr is no terminal
     * @param log takes lines of text where there is no terminal
     * @param nanoTime the clock, in nanoseconds
     */
    ProgressLine(Progress progress, Optional<StatusLine> terminal, PrintStream log, LongSupplier nanoTime) {
        this.progress = progress;
        this.terminal = terminal;
        this.log = log;
        this.nanoTime = nanoTime;
        this.toldAt = nanoTime.getAsLong();
    }

    /** Looks at the progress several times a second from now on, until closed. */
    void start() {
        var unused = looks.scheduleWithFixedDelay(
                this::look, MILLISECONDS_A_LOOK, MILLISECONDS_A_LOOK, TimeUnit.MILLISECONDS);
    }

    /** Shows how things stand, if it is time. */
    synchronized void look() {
        Optional<String> headline = progress.headline();
        OptionalDouble seconds = progress.seconds();
        if (headline.isEmpty() || seconds.isEmpty()) {
            terminal.ifPresent(StatusLine::clear);
            return;
        }
        if (terminal.isPresent()) {
            if (seconds.getAsDouble() >= SECONDS_TO_BAR) {
                terminal.get().show(headline.get() + bar() + progress.figures());
            }
        } else {
            log(headline.get(), seconds.getAsDouble());
        }
    }

    private String bar() {
        OptionalDouble fraction = progress.fraction();
        if (fraction.isEmpty()) {
            return ", ";
        }
        int filled = (int) (fraction.getAsDouble() * BAR);
        return " [" + "=".repeat(filled) + (filled < BAR ? ">" + " ".repeat(BAR - filled - 1) : "") + "] ";
    }

    private void log(String headline, double seconds) {
        long now = nanoTime.getAsLong();
        if (seconds >= SECONDS_TO_LOG && now - toldAt >= NANOSECONDS_IN_LOG) {
            toldAt = now;
            log.println(headline + ", " + progress.figures());
            log.flush();
        }
    }

    /** Ends it, and leaves a terminal clean. */
    void close() {
        looks.shutdownNow();
        synchronized (this) {
            terminal.ifPresent(StatusLine::clear);
        }
    }
}
