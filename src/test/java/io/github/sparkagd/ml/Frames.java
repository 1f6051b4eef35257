package io.github.sparkagd.ml;

import io.github.sparkagd.SharedSpark;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Small Datasets with the columns {@code label, weight, features}. */
final class Frames {
    static final StructType SCHEMA = new StructType()
            .add("label", DataTypes.DoubleType)
            .add("weight", DataTypes.DoubleType)
            .add("features", SQLDataTypes.VectorType());

    private Frames() {}

    static Dataset<Row> of(List<Row> rows) {
        return SharedSpark.session().createDataFrame(rows, SCHEMA);
    }

    static Row row(Object label, Object weight, Vector features) {
        return RowFactory.create(label, weight, features);
    }

    /** Rows y = 1 + Σ (j+1)·xⱼ + noise of deviation 0.5, features about (10, 20, …) of deviation 1, 2, …, weights 1 … 4. */
    static List<Row> linear(int rows, int columns, long seed) {
        Random random = new Random(seed);
        List<Row> made = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            double[] x = new double[columns];
            double label = 1 + 0.5 * random.nextGaussian();
            for (int j = 0; j < columns; j++) {
                x[j] = 10 * (j + 1) + (j + 1) * random.nextGaussian();
                label += (j + 1) * x[j];
            }
            made.add(row(label, 1.0 + random.nextInt(4), Vectors.dense(x)));
        }
        return made;
    }

    /** An estimator that goes to convergence on such rows. */
    static DeepLinearRegression converging() {
        return new DeepLinearRegression().setMaxIter(5000).setTol(1e-13);
    }

    /** The largest distance of coefficients and intercept, relative to those of {@code expected}. */
    static double distance(DeepLinearRegressionModel got, DeepLinearRegressionModel expected) {
        double most = Math.abs(got.intercept() - expected.intercept()) / Math.max(1, Math.abs(expected.intercept()));
        for (int j = 0; j < expected.coefficients().size(); j++) {
            double value = expected.coefficients().apply(j);
            most = Math.max(most, Math.abs(got.coefficients().apply(j) - value) / Math.max(1e-3, Math.abs(value)));
        }
        return most;
    }
}
