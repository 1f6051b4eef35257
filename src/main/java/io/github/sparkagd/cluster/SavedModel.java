package io.github.sparkagd.cluster;

import io.github.sparkagd.linalg.Vec;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.sql.SparkSession;

/**
 * A trained model as it is kept: Spark's own linear regression model, so that plain Spark reads and serves it.
 *
 * @param coefficients weights for the user's features (pixels divided by 255), of length d
 * @param intercept what is added; 0 unless one was fitted
 */
public record SavedModel(Vec coefficients, double intercept) {

    /** Writes the model to a folder that does not exist yet. */
    public void save(String uri, String uid) {
        LinearRegressionModel model = new LinearRegressionModel(uid, Vectors.dense(coefficients.toArray()), intercept);
        try {
            model.save(uri);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot save the model to " + uri, failed);
        }
    }

    /**
     * Reads a model: of a run ({@code OUT/models/RUN}), or any linear regression model of Spark.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static SavedModel load(SparkSession session, String uri) {
        requireModel(uri, session.sparkContext().hadoopConfiguration());
        session.sparkContext().setJobDescription("read: model");
        try {
            LinearRegressionModel model = LinearRegressionModel.load(uri);
            return new SavedModel(Vec.of(model.coefficients().toArray()), model.intercept());
        } catch (RuntimeException failed) {
            throw new IllegalArgumentException("model " + uri + " cannot be read as a linear regression model: "
                    + String.valueOf(failed.getMessage()).split("\\R", 2)[0]
                    + ". Maybe name a folder OUT/models/RUN.");
        }
    }

    private static void requireModel(String uri, Configuration configuration) {
        try {
            Path path = new Path(uri);
            FileSystem files = path.getFileSystem(configuration);
            if (!files.exists(new Path(path, "metadata"))) {
                throw new IllegalArgumentException("model " + uri
                        + (files.exists(path) ? " is not a saved model" : " does not exist")
                        + ". Maybe name a folder OUT/models/RUN.");
            }
        } catch (IOException failed) {
            throw new IllegalArgumentException("model " + uri + " cannot be read: " + failed.getMessage(), failed);
        }
    }
}
