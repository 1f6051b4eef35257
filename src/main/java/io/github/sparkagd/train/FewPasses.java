package io.github.sparkagd.train;

import io.github.sparkagd.oracle.Coordinates;
import io.github.sparkagd.oracle.ExplicitLeastSquares;
import io.github.sparkagd.oracle.KrylovLeastSquares;
import io.github.sparkagd.oracle.LeastSquares;
import java.util.Optional;
import java.util.OptionalDouble;

/** A training set as a Krylov space of few vectors sees it, however long a training is; all trainings share the space. */
final class FewPasses implements TrainingSet {
    private final TrainingSet set;
    private final int passes;
    private Optional<KrylovLeastSquares> problem = Optional.empty();

    /** @param passes the most vectors of the space, at least 2 */
    FewPasses(TrainingSet set, int passes) {
        this.set = set;
        this.passes = passes;
    }

    /** The problem in that space, once a training has asked for it. */
    KrylovLeastSquares problem() {
        return problem.orElseThrow();
    }

    private TrainingRequest limited(TrainingRequest request) {
        return TrainingRequest.of(passes - 2, request.runs(), request.blas());
    }

    @Override
    public Coordinates coordinates() {
        return set.coordinates();
    }

    @Override
    public OptionalDouble meanSquaredLabel() {
        return set.meanSquaredLabel();
    }

    @Override
    public double penalty(double regularization) {
        return set.penalty(regularization);
    }

    @Override
    public PlanChooser.Choice choose(Plan asked, TrainingRequest request) {
        return set.choose(asked, limited(request));
    }

    @Override
    public LeastSquares oracle(Plan plan, TrainingRequest request) {
        if (problem.isEmpty()) {
            LeastSquares found = set.oracle(Plan.KRYLOV, limited(request));
            if (!(found instanceof KrylovLeastSquares krylov)) {
                throw new IllegalArgumentException("a forecast needs rows to pass over, got " + found);
            }
            problem = Optional.of(krylov);
        }
        return problem.orElseThrow();
    }

    @Override
    public Optional<ExplicitLeastSquares> explicit() {
        return set.explicit();
    }

    @Override
    public long eigenvectorNumbers() {
        return set.eigenvectorNumbers();
    }
}
