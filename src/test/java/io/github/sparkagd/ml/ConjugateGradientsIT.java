package io.github.sparkagd.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparkagd.RealData;
import io.github.sparkagd.SharedSpark;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.ml.regression.RegressionModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Conjugate gradients beside MLlib's l-bfgs, on real data with an intercept and standardised features: no method that asks
 * for gradients needs fewer of them.
 */
class ConjugateGradientsIT {
    /** Of the least loss, relative. */
    private static final double SAME_LOSS = 1e-8;

    private Dataset<Row> data;

    @ParameterizedTest(name = "{0}")
    @DisplayName("is at the least loss when l-bfgs ends by its default tolerance")
    @ValueSource(
            strings = {
                "cal_housing/cal_housing.libsvm.gz",
                "abalone/abalone",
                "cpusmall/cpusmall",
                "airfoil/airfoil.libsvm.gz",
                "winequality/winequality-white.libsvm.gz",
                "casp/CASP.libsvm.gz"
            })
    void isAtTheLeastLossWhenLbfgsEnds(String name) {
        read(name);
        LinearRegressionModel lbfgs = new LinearRegression().setSolver("l-bfgs").fit(data);
        int iterations = lbfgs.summary().totalIterations();
        LinearRegressionModel least = new LinearRegression().setSolver("normal").fit(data);
        double expected = meanSquaredError(least, data);
        assertThat(meanSquaredError(cg(iterations, data), data)).isCloseTo(expected, within(SAME_LOSS * expected));
    }

    @ParameterizedTest(name = "{0} at {1}")
    @DisplayName("explains as much as l-bfgs by as many iterations, where neither has ended")
    @CsvSource({
        "tecator/tecator_fat.libsvm.gz, 10",
        "tecator/tecator_fat.libsvm.gz, 20",
        "tecator/tecator_fat.libsvm.gz, 50",
        "tecator/tecator_fat.libsvm.gz, 100",
        "blogfeedback/blogData_train.libsvm.gz, 10",
        "blogfeedback/blogData_train.libsvm.gz, 20",
        "blogfeedback/blogData_train.libsvm.gz, 50",
        "blogfeedback/blogData_train.libsvm.gz, 100"
    })
    void explainsAsMuchAsLbfgs(String name, int iterations) {
        read(name);
        LinearRegressionModel lbfgs = new LinearRegression()
                .setSolver("l-bfgs")
                .setTol(0)
                .setMaxIter(iterations)
                .fit(data);
        double r2 = cg(iterations, data).summary().r2();
        assertThat(r2).isGreaterThanOrEqualTo(lbfgs.summary().r2());
    }

    private static DeepLinearRegressionModel cg(int iterations, Dataset<Row> data) {
        return new DeepLinearRegression()
                .setAlgorithm("cg")
                .setTol(0)
                .setMaxIter(iterations)
                .fit(data);
    }

    private static double meanSquaredError(RegressionModel<?, ?> model, Dataset<Row> data) {
        return new RegressionEvaluator().setMetricName("mse").evaluate(model.transform(data));
    }

    private void read(String name) {
        data = SharedSpark.session()
                .read()
                .format("libsvm")
                .load(RealData.path(name))
                .cache();
    }

    /** Other tests look for what is left behind. */
    @AfterEach
    void leaveNothing() {
        if (data != null) {
            data.unpersist(true);
        }
    }
}
