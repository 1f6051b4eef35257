package io.github.sparkagd.ml;

import org.apache.spark.ml.linalg.Vector;

/**
 * The setters of the params of deep linear models.
 *
 * @param <E> the estimator, so that calls can be chained
 */
public interface DeepLinearSetters<E> extends DeepLinearParams {

    /** This estimator. */
    @SuppressWarnings("unchecked")
    private E self() {
        return (E) this;
    }

    /**
     * Sets the number of layers.
     *
     * @param value L ≥ 1
     * @return this estimator
     */
    default E setDepth(int value) {
        set(depth(), value);
        return self();
    }

    /**
     * Sets the algorithm.
     *
     * @param value its name, such as {@code agd}, {@code agd-full} or {@code gd}; {@code agdFull} is read too
     * @return this estimator
     */
    default E setAlgorithm(String value) {
        set(algorithm(), value);
        return self();
    }

    /**
     * Sets the learning rate to a number.
     *
     * @param value η; leave it unset for the optimal rate, which follows from the spectrum of the data
     * @return this estimator
     */
    default E setStepSize(double value) {
        set(stepSize(), value);
        return self();
    }

    /**
     * Sets the learning rate, where {@code stepSize} is not set.
     *
     * @param value {@code optimal}, {@code search}, {@code search:gd} or a number
     * @return this estimator
     */
    default E setLearningRate(String value) {
        set(learningRate(), value);
        return self();
    }

    /**
     * Sets the momentum of heavy ball.
     *
     * @param value β; leave it unset for the value that follows from the spectrum of the data
     * @return this estimator
     */
    default E setMomentum(double value) {
        set(momentum(), value);
        return self();
    }

    /**
     * Sets the width of {@code deep-gd}.
     *
     * @param value units in every hidden layer
     * @return this estimator
     */
    default E setWidth(int value) {
        set(width(), value);
        return self();
    }

    /**
     * Sets the start of {@code deep-gd}.
     *
     * @param value such as {@code normal} or {@code constant:0.1}
     * @return this estimator
     */
    default E setInit(String value) {
        set(init(), value);
        return self();
    }

    /**
     * Sets who multiplies the rows in the gram plan.
     *
     * @param value {@code java} or {@code native}
     * @return this estimator
     */
    default E setBlas(String value) {
        set(blas(), value);
        return self();
    }

    /**
     * Sets the most iterations.
     *
     * @param value T ≥ 0
     * @return this estimator
     */
    default E setMaxIter(int value) {
        set(maxIter(), value);
        return self();
    }

    /**
     * Sets the tolerance.
     *
     * @param value training ends when the norm of the gradient is at most this share of its norm at zero coefficients
     * @return this estimator
     */
    default E setTol(double value) {
        set(tol(), value);
        return self();
    }

    /**
     * Sets the time allowed.
     *
     * @param seconds training ends at the first iteration after so many; leave it unset for no limit
     * @return this estimator
     */
    default E setMaxTime(double seconds) {
        set(maxTime(), seconds);
        return self();
    }

    /**
     * Sets where a fit keeps its state, and goes on from after a crash.
     *
     * @param value a folder on any Hadoop file system
     * @return this estimator
     */
    default E setCheckpointDir(String value) {
        set(checkpointDir(), value);
        return self();
    }

    /**
     * Sets the number of iterations between two checkpoints.
     *
     * @param value at least 1, or −1 for none
     * @return this estimator
     */
    default E setCheckpointInterval(int value) {
        set(checkpointInterval(), value);
        return self();
    }

    /**
     * Sets whether an intercept is fitted.
     *
     * @param value false for predictions that are 0 at the origin
     * @return this estimator
     */
    default E setFitIntercept(boolean value) {
        set(fitIntercept(), value);
        return self();
    }

    /**
     * Sets whether features are standardised for the training.
     *
     * @param value coefficients are for raw features either way
     * @return this estimator
     */
    default E setStandardization(boolean value) {
        set(standardization(), value);
        return self();
    }

    /**
     * Sets by what labels are divided for the training.
     *
     * @param value {@code auto}, {@code none} or a positive number
     * @return this estimator
     */
    default E setLabelScale(String value) {
        set(labelScale(), value);
        return self();
    }

    /**
     * Sets the L2 regularisation.
     *
     * @param value in the scale of Spark's LinearRegression
     * @return this estimator
     */
    default E setRegParam(double value) {
        set(regParam(), value);
        return self();
    }

    /**
     * Sets the column of weights.
     *
     * @param value its name; unset, all rows count the same
     * @return this estimator
     */
    default E setWeightCol(String value) {
        set(weightCol(), value);
        return self();
    }

    /**
     * Sets the depth of the tree by which executors sum.
     *
     * @param value at least 2
     * @return this estimator
     */
    default E setAggregationDepth(int value) {
        set(aggregationDepth(), value);
        return self();
    }

    /**
     * Sets how the statistics of an iteration are got.
     *
     * @param value the name of a plan, such as {@code auto}, {@code fused} or {@code gram}
     * @return this estimator
     */
    default E setPlan(String value) {
        set(plan(), value);
        return self();
    }

    /**
     * Sets the size of the row blocks.
     *
     * @param value in MB; 0 for the usual size
     * @return this estimator
     */
    default E setMaxBlockSizeInMB(double value) {
        set(maxBlockSizeInMB(), value);
        return self();
    }

    /**
     * Sets the column that marks rows for validation.
     *
     * @param value the name of a column of booleans, true for rows that are only watched
     * @return this estimator
     */
    default E setValidationIndicatorCol(String value) {
        set(validationIndicatorCol(), value);
        return self();
    }

    /**
     * Sets by what share the validation loss must fall.
     *
     * @param value of itself in an iteration, 0 ≤ share &lt; 1; training ends where it does not
     * @return this estimator
     */
    default E setValidationTol(double value) {
        set(validationTol(), value);
        return self();
    }

    /**
     * Sets the coefficients to start from.
     *
     * @param value one per feature
     * @return this estimator
     */
    default E setInitialCoefficients(Vector value) {
        set(initialCoefficients(), value);
        return self();
    }

    /**
     * Sets the seed.
     *
     * @param value of random starts and of the vector that the spectrum is sought from
     * @return this estimator
     */
    default E setSeed(long value) {
        set(seed(), value);
        return self();
    }
}
