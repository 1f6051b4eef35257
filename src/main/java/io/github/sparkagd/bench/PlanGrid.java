package io.github.sparkagd.bench;

import io.github.sparkagd.algorithms.Algorithm;
import io.github.sparkagd.algorithms.Algorithms;
import io.github.sparkagd.blocks.Blas;
import io.github.sparkagd.cluster.ClusterTrainingSet;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.train.Plan;
import io.github.sparkagd.train.TrainingRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What {@code --plan auto} takes beside the best of the plans, for several lengths of training and numbers of runs.
 *
 * <p>A pass, a Gram matrix and an iteration on it are timed once each; a training of T iterations is T + 1 of them.
 */
final class PlanGrid {
    private static final List<Integer> LENGTHS = List.of(10, 100, 1000);
    private static final List<Integer> RUNS = List.of(1, 4);
    private static final int ON_DRIVER = 30;

    private final ClusterTrainingSet problem;

    private final double budget;

    PlanGrid(ClusterTrainingSet problem, double budget) {
        this.problem = problem;
        this.budget = budget;
    }

    /** Two lines a case: the seconds of the plan that auto takes, and those of the best. */
    List<Measured> measure() {
        List<Measured> all = new ArrayList<>();
        for (int runs : RUNS) {
            List<Algorithm> members = IntStream.rangeClosed(1, runs)
                    .mapToObj(depth -> Algorithms.aligned(depth))
                    .toList();
            double pass = new Iterations(problem.rows(), members).seconds(budget, budget);
            double collect = new Repeats(budget / 3, budget / 3, 1)
                    .seconds(() -> problem.oracle(Plan.GRAM, TrainingRequest.of(0, 1, Blas.JAVA)));
            LeastSquares gram = problem.oracle(Plan.GRAM, TrainingRequest.of(0, 1, Blas.JAVA));
            Iterations onGram = new Iterations(gram, members);
            onGram.first(ON_DRIVER);
            double step = Repeats.median(onGram.first(ON_DRIVER));
            all.add(new Measured("plan-K" + runs + "-pass", "fused, an iteration", pass, 0));
            all.add(new Measured("plan-K" + runs + "-collect", "gram, the pass", collect, 0));
            all.add(new Measured("plan-K" + runs + "-step", "gram, an iteration", step, 0));
            for (int length : LENGTHS) {
                double fusedSeconds = (length + 1) * pass;
                double gramSeconds = collect + (length + 1) * step;
                Plan chosen = problem.choose(Plan.AUTO, TrainingRequest.of(length, runs, Blas.JAVA))
                        .plan();
                String name = String.format(Locale.ROOT, "plan-T%d-K%d", length, runs);
                all.add(new Measured(
                        name + "-auto", chosen.label(), chosen == Plan.GRAM ? gramSeconds : fusedSeconds, 0));
                all.add(new Measured(name + "-best", "best of fused and gram", Math.min(fusedSeconds, gramSeconds), 0));
            }
        }
        return all;
    }
}
