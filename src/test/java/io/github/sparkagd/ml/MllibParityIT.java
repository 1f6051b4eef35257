package io.github.sparkagd.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparkagd.RealData;
import io.github.sparkagd.SharedSpark;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trained to convergence, the estimator finds what Spark's normal equation solver finds, on real data. */
class MllibParityIT {
    /** Relative to the largest coefficient in units of its feature's deviation; asked for by the estimator's promise. */
    private static final double SAME = 1e-6;

    @ParameterizedTest(name = "{0} with regParam {2}")
    @DisplayName("finds Spark's solution")
    @CsvSource({
        "abalone/abalone, 0.535, 0",
        "abalone/abalone, 0, 0.3",
        "cal_housing/cal_housing.libsvm.gz, 0.637, 0",
        "cal_housing/cal_housing.libsvm.gz, 0, 0.3",
        "cpusmall/cpusmall, 0.715, 0",
        "cpusmall/cpusmall, 0, 0.3",
        "airfoil/airfoil.libsvm.gz, 0.516, 0",
        "airfoil/airfoil.libsvm.gz, 0, 0.3",
        "winequality/winequality-white.libsvm.gz, 0.282, 0",
        "winequality/winequality-white.libsvm.gz, 0, 0.3"
    })
    void findsSparksSolution(String name, double r2, double regParam) {
        Dataset<Row> data = SharedSpark.session().read().format("libsvm").load(RealData.path(name));
        LinearRegressionModel expected =
                new LinearRegression().setSolver("normal").setRegParam(regParam).fit(data);
        DeepLinearRegressionModel model = new DeepLinearRegression()
                .setDepth(4)
                .setMaxIter(400_000)
                .setTol(1e-11)
                .setRegParam(regParam)
                .fit(data);
        requireSame(model.coefficients(), expected.coefficients());
        assertThat(model.intercept()).isCloseTo(expected.intercept(), within(SAME * Math.abs(expected.intercept())));
        if (regParam == 0) {
            assertThat(model.summary().r2()).isCloseTo(r2, within(0.0005));
        }
    }

    private static void requireSame(Vector got, Vector expected) {
        for (int j = 0; j < expected.size(); j++) {
            assertThat(got.apply(j))
                    .as("coefficient " + j)
                    .isCloseTo(expected.apply(j), within(SAME * Math.abs(expected.apply(j))));
        }
    }
}
