package io.github.sparkagd.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparkagd.SharedSpark;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be trained on is refused in a sentence that names the column, and leaves nothing behind. */
class BadInputIT {
    private static final Vector GOOD = Vectors.dense(1, 2);

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(Frames.row(Double.NaN, 1.0, GOOD), "label column label must be finite, got NaN"),
                Arguments.of(
                        Frames.row(Double.POSITIVE_INFINITY, 1.0, GOOD), "label column label must be finite, got Inf"),
                Arguments.of(Frames.row(null, 1.0, GOOD), "label column label must not be null"),
                Arguments.of(Frames.row(1.0, -2.0, GOOD), "weight column weight must not be negative, got -2.0"),
                Arguments.of(Frames.row(1.0, Double.NaN, GOOD), "weight column weight must be finite, got NaN"),
                Arguments.of(
                        Frames.row(1.0, Double.POSITIVE_INFINITY, GOOD),
                        "weight column weight must be finite, got Inf"),
                Arguments.of(Frames.row(1.0, null, GOOD), "weight column weight must not be null"),
                Arguments.of(Frames.row(1.0, 1.0, null), "features column features must not be null"),
                Arguments.of(
                        Frames.row(1.0, 1.0, Vectors.dense(1, Double.NaN)),
                        "features column features must be finite, got NaN"),
                Arguments.of(
                        Frames.row(1.0, 1.0, Vectors.sparse(2, new int[] {1}, new double[] {Double.NEGATIVE_INFINITY})),
                        "features column features must be finite, got -Infinity"),
                Arguments.of(
                        Frames.row(1.0, 1.0, Vectors.dense(1, 2, 3)),
                        "features column features must hold vectors of one length, got 2 and 3"));
    }

    /** As in files: finite, and yet no sum of squares over many rows. */
    static Stream<Arguments> faultsOfSize() {
        return Stream.of(
                Arguments.of(
                        Frames.row(1.0, 1.0, Vectors.dense(1, 1e200)),
                        "features column features at index 1 is 1.0E200"),
                Arguments.of(
                        Frames.row(1.0, 1.0, Vectors.dense(-Double.MAX_VALUE, 1)),
                        "features column features at index 0 is -1.7976931348623157E308"),
                Arguments.of(
                        Frames.row(1.0, 1.0, Vectors.sparse(2, new int[] {1}, new double[] {1.001e150})),
                        "features column features at index 1 is 1.001E150"),
                Arguments.of(Frames.row(-1e151, 1.0, GOOD), "label column label is -1.0E151"),
                Arguments.of(Frames.row(1.0, 1e308, GOOD), "weight column weight is 1.0E308"),
                Arguments.of(
                        Frames.row(1.0, 1e120, Vectors.dense(1e100, 1)),
                        "features column features at index 0 is 1.0E100 in a row of weight 1.0E120"),
                Arguments.of(Frames.row(1e140, 1e40, GOOD), "label column label is 1.0E140 in a row of weight 1.0E40"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("faultsOfSize")
    void namesTheColumnOfAValueTooLargeToSum(Row bad, String message) {
        List<Row> rows = new ArrayList<>(Frames.linear(200, 2, 1));
        rows.add(150, bad);
        Dataset<Row> data = Frames.of(rows);
        String whole = message + ", whose square is too large for a sum. Maybe rescale the data.";
        assertThatThrownBy(
                        () -> new DeepLinearRegression().setWeightCol("weight").fit(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(whole);
        // Rows that are only watched, and folds.
        Dataset<Row> watched = data.withColumn("watched", functions.expr("label = 1 or abs(label) > 1e100"));
        assertThatThrownBy(() -> new DeepLinearRegression()
                        .setWeightCol("weight")
                        .setValidationIndicatorCol("watched")
                        .fit(watched))
                .hasMessage(whole);
        LockstepCrossValidator validator = new LockstepCrossValidator();
        validator
                .setEstimator(new DeepLinearRegression().setWeightCol("weight"))
                .setEvaluator(new RegressionEvaluator())
                .setEstimatorParamMaps(new ParamMap[] {ParamMap.empty()});
        assertThatThrownBy(() -> validator.fit(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(whole);
        assertThat(SharedSpark.context().getPersistentRDDs()).isEmpty();
    }

    @Test
    void namesTheColumnOfAValueTooLargeToSumInAClassifierToo() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            rows.add(Frames.row(i % 2.0, 1.0, Vectors.dense(i, i == 30 ? -1e160 : 1)));
        }
        Dataset<Row> data = Frames.of(rows);
        assertThatThrownBy(() -> new DeepLinearClassifier().fit(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("features column features at index 1 is -1.0E160, whose square is too large for a sum."
                        + " Maybe rescale the data.");
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("faults")
    void namesTheColumn(Row bad, String message) {
        List<Row> rows = new ArrayList<>(Frames.linear(200, 2, 1));
        rows.add(150, bad);
        DeepLinearRegression estimator = new DeepLinearRegression().setWeightCol("weight");
        assertThatThrownBy(() -> estimator.fit(Frames.of(rows)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
        assertThat(SharedSpark.context().getPersistentRDDs()).isEmpty();
    }

    @Test
    void refusesWeightsTooSmallToDivideBy() {
        Dataset<Row> rows = Frames.of(Frames.linear(10, 2, 1)).withColumn("weight", functions.lit(1e-320));
        for (String plan : List.of("fused", "gram")) {
            assertThatThrownBy(() -> new DeepLinearRegression()
                            .setWeightCol("weight")
                            .setPlan(plan)
                            .fit(rows))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(
                            "the rows' weights must sum to at least 2.2250738585072014E-308, got 1.0E-319");
        }
        assertThat(SharedSpark.context().getPersistentRDDs()).isEmpty();
    }

    @Test
    void refusesAPenaltyThatLeavesNoRate() {
        Dataset<Row> tiny = Frames.of(Frames.linear(10, 2, 1)).withColumn("label", functions.expr("label * 1e-100"));
        assertThatThrownBy(() -> new DeepLinearRegression().setRegParam(1e250).fit(tiny))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "regParam over the labels' standard deviation must be at most 1.0E300, got 1.0E250")
                .hasMessageContaining("Maybe a smaller regParam");
    }

    @Test
    void refusesEmptyData() {
        Dataset<Row> none = Frames.of(List.of());
        assertThatThrownBy(() -> new DeepLinearRegression().fit(none))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("training data must have rows, got none");
    }

    @Test
    void refusesDataOfWhichEveryRowHasWeightZero() {
        Dataset<Row> rows = Frames.of(Frames.linear(10, 2, 1)).withColumn("weight", functions.lit(0));
        assertThatThrownBy(
                        () -> new DeepLinearRegression().setWeightCol("weight").fit(rows))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("training data must have rows, got none whose weight column weight is not 0");
        assertThat(SharedSpark.context().getPersistentRDDs()).isEmpty();
    }

    @Test
    void refusesWrongTypesBeforeAnyJob() {
        Dataset<Row> rows = Frames.of(Frames.linear(10, 2, 1));
        int before = rows.sparkSession().sparkContext().statusTracker().getJobIdsForGroup(null).length;
        assertThatThrownBy(() -> new DeepLinearRegression()
                        .setFeaturesCol("label")
                        .setLabelCol("weight")
                        .fit(rows))
                .hasMessageContaining("Column label must be of type");
        assertThatThrownBy(() -> new DeepLinearRegression()
                        .setValidationIndicatorCol("weight")
                        .fit(rows))
                .hasMessageContaining("Column weight (validationIndicatorCol) must be of type boolean, got double");
        assertThatThrownBy(
                        () -> new DeepLinearRegression().setLabelCol("absent").fit(rows))
                .hasMessageContaining("absent");
        assertThat(rows.sparkSession().sparkContext().statusTracker().getJobIdsForGroup(null))
                .hasSize(before);
    }

    @Test
    void refusesParamsThatCannotBe() {
        DeepLinearRegression estimator = new DeepLinearRegression();
        assertThatThrownBy(() -> estimator.setDepth(0)).hasMessageContaining("depth given invalid value 0");
        assertThatThrownBy(() -> estimator.setAlgorithm("sgd"))
                .hasMessageContaining("algorithm given invalid value sgd");
        assertThatThrownBy(() -> estimator.setLabelScale("-1"))
                .hasMessageContaining("labelScale given invalid value -1");
        assertThatThrownBy(() -> estimator.setValidationTol(1))
                .hasMessageContaining("validationTol given invalid value");
        Dataset<Row> rows = Frames.of(Frames.linear(10, 2, 1));
        assertThatThrownBy(
                        () -> new DeepLinearRegression().setLabelScale("none").fit(rows))
                .hasMessageContaining("Maybe setLabelScale(\"auto\")");
        assertThatThrownBy(() -> new DeepLinearRegression()
                        .setInitialCoefficients(Vectors.dense(1, 2, 3))
                        .fit(rows))
                .hasMessageContaining("initialCoefficients must have an entry for each of the 2 features, got 3");
        assertThatThrownBy(() -> new DeepLinearRegressionModel("m", ModelValues.EMPTY).predict(GOOD))
                .hasMessageContaining("features must have 0 entries");
    }
}
