package io.github.sparkagd.bench;

import io.github.sparkagd.cluster.TrainingProblem;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.train.Plan;
import io.github.sparkagd.train.PlanChooser;
import java.util.List;
import java.util.Optional;

/** Plans and their oracles for what is measured: runs that start at zero, at rates that are given. */
final class Trained {
    private Trained() {}

    static LeastSquares oracle(TrainingProblem problem, Plan plan) {
        return problem.oracle(plan, Optional.of(List.of()));
    }

    /** The Gram matrix, or its dual form where there are fewer rows than features. */
    static LeastSquares gram(TrainingProblem problem) {
        return oracle(problem, Plan.GRAM);
    }

    /** What {@code --plan auto} takes. */
    static PlanChooser.Choice auto(TrainingProblem problem, int iterations, int runs) {
        return problem.choose(Plan.AUTO, new TrainingProblem.Demand(iterations, runs, false, Optional.of(List.of())));
    }
}
