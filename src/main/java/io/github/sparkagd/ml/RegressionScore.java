package io.github.sparkagd.ml;

import io.github.sparkagd.blocks.ResidualSums;
import org.apache.spark.ml.evaluation.Evaluator;
import org.apache.spark.ml.evaluation.RegressionEvaluator;

/** The metrics of Spark's {@code RegressionEvaluator} from sums over rows, by Spark's formulas. */
final class RegressionScore {
    private final String metric;
    private final boolean throughOrigin;

    private RegressionScore(String metric, boolean throughOrigin) {
        this.metric = metric;
        this.throughOrigin = throughOrigin;
    }

    /** True when {@code evaluator} looks at the columns that {@code estimator} reads and writes, and at no others. */
    static boolean serves(Evaluator evaluator, DeepLinearRegression estimator) {
        return evaluator instanceof RegressionEvaluator regression
                && regression.getLabelCol().equals(estimator.getLabelCol())
                && regression.getPredictionCol().equals(estimator.getPredictionCol())
                && weight(regression).equals(Columns.of(estimator).weight().orElse(""));
    }

    private static String weight(RegressionEvaluator evaluator) {
        return evaluator.isDefined(evaluator.weightCol()) ? evaluator.getWeightCol() : "";
    }

    static RegressionScore of(RegressionEvaluator evaluator) {
        return new RegressionScore(evaluator.getMetricName(), evaluator.getThroughOrigin());
    }

    /** The metric of prediction {@code k}. */
    double of(ResidualSums sums, int k) {
        double weight = sums.weight();
        return switch (metric) {
            case "rmse" -> Math.sqrt(sums.squares(k) / weight);
            case "mse" -> sums.squares(k) / weight;
            case "mae" -> sums.absolute(k) / weight;
            case "r2" -> 1 - sums.squares(k) / (throughOrigin ? sums.labelSquares() : spread(sums));
            case "var" -> explained(sums, k) / weight;
            default ->
                throw new IllegalArgumentException("metricName must be rmse, mse, mae, r2 or var, got " + metric);
        };
    }

    /** Spark's: the unbiased variance of weighted labels, times the sum of the weights less one. */
    private static double spread(ResidualSums sums) {
        double weight = sums.weight();
        return sums.labelSpread() / (weight - sums.weightSquares() / weight) * (weight - 1);
    }

    private static double explained(ResidualSums sums, int k) {
        double mean = sums.labelMean();
        return sums.outputSquares(k) + mean * mean * sums.weight() - 2 * mean * sums.outputs(k);
    }
}
