package io.github.sparkagd.cluster;

import io.github.sparkagd.blocks.ColumnMoments;
import io.github.sparkagd.oracle.Coordinates;
import io.github.sparkagd.oracle.ExplicitLeastSquares;
import io.github.sparkagd.oracle.GramLeastSquares;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.train.Plan;
import io.github.sparkagd.train.PlanChooser;
import io.github.sparkagd.train.TrainingRequest;
import io.github.sparkagd.train.TrainingSet;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The training set of some of a cross-validation's folds, by its Gram matrix.
 *
 * @param coordinates trained in
 * @param moments of its rows
 * @param problem with no pass to come
 */
public record FoldTrainingSet(Coordinates coordinates, ColumnMoments moments, GramLeastSquares problem)
        implements TrainingSet {

    @Override
    public OptionalDouble meanSquaredLabel() {
        return OptionalDouble.of(TrainingSet.meanSquaredLabel(moments, coordinates));
    }

    @Override
    public double penalty(double regularization) {
        return TrainingSet.penalty(regularization, moments, coordinates);
    }

    @Override
    public PlanChooser.Choice choose(Plan asked, TrainingRequest request) {
        return new PlanChooser.Choice(Plan.GRAM, "the Gram matrices of the folds are at hand");
    }

    @Override
    public LeastSquares oracle(Plan plan, TrainingRequest request) {
        return problem;
    }

    @Override
    public Optional<ExplicitLeastSquares> explicit() {
        return problem.dimension() <= MOST_EIGENVALUES ? Optional.of(problem) : Optional.empty();
    }
}
