package io.github.sparkagd.train;

import io.github.sparkagd.oracle.Coordinates;
import io.github.sparkagd.oracle.ExplicitLeastSquares;
import io.github.sparkagd.oracle.KrylovLeastSquares;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.oracle.PartedLeastSquares;
import java.util.Optional;
import java.util.OptionalDouble;

/** A training set that is one oracle, whatever the plan, but for the space in which it is stated. */
record ProblemAtHand(LeastSquares problem) implements TrainingSet {

    @Override
    public Coordinates coordinates() {
        return problem.coordinates();
    }

    @Override
    public OptionalDouble meanSquaredLabel() {
        return OptionalDouble.empty();
    }

    /** Nothing is known of the labels' deviation: λ as it is given. */
    @Override
    public double penalty(double regularization) {
        return regularization;
    }

    @Override
    public PlanChooser.Choice choose(Plan asked, TrainingRequest request) {
        return new PlanChooser.Choice(asked == Plan.AUTO ? Plan.FUSED : asked, "the problem is at hand");
    }

    @Override
    public LeastSquares oracle(Plan plan, TrainingRequest request) {
        return plan == Plan.KRYLOV && problem instanceof PartedLeastSquares parted
                ? new KrylovLeastSquares(parted, request.iterations())
                : problem;
    }

    @Override
    public Optional<ExplicitLeastSquares> explicit() {
        return problem instanceof ExplicitLeastSquares known && known.dimension() <= MOST_EIGENVALUES
                ? Optional.of(known)
                : Optional.empty();
    }
}
