package io.github.sparkagd.theory;

import io.github.sparkagd.dynamics.AlignedGradientDescent;
import io.github.sparkagd.dynamics.AlignedState;
import io.github.sparkagd.dynamics.ScaleRule;
import io.github.sparkagd.dynamics.Step;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.LeastSquares;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ObjIntConsumer;
import java.util.function.Predicate;

/** The algorithms themselves on problems of a given spectral measure, which laws are held against. */
final class MeasuredWays {
    /** In place of a depth: the exact minimiser along the output, which depth tends to. */
    static final int FULL = 0;

    private MeasuredWays() {}

    /** Eigenvalues from 1 down, each 0.3 to 0.8 of the one before, with energies; the same for the same seed. */
    static SpectralMeasure random(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[size];
        values[size - 1] = 1;
        for (int i = size - 2; i >= 0; i--) {
            values[i] = values[i + 1] * random.nextDouble(0.3, 0.8);
        }
        return SpectralMeasure.of(Vec.of(values), Vec.zeros(size).map(zero -> random.nextDouble(0.1, 1)));
    }

    static AlignedGradientDescent dynamics(int depth, double rate, int dimension) {
        return depth == FULL
                ? new AlignedGradientDescent(2, rate, ScaleRule.FULL_CORRECTION, Vec.zeros(dimension))
                : new AlignedGradientDescent(depth, rate, ScaleRule.GRADIENT_STEP, Vec.zeros(dimension));
    }

    /** Runs until {@code enough} of the outputs u = w/w*, which {@code watcher} sees with the iteration; returns that. */
    static int run(
            SpectralMeasure measure, int depth, double rate, Predicate<Vec> enough, ObjIntConsumer<Vec> watcher) {
        LeastSquares problem = new DiagonalLeastSquares(measure, 1);
        int d = problem.dimension();
        var dynamics = dynamics(depth, rate, d);
        Vec gradient = problem.evaluate(List.of(dynamics.query(dynamics.start(Vec.zeros(d)))))
                .get(0)
                .train()
                .gradient();
        // g = λw* at zero.
        Vec perWeight = measure.eigenvalues().times(gradient.map(entry -> 1 / entry));
        AlignedState state = dynamics.start(gradient);
        for (int t = 0; ; t++) {
            Step<AlignedState> step = dynamics.step(
                    state,
                    problem.evaluate(List.of(dynamics.query(state))).get(0).train());
            Vec outputs = step.ended().orElseThrow().weights().times(perWeight);
            watcher.accept(outputs, t);
            if (enough.test(outputs)) {
                return t;
            }
            state = step.state();
        }
    }

    static int run(SpectralMeasure measure, int depth, double rate, Predicate<Vec> enough) {
        return run(measure, depth, rate, enough, (outputs, t) -> {});
    }

    /** The outputs after {@code time} / η iterations. */
    static Vec after(SpectralMeasure measure, int depth, double rate, double time) {
        int[] left = {(int) Math.round(time / rate)};
        Vec[] last = new Vec[1];
        run(measure, depth, rate, u -> left[0]-- == 0, (u, t) -> last[0] = u);
        return last[0];
    }
}
