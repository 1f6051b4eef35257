package io.github.sparkagd.lab;

import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.report.LinePlot;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The spread of several runs of one kind, iteration by iteration. */
final class Quantiles {
    private final List<Observed> runs;
    private final int iterations;

    Quantiles(List<Observed> runs, int iterations) {
        this.runs = runs;
        this.iterations = iterations;
    }

    /** The loss below which a share of the runs is, at each iteration; a run that ended keeps its last loss. */
    Vec loss(double share) {
        double[] values = new double[iterations + 1];
        for (int t = 0; t <= iterations; t++) {
            int at = t;
            double[] losses =
                    runs.stream().mapToDouble(run -> run.loss(at)).sorted().toArray();
            values[t] = losses[(int) Math.round(share * (losses.length - 1))];
        }
        return Vec.of(values);
    }

    /** The middle half of the runs, shaded. */
    LinePlot.Band band(int color) {
        double[] xs = IntStream.rangeClosed(0, iterations).asDoubleStream().toArray();
        return new LinePlot.Band(Vec.of(Arrays.copyOf(xs, xs.length)), loss(0.25), loss(0.75), color);
    }
}
