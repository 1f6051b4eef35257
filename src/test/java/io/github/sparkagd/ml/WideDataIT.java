package io.github.sparkagd.ml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.RealData;
import io.github.sparkagd.SharedSpark;
import java.util.List;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Fewer rows than features: the estimator finds the solution of least norm in the coordinates trained in. */
class WideDataIT {
    /** A data set with its rows centred and standardised, and its labels centred. */
    private static final class Wide {
        private final double[][] rows;
        private final double[] labels;
        private final double[] deviations;
        private final Dataset<Row> data;

        Wide(String name) {
            data = SharedSpark.session().read().format("libsvm").load(RealData.path(name + "/" + name + ".libsvm.gz"));
            List<Row> read = data.collectAsList();
            rows = read.stream()
                    .map(row -> ((Vector) row.getAs("features")).toArray())
                    .toArray(double[][]::new);
            labels = read.stream().mapToDouble(row -> row.getDouble(0)).toArray();
            deviations = new double[rows[0].length];
            center(labels);
            for (int j = 0; j < deviations.length; j++) {
                standardize(j);
            }
        }

        private static double center(double[] values) {
            double mean = 0;
            for (double value : values) {
                mean += value / values.length;
            }
            double squares = 0;
            for (int i = 0; i < values.length; i++) {
                values[i] -= mean;
                squares += values[i] * values[i];
            }
            return Math.sqrt(squares / values.length);
        }

        private void standardize(int j) {
            double[] column = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                column[i] = rows[i][j];
            }
            deviations[j] = center(column);
            for (int i = 0; i < rows.length; i++) {
                rows[i][j] = deviations[j] == 0 ? 0 : column[i] / deviations[j];
            }
        }

        private static double dot(double[] a, double[] b) {
            double sum = 0;
            for (int i = 0; i < a.length; i++) {
                sum += a[i] * b[i];
            }
            return sum;
        }

        /** Xα for the standardised rows. */
        private double[] combined(double[] shares) {
            double[] sum = new double[deviations.length];
            for (int i = 0; i < rows.length; i++) {
                for (int j = 0; j < sum.length; j++) {
                    sum[j] += shares[i] * rows[i][j];
                }
            }
            return sum;
        }

        private double[] products(double[] weights) {
            double[] products = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                products[i] = dot(rows[i], weights);
            }
            return products;
        }

        /** The vector in the span of the rows whose products with them are {@code wanted}, by conjugate gradients. */
        private double[] leastNorm(double[] wanted) {
            double[] shares = new double[rows.length];
            double[] residual = wanted.clone();
            center(residual);
            double[] direction = residual.clone();
            double before = dot(residual, residual);
            double first = before;
            for (int k = 0; k < 2000 && before > 1e-30 * first; k++) {
                double[] image = products(combined(direction));
                double step = before / dot(direction, image);
                for (int i = 0; i < shares.length; i++) {
                    shares[i] += step * direction[i];
                    residual[i] -= step * image[i];
                }
                // The sum over centred rows is zero; rounding must not grow along it.
                center(residual);
                double now = dot(residual, residual);
                for (int i = 0; i < shares.length; i++) {
                    direction[i] = residual[i] + now / before * direction[i];
                }
                before = now;
            }
            return combined(shares);
        }

        /** The model's weights on standardised features. */
        private double[] trained(DeepLinearRegressionModel model) {
            double[] weights = model.coefficients().toArray().clone();
            for (int j = 0; j < weights.length; j++) {
                weights[j] *= deviations[j];
            }
            return weights;
        }
    }

    private static double distance(double[] got, double[] expected) {
        double squares = 0;
        for (int j = 0; j < got.length; j++) {
            squares += (got[j] - expected[j]) * (got[j] - expected[j]);
        }
        return Math.sqrt(squares / Wide.dot(expected, expected));
    }

    @Test
    void findsTheLeastNormSolutionOfRiboflavinWithinTenThousandIterations() {
        Wide riboflavin = new Wide("riboflavin");
        DeepLinearRegressionModel model =
                new DeepLinearRegression().setMaxIter(10_000).setTol(1e-12).fit(riboflavin.data);
        assertThat(model.summary().plan()).isEqualTo("gram");
        assertThat(model.summary().totalIterations()).isLessThanOrEqualTo(10_000);
        assertThat(distance(riboflavin.trained(model), riboflavin.leastNorm(riboflavin.labels)))
                .as(
                        "%s, eta %s, eigenvalues %s to %s",
                        model.summary().reason(),
                        model.summary().learningRate(),
                        model.summary().largestEigenvalue(),
                        model.summary().smallestEigenvalue())
                .isLessThan(1e-6);
    }

    /** The condition number is 1.5e5, so that it takes long; the histories are thinned. */
    @Test
    void staysInTheSpanOfGasolineAndPredictsItsLabels() {
        Wide gasoline = new Wide("gasoline");
        DeepLinearRegressionModel model =
                new DeepLinearRegression().setMaxIter(400_000).setTol(0).fit(gasoline.data);
        assertThat(model.summary().plan()).isEqualTo("gram");
        double[] weights = gasoline.trained(model);
        double[] within = gasoline.leastNorm(gasoline.products(weights));
        assertThat(distance(within, weights)).as("outside the span of the rows").isLessThan(1e-10);
        double labelSquares = 0;
        double errors = 0;
        for (Row row :
                model.transform(gasoline.data).select("label", "prediction").collectAsList()) {
            labelSquares += row.getDouble(0) * row.getDouble(0);
            errors += Math.pow(row.getDouble(0) - row.getDouble(1), 2);
        }
        assertThat(Math.sqrt(errors / labelSquares))
                .as("of the labels' root mean square")
                .isLessThan(1e-6);
        assertThat(model.summary().isHistoryThinned()).isTrue();
        assertThat(model.summary().objectiveHistory()).hasSizeLessThanOrEqualTo(10_000 + 1);
    }
}
