package io.github.sparkagd.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.sparkagd.SharedSpark;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where MLlib has a habit, ours is the same. */
class AsMllibIT {
    private final Dataset<Row> data = Frames.of(Frames.linear(60, 3, 2));

    @AfterEach
    void leavesNothing() {
        SharedSpark.assertNothingLeft();
    }

    /** Labels that are all the same leave nothing to a penalty. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 5, -1e6})
    void constantLabelsAreTheInterceptWhateverThePenalty(double label) {
        Dataset<Row> constant = data.withColumn("label", functions.lit(label));
        LinearRegressionModel theirs =
                new LinearRegression().setSolver("normal").setRegParam(0.3).fit(constant);
        DeepLinearRegressionModel ours =
                new DeepLinearRegression().setRegParam(0.3).fit(constant);
        assertThat(ours.coefficients().toDense())
                .isEqualTo(theirs.coefficients().toDense());
        assertThat(ours.intercept()).isEqualTo(theirs.intercept());
    }

    @Test
    void aPenaltyForConstantLabelsWithoutInterceptIsRefused() {
        Dataset<Row> constant = data.withColumn("label", functions.lit(5.0));
        assertThatThrownBy(() -> new DeepLinearRegression()
                        .setRegParam(0.3)
                        .setFitIntercept(false)
                        .fit(constant))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Maybe setFitIntercept(true)");
    }

    @Test
    void sparksOwnModelIsEvaluatedAlike() {
        DeepLinearRegressionModel model = new DeepLinearRegression()
                .setFitIntercept(false)
                .setWeightCol("weight")
                .setRegParam(0.1)
                .fit(data);
        Dataset<Row> some = data.limit(20);
        LinearRegressionModel plain = model.toLinearRegressionModel();
        assertThat(plain.evaluate(some).r2()).isCloseTo(model.evaluate(some).r2(), within(1e-12));
        assertThat(plain.getFitIntercept()).isFalse();
        assertThat(plain.getRegParam()).isEqualTo(0.1);
    }

    @Test
    void coefficientsToStartFromMustBeFinite() {
        DeepLinearRegression estimator =
                new DeepLinearRegression().setInitialCoefficients(Vectors.dense(1, Double.NaN, 1));
        assertThatThrownBy(() -> estimator.fit(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("initialCoefficients must be finite");
    }
}
