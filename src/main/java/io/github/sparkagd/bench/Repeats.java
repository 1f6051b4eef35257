package io.github.sparkagd.bench;

import java.util.ArrayList;
import java.util.List;

/** Runs a thing until it is warm, then until there are enough times to take the middle of. */
final class Repeats {
    private static final double NANO = 1e-9;

    private final double warmUp;
    private final double measure;
    private final int least;

    /**
     * @param warmUp seconds of runs that do not count; a single run that takes as long is all the warming
     * @param measure seconds of runs that count
     * @param least runs that count at least, unless they take ten times as long
     */
    Repeats(double warmUp, double measure, int least) {
        this.warmUp = warmUp;
        this.measure = measure;
        this.least = least;
    }

    /**
     * Seconds of a run.
     *
     * @param first of the first one
     * @param middle of those that count
     */
    record Seconds(double first, double middle) {}

    /** The middle of the seconds that {@code once} takes. A first run longer than everything allowed is the only one. */
    double seconds(Runnable once) {
        return firstAndMiddle(once).middle();
    }

    /** As {@link #seconds}, with those of the first run. */
    Seconds firstAndMiddle(Runnable once) {
        double first = time(once);
        if (first > warmUp + 10 * measure) {
            return new Seconds(first, first);
        }
        for (double spent = first; spent < warmUp; ) {
            spent += time(once);
        }
        List<Double> times = new ArrayList<>();
        double spent = 0;
        while (spent < measure || (times.size() < least && spent < 10 * measure)) {
            double seconds = time(once);
            times.add(seconds);
            spent += seconds;
        }
        return new Seconds(first, median(times));
    }

    static double time(Runnable once) {
        long begun = System.nanoTime();
        once.run();
        return (System.nanoTime() - begun) * NANO;
    }

    /** The middle, or the mean of the two in the middle. */
    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
