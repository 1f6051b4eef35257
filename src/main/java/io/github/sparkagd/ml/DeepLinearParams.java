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

    /** Where this instance keeps its params. */
    ParamTable table();

    default IntParam depth() {
        return table().integer("depth");
    }

    default int getDepth() {
        return (Integer) getOrDefault(depth());
    }

    default Param<String> algorithm() {
        return table().text("algorithm");
    }

    default String getAlgorithm() {
        return getOrDefault(algorithm());
    }

    default Param<String> learningRate() {
        return table().text("learningRate");
    }

    default String getLearningRate() {
        return getOrDefault(learningRate());
    }

    default Param<String> blas() {
        return table().text("blas");
    }

    default String getBlas() {
        return getOrDefault(blas());
    }

    default DoubleParam momentum() {
        return table().number("momentum");
    }

    default double getMomentum() {
        return (Double) getOrDefault(momentum());
    }

    default IntParam width() {
        return table().integer("width");
    }

    default int getWidth() {
        return (Integer) getOrDefault(width());
    }

    default Param<String> init() {
        return table().text("init");
    }

    default String getInit() {
        return getOrDefault(init());
    }

    default Param<String> checkpointDir() {
        return table().text("checkpointDir");
    }

    default String getCheckpointDir() {
        return getOrDefault(checkpointDir());
    }

    default Param<String> labelScale() {
        return table().text("labelScale");
    }

    default String getLabelScale() {
        return getOrDefault(labelScale());
    }

    default DoubleParam maxTime() {
        return table().number("maxTime");
    }

    default double getMaxTime() {
        return (Double) getOrDefault(maxTime());
    }

    default Param<String> plan() {
        return table().text("plan");
    }

    default String getPlan() {
        return getOrDefault(plan());
    }

    default DoubleParam validationTol() {
        return table().number("validationTol");
    }

    default double getValidationTol() {
        return (Double) getOrDefault(validationTol());
    }

    default Param<Vector> initialCoefficients() {
        return table().vector("initialCoefficients");
    }

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
