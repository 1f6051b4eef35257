package io.github.sparkagd.bench;

import io.github.sparkagd.cluster.TrainingProblem;
import io.github.sparkagd.linalg.Blas;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.train.Plan;
import io.github.sparkagd.train.PlanChooser;
import java.util.List;
import java.util.Optional;

/** Plans and their oracles for what is measured: runs that start at zero, at rates that are given. */
final class Trained {
    private Trained() {}

    static LeastSquares oracle(TrainingProblem problem, Plan plan) {
        return problem.oracle(plan, demand(0, 1, Blas.JAVA));
    }

    /** The Gram matrix, or its dual form where there are fewer rows than features. */
    static LeastSquares gram(TrainingProblem problem, Blas blas) {
        return problem.oracle(Plan.GRAM, demand(0, 1, blas));
    }

    /** What {@code --plan auto} takes. */
    static PlanChooser.Choice auto(TrainingProblem problem, int iterations, int runs) {
        return problem.choose(Plan.AUTO, demand(iterations, runs, Blas.JAVA));
    }

    private static TrainingProblem.Demand demand(int iterations, int runs, Blas blas) {
        return new TrainingProblem.Demand(iterations, runs, false, blas, Optional.of(List.of()));
    }
}
