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

    default E setDepth(int value) {
        set(depth(), value);
        return self();
    }

    /** The name of an algorithm, such as {@code agd}, {@code agd-full} or {@code gd}; {@code agdFull} is read too. */
    default E setAlgorithm(String value) {
        set(algorithm(), value);
        return self();
    }

    /** η; leave it unset for the optimal rate, which follows from the spectrum of the data. */
    default E setStepSize(double value) {
        set(stepSize(), value);
        return self();
    }

    /** {@code optimal}, {@code search}, {@code search:gd} or a number, where {@code stepSize} is not set. */
    default E setLearningRate(String value) {
        set(learningRate(), value);
        return self();
    }

    /** β of heavy ball; leave it unset for the value that follows from the spectrum of the data. */
    default E setMomentum(double value) {
        set(momentum(), value);
        return self();
    }

    /** Units in every hidden layer of {@code deep-gd}. */
    default E setWidth(int value) {
        set(width(), value);
        return self();
    }

    /** The start of {@code deep-gd}, such as {@code normal} or {@code constant:0.1}. */
    default E setInit(String value) {
        set(init(), value);
        return self();
    }

    /** Who multiplies the rows in the gram plan: {@code java} or {@code native}. */
    default E setBlas(String value) {
        set(blas(), value);
        return self();
    }

    default E setMaxIter(int value) {
        set(maxIter(), value);
        return self();
    }

    /** Training ends when the norm of the gradient is at most this share of its norm at zero coefficients. */
    default E setTol(double value) {
        set(tol(), value);
        return self();
    }

    default E setMaxTime(double seconds) {
        set(maxTime(), seconds);
        return self();
    }

    /** A fit keeps its state there, and goes on from it after a crash. */
    default E setCheckpointDir(String value) {
        set(checkpointDir(), value);
        return self();
    }

    /** Iterations between two checkpoints; −1 for none. */
    default E setCheckpointInterval(int value) {
        set(checkpointInterval(), value);
        return self();
    }

    default E setFitIntercept(boolean value) {
        set(fitIntercept(), value);
        return self();
    }

    default E setStandardization(boolean value) {
        set(standardization(), value);
        return self();
    }

    default E setLabelScale(String value) {
        set(labelScale(), value);
        return self();
    }

    /** L2 regularisation in the scale of Spark's LinearRegression. */
    default E setRegParam(double value) {
        set(regParam(), value);
        return self();
    }

    default E setWeightCol(String value) {
        set(weightCol(), value);
        return self();
    }

    default E setAggregationDepth(int value) {
        set(aggregationDepth(), value);
        return self();
    }

    default E setPlan(String value) {
        set(plan(), value);
        return self();
    }

    default E setMaxBlockSizeInMB(double value) {
        set(maxBlockSizeInMB(), value);
        return self();
    }

    default E setValidationIndicatorCol(String value) {
        set(validationIndicatorCol(), value);
        return self();
    }

    default E setValidationTol(double value) {
        set(validationTol(), value);
        return self();
    }

    /** Starts from these coefficients, one per feature. */
    default E setInitialCoefficients(Vector value) {
        set(initialCoefficients(), value);
        return self();
    }

    default E setSeed(long value) {
        set(seed(), value);
        return self();
    }
}
