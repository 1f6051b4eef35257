package io.github.sparkagd.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparkagd.SharedSpark;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
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
                .hasMessageContaining("Maybe labelScale auto");
        assertThatThrownBy(() -> new DeepLinearRegression()
                        .setInitialCoefficients(Vectors.dense(1, 2, 3))
                        .fit(rows))
                .hasMessageContaining("initialCoefficients must have an entry for each of the 2 features, got 3");
        assertThatThrownBy(() -> new DeepLinearRegressionModel("m", ModelValues.EMPTY).predict(GOOD))
                .hasMessageContaining("features must have 0 entries");
    }
}
