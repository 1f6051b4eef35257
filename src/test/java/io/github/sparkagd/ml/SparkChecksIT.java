package io.github.sparkagd.ml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.SharedSpark;
import org.apache.spark.ml.feature.LabeledPoint;
import org.apache.spark.ml.param.ParamsSuite;
import org.apache.spark.ml.util.MLTestingUtils$;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import scala.Function2;
import scala.runtime.BoxedUnit;

/** What Spark's own test suites ask of every estimator, with Spark's own code. */
class SparkChecksIT {
    private static final MLTestingUtils$ SPARKS = MLTestingUtils$.MODULE$;
    private static final long SEED = 42;

    private final Dataset<Row> rows = Frames.of(Frames.linear(120, 3, SEED));

    /** Spark's methods take a Dataset of LabeledPoint and look at its columns alone. */
    @SuppressWarnings("unchecked")
    private Dataset<LabeledPoint> points() {
        return (Dataset<LabeledPoint>) (Dataset<?>) rows.select("label", "features");
    }

    private static Function2<DeepLinearRegressionModel, DeepLinearRegressionModel, BoxedUnit> within(double tolerance) {
        return (one, other) -> {
            assertThat(Frames.distance(one, other)).isLessThan(tolerance);
            return BoxedUnit.UNIT;
        };
    }

    @Test
    void paramsOfTheEstimatorAreInOrder() {
        ParamsSuite.checkParams(new DeepLinearRegression());
    }

    @Test
    void paramsOfTheModelAreInOrder() {
        ParamsSuite.checkParams(new DeepLinearRegressionModel());
    }

    @Test
    void paramsOfTheCrossValidatorAreInOrder() {
        ParamsSuite.checkParams(new LockstepCrossValidator());
    }

    @Test
    void copiesKeepUidParentAndParams() {
        DeepLinearRegression estimator = new DeepLinearRegression();
        SPARKS.checkCopyAndUids(estimator, estimator.fit(rows));
    }

    @Test
    void takesEveryNumericTypeOfLabelAndWeightAndRefusesText() {
        SPARKS.checkNumericTypes(new DeepLinearRegression().setMaxIter(5), SharedSpark.session(), false, within(1e-12));
    }

    /** Both are trained to the same minimum. */
    @Test
    void weightsCountAsRepeatedRows() {
        SPARKS.testOversamplingVsWeighting(points(), Frames.converging().setWeightCol("weight"), within(1e-8), SEED);
    }

    /** Three outliers of weight 0.0001 a row leave 99.97 % of the weight where it was. */
    @Test
    void outliersOfSmallWeightHardlyMatter() {
        SPARKS.testOutliersWithSmallWeights(points(), Frames.converging().setWeightCol("weight"), 0, within(0.05), 3);
    }

    @Test
    void scaleOfWeightsDoesNotMatter() {
        SPARKS.testArbitrarilyScaledWeights(points(), Frames.converging().setWeightCol("weight"), within(1e-8));
    }

    @Test
    void explainsItsParams() {
        assertThat(new DeepLinearRegression().setDepth(3).explainParams())
                .contains("depth: number of layers", "current: 3")
                .contains("stepSize: ")
                .contains("featuresCol: features column name");
    }
}
