package io.github.sparkagd.train;

import io.github.sparkagd.blocks.ColumnMoments;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.Coordinates;
import io.github.sparkagd.oracle.ExplicitLeastSquares;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.settings.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Data ready to train on, wherever they are: rows on a cluster, Gram matrices of folds, rows in memory. */
public interface TrainingSet extends AutoCloseable {
    /** Above this many features, or rows, all eigenvalues of a matrix take minutes. */
    int MOST_EIGENVALUES = 1024;

    /** Rates are quotients of a few of these. */
    double LARGEST_PENALTY = 1e300;

    /** {@return the coordinates trained in} */
    Coordinates coordinates();

    /** {@return mean y² in the coordinates trained in; Theorem 1 asks for at most 1} Empty when it was not measured. */
    OptionalDouble meanSquaredLabel();

    /**
     * λ of the penalty (λ/2)‖v‖² in the coordinates trained in.
     *
     * @param regularization as the user gives it, relative to the labels' standard deviation: λ = regularization / σ_y,
     *     which is Spark's convention
     * @return λ ≥ 0
     */
    double penalty(double regularization);

    /**
     * {@return weights in the coordinates trained in, from coefficients for the user's features and labels; of length d
     * both}
     *
     * @param coefficients of length d
     */
    default Vec trained(Vec coefficients) {
        return coordinates().trainedWeights(coefficients);
    }

    /**
     * {@return coefficients for the user's features and labels, from weights in the coordinates trained in; of length d
     * both}
     *
     * @param trained v, of length d
     */
    default Vec coefficients(Vec trained) {
        return coordinates().rawWeights(trained);
    }

    /**
     * {@return the intercept that goes with weights in the coordinates trained in; 0 unless one is fitted}
     *
     * @param trained v, of length d
     */
    default double intercept(Vec trained) {
        return coordinates().intercept(coordinates().rawWeights(trained));
    }

    /**
     * The plan of a training: the one asked for, or of {@link Plan#AUTO} the one that should be faster.
     *
     * @param asked for by the user
     * @param request what the training will ask
     * @return the plan, and why
     * @throws IllegalArgumentException when it cannot fit into memory
     */
    PlanChooser.Choice choose(Plan asked, TrainingRequest request);

    /**
     * {@return the statistics as {@code plan}, which is not {@link Plan#AUTO}, gets them; collects what it needs for
     * that}
     *
     * @param plan of the training
     * @param request what the training will ask
     */
    LeastSquares oracle(Plan plan, TrainingRequest request);

    /**
     * {@return the problem with its matrix at hand, in one pass; empty where the matrix is too large for all its
     * eigenvalues}
     */
    Optional<ExplicitLeastSquares> explicit();

    /** {@return how many numbers the vectors of an eigenvalue iteration may take on the driver} */
    default long eigenvectorNumbers() {
        return 32L << 20;
    }

    /** {@return the settings that tell these data from others, for checkpoints} */
    default List<Checkpoint.Setting> identity() {
        return List.of();
    }

    @Override
    default void close() {}

    /**
     * {@return a training set of a problem that is at hand, such as a few points in memory; labels are taken as they
     * are}
     *
     * @param problem with its coordinates
     */
    static TrainingSet of(LeastSquares problem) {
        return new ProblemAtHand(problem);
    }

    /**
     * {@return the mean of the squared labels, from the moments of the rows}
     *
     * @param moments of the training rows
     * @param coordinates trained in
     */
    static double meanSquaredLabel(ColumnMoments moments, Coordinates coordinates) {
        boolean centred = coordinates.labelCenter() != 0;
        double spread = centred ? moments.labelDeviation() : moments.labelRootMeanSquare();
        double scaled = spread / coordinates.labelScale();
        return scaled * scaled;
    }

    /**
     * As {@link #penalty(double)}, from the moments of the rows.
     *
     * @param regularization as the user gives it
     * @param moments of the training rows
     * @param coordinates trained in
     * @return λ ≥ 0
     */
    static double penalty(double regularization, ColumnMoments moments, Coordinates coordinates) {
        double deviation = moments.labelDeviation();
        if (regularization == 0 || (deviation == 0 && coordinates.labelCenter() == moments.labelMean())) {
            // Labels that are all zero in these coordinates have zero weights, whatever the penalty.
            return regularization;
        }
        Refusal.unless(
                deviation > 0,
                "{regularization} must be 0 when all labels are the same, got " + regularization
                        + ": it is relative to the labels' standard deviation. Maybe {intercept=}.");
        double penalty = regularization / deviation;
        Refusal.unless(
                penalty <= LARGEST_PENALTY,
                "{regularization} over the labels' standard deviation must be at most " + LARGEST_PENALTY + ", got "
                        + regularization + " over " + deviation + ". Maybe a smaller {regularization}.");
        return penalty;
    }
}
