package io.github.sparkagd.ml;

import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.shared.HasAggregationDepth;
import org.apache.spark.ml.param.shared.HasCheckpointInterval;
import org.apache.spark.ml.param.shared.HasFitIntercept;
import org.apache.spark.ml.param.shared.HasMaxBlockSizeInMB;
import org.apache.spark.ml.param.shared.HasMaxIter;
import org.apache.spark.ml.param.shared.HasRegParam;
import org.apache.spark.ml.param.shared.HasSeed;
import org.apache.spark.ml.param.shared.HasStandardization;
import org.apache.spark.ml.param.shared.HasStepSize;
import org.apache.spark.ml.param.shared.HasTol;
import org.apache.spark.ml.param.shared.HasValidationIndicatorCol;
import org.apache.spark.ml.param.shared.HasWeightCol;

/**
 * The params of deep linear models, shared by estimators and models.
 *
 * <p>Spark's own traits give the params that Spark has a name for; {@link DeepLinearParamDefinitions} adds the others.
 */
public interface DeepLinearParams
        extends HasAggregationDepth,
                HasCheckpointInterval,
                HasFitIntercept,
                HasMaxBlockSizeInMB,
                HasMaxIter,
                HasRegParam,
                HasSeed,
                HasStandardization,
                HasStepSize,
                HasTol,
                HasValidationIndicatorCol,
                HasWeightCol {

    /** {@return where this instance keeps its params} */
    ParamTable table();

    /** {@return the param {@code depth}: the number L of layers} */
    default IntParam depth() {
        return table().integer("depth");
    }

    /** {@return the value of {@link #depth}; fails where it is unset and has no default} */
    default int getDepth() {
        return (Integer) getOrDefault(depth());
    }

    /** {@return the param {@code algorithm}: the name of the algorithm} */
    default Param<String> algorithm() {
        return table().text("algorithm");
    }

    /** {@return the value of {@link #algorithm}; fails where it is unset and has no default} */
    default String getAlgorithm() {
        return getOrDefault(algorithm());
    }

    /** {@return the param {@code learningRate}: how η is chosen where {@code stepSize} is not set} */
    default Param<String> learningRate() {
        return table().text("learningRate");
    }

    /** {@return the value of {@link #learningRate}; fails where it is unset and has no default} */
    default String getLearningRate() {
        return getOrDefault(learningRate());
    }

    /** {@return the param {@code blas}: who multiplies the rows in the gram plan} */
    default Param<String> blas() {
        return table().text("blas");
    }

    /** {@return the value of {@link #blas}; fails where it is unset and has no default} */
    default String getBlas() {
        return getOrDefault(blas());
    }

    /** {@return the param {@code momentum}: β of heavy ball} */
    default DoubleParam momentum() {
        return table().number("momentum");
    }

    /** {@return the value of {@link #momentum}; fails where it is unset and has no default} */
    default double getMomentum() {
        return (Double) getOrDefault(momentum());
    }

    /** {@return the param {@code width}: units in every hidden layer of {@code deep-gd}} */
    default IntParam width() {
        return table().integer("width");
    }

    /** {@return the value of {@link #width}; fails where it is unset and has no default} */
    default int getWidth() {
        return (Integer) getOrDefault(width());
    }

    /** {@return the param {@code init}: the start of {@code deep-gd}} */
    default Param<String> init() {
        return table().text("init");
    }

    /** {@return the value of {@link #init}; fails where it is unset and has no default} */
    default String getInit() {
        return getOrDefault(init());
    }

    /** {@return the param {@code checkpointDir}: the folder of checkpoints} */
    default Param<String> checkpointDir() {
        return table().text("checkpointDir");
    }

    /** {@return the value of {@link #checkpointDir}; fails where it is unset and has no default} */
    default String getCheckpointDir() {
        return getOrDefault(checkpointDir());
    }

    /** {@return the param {@code labelScale}: by what labels are divided} */
    default Param<String> labelScale() {
        return table().text("labelScale");
    }

    /** {@return the value of {@link #labelScale}; fails where it is unset and has no default} */
    default String getLabelScale() {
        return getOrDefault(labelScale());
    }

    /** {@return the param {@code maxTime}: the time allowed, in seconds} */
    default DoubleParam maxTime() {
        return table().number("maxTime");
    }

    /** {@return the value of {@link #maxTime}; fails where it is unset and has no default} */
    default double getMaxTime() {
        return (Double) getOrDefault(maxTime());
    }

    /** {@return the param {@code plan}: how the statistics of an iteration are got} */
    default Param<String> plan() {
        return table().text("plan");
    }

    /** {@return the value of {@link #plan}; fails where it is unset and has no default} */
    default String getPlan() {
        return getOrDefault(plan());
    }

    /**
     * {@return the param {@code validationTol}: by what share of itself the validation loss must fall in an iteration}
     */
    default DoubleParam validationTol() {
        return table().number("validationTol");
    }

    /** {@return the value of {@link #validationTol}; fails where it is unset and has no default} */
    default double getValidationTol() {
        return (Double) getOrDefault(validationTol());
    }

    /** {@return the param {@code initialCoefficients}: the coefficients to start from, one per feature} */
    default Param<Vector> initialCoefficients() {
        return table().vector("initialCoefficients");
    }

    /** {@return the value of {@link #initialCoefficients}; fails where it is unset and has no default} */
    default Vector getInitialCoefficients() {
        return getOrDefault(initialCoefficients());
    }

    @Override
    default IntParam aggregationDepth() {
        return table().integer("aggregationDepth");
    }

    @Override
    default void org$apache$spark$ml$param$shared$HasAggregationDepth$_setter_$aggregationDepth_$eq(IntParam param) {
        table().enter(param);
    }

    @Override
    default IntParam checkpointInterval() {
        return table().integer("checkpointInterval");
    }

    @Override
    default void org$apache$spark$ml$param$shared$HasCheckpointInterval$_setter_$checkpointInterval_$eq(
            IntParam param) {
        table().enter(param);
    }

    @Override
    default BooleanParam fitIntercept() {
        return table().flag("fitIntercept");
    }

    @Override
    default void org$apache$spark$ml$param$shared$HasFitIntercept$_setter_$fitIntercept_$eq(BooleanParam param) {
        table().enter(param);
    }

    @Override
    default DoubleParam maxBlockSizeInMB() {
        return table().number("maxBlockSizeInMB");
    }

    @Override
    default void org$apache$spark$ml$param$shared$HasMaxBlockSizeInMB$_setter_$maxBlockSizeInMB_$eq(DoubleParam param) {
        table().enter(param);
    }

    @Override
    default IntParam maxIter() {
        return table().integer("maxIter");
    }

    @Override
    default void org$apache$spark$ml$param$shared$HasMaxIter$_setter_$maxIter_$eq(IntParam param) {
        table().enter(param);
    }

    @Override
    default DoubleParam regParam() {
        return table().number("regParam");
    }

    @Override
    default void org$apache$spark$ml$param$shared$HasRegParam$_setter_$regParam_$eq(DoubleParam param) {
        table().enter(param);
    }

    @Override
    default LongParam seed() {
        return table().longInteger("seed");
    }

    @Override
    default void org$apache$spark$ml$param$shared$HasSeed$_setter_$seed_$eq(LongParam param) {
        table().enter(param);
    }

    @Override
    default BooleanParam standardization() {
        return table().flag("standardization");
    }

    @Override
    default void org$apache$spark$ml$param$shared$HasStandardization$_setter_$standardization_$eq(BooleanParam param) {
        table().enter(param);
    }

    @Override
    default DoubleParam stepSize() {
        return table().number("stepSize");
    }

    @Override
    default void org$apache$spark$ml$param$shared$HasStepSize$_setter_$stepSize_$eq(DoubleParam param) {
        table().enter(param);
    }

    @Override
    default DoubleParam tol() {
        return table().number("tol");
    }

    @Override
    default void org$apache$spark$ml$param$shared$HasTol$_setter_$tol_$eq(DoubleParam param) {
        table().enter(param);
    }

    @Override
    default Param<String> validationIndicatorCol() {
        return table().text("validationIndicatorCol");
    }

    @Override
    default void org$apache$spark$ml$param$shared$HasValidationIndicatorCol$_setter_$validationIndicatorCol_$eq(
            Param<String> param) {
        table().enter(param);
    }

    @Override
    default Param<String> weightCol() {
        return table().text("weightCol");
    }

    @Override
    default void org$apache$spark$ml$param$shared$HasWeightCol$_setter_$weightCol_$eq(Param<String> param) {
        table().enter(param);
    }
}
