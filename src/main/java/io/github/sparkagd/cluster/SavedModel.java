package io.github.sparkagd.cluster;

import io.github.sparkagd.blocks.Affine;
import io.github.sparkagd.blocks.ColumnList;
import io.github.sparkagd.data.IoFault;
import io.github.sparkagd.data.LazySession;
import io.github.sparkagd.data.NamedPath;
import io.github.sparkagd.data.UnreadableFile;
import io.github.sparkagd.data.WithoutGlobs;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.settings.Refusal;
import io.github.sparkagd.train.TrainedRun;
import io.github.sparkagd.train.TrainingResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkException;
import org.apache.spark.ml.linalg.DenseVector;
import org.apache.spark.ml.linalg.Vector;
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
    private static final int DEEPEST = 20;

    /**
     * {@return the model to keep of a finished run}
     *
     * @param result of the training
     * @param run one of its runs
     */
    public static SavedModel of(TrainingResult result, TrainedRun run) {
        return new SavedModel(result.coefficients(run), result.intercept(run));
    }

    /**
     * {@return ŷ = w·x + intercept, for x of length d; for many rows {@link #toLinearRegressionModel} is quicker}
     *
     * @param features x, of length d
     */
    public double predict(Vector features) {
        return predict(features, Vectors.dense(coefficients.toArray()), intercept);
    }

    /**
     * {@return ŷ = w·x + intercept, with the same bits on every machine}
     *
     * @param features x, of length d
     * @param coefficients w, of length d
     * @param intercept what is added to the inner product
     */
    public static double predict(Vector features, Vector coefficients, double intercept) {
        if (features.size() != coefficients.size()) {
            throw new IllegalArgumentException("features must have " + coefficients.size()
                    + " entries, as the training data had, got " + features.size());
        }
        return dot(features, coefficients) + intercept;
    }

    /** Spark's BLAS adds in an order that follows from the machine's libraries, and on a new JVM from how warm it is. */
    private static double dot(Vector features, Vector coefficients) {
        return features instanceof DenseVector x && coefficients instanceof DenseVector w
                ? Affine.product(x.values(), w.values())
                : features.dot(coefficients);
    }

    /** {@return Spark's own model with the same predictions, to rounding} */
    public LinearRegressionModel toLinearRegressionModel() {
        return model("agd_" + UUID.randomUUID());
    }

    private LinearRegressionModel model(String uid) {
        // A model does not write to its coefficients.
        return new LinearRegressionModel(uid, Vectors.dense(coefficients.array()), intercept);
    }

    /**
     * The same vector as it is to be saved: of many entries those that are not zero, where that is smaller.
     *
     * @param coefficients dense or sparse
     * @return the same values
     */
    public static Vector smallest(Vector coefficients) {
        return ColumnList.pays(coefficients.size()) ? coefficients.compressed() : coefficients;
    }

    /**
     * Writes the model to a folder that does not exist yet, as the application that is running is set up.
     *
     * @param uri of the folder
     * @param uid identifier that the model is written with
     */
    public void save(String uri, String uid) {
        SparkContext context = SparkContext.getOrCreate();
        Configuration configuration = context.hadoopConfiguration();
        try {
            Path folder = NamedPath.toWrite(uri, configuration);
            LinearModelFiles.write(model(uid), folder, configuration, context.version());
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot save the model to " + uri, failed);
        }
    }

    /**
     * Reads a model: of a run ({@code OUT/models/RUN}), or any linear regression model of Spark.
     *
     * @param session of the application
     * @param uri of the folder
     * @return the model
     * @throws IllegalArgumentException when there is none
     */
    public static SavedModel load(SparkSession session, String uri) {
        return load(LazySession.of(session), uri);
    }

    /**
     * As {@link #load(SparkSession, String)}.
     *
     * @param session of the application
     * @param uri of the folder
     * @return the model
     */
    public static SavedModel load(LazySession session, String uri) {
        Configuration configuration = session.sparkContext().hadoopConfiguration();
        Path folder = requireModel(uri, configuration);
        session.sparkContext().setJobDescription("read: model");
        Optional<SavedModel> found = LinearModelFiles.read(folder, configuration);
        return reading(
                uri, () -> found.orElseGet(() -> bySpark(folder, session)).usable());
    }

    private static SavedModel bySpark(Path folder, LazySession session) {
        WithoutGlobs reading = WithoutGlobs.of(folder, session.get());
        LinearRegressionModel model =
                LinearRegressionModel.read().session(reading.session()).load(reading.path());
        return new SavedModel(Vec.of(model.coefficients().toArray()), model.intercept());
    }

    /**
     * Reads something of a model, and puts a failure into words.
     *
     * @param <T> what is read
     * @param uri of the model, for the message
     * @param reader may throw whatever Spark throws
     * @return what {@code reader} returns
     * @throws IllegalArgumentException when it cannot be read
     */
    public static <T> T reading(String uri, Callable<T> reader) {
        try {
            return reader.call();
        } catch (Exception failed) { // SparkException too, which is checked and not declared
            OutOfMemoryGuard.requireMemory(failed);
            Throwable root = root(failed);
            String otherwise = "name a folder OUT/models/RUN, or train again";
            if (root instanceof SparkException && UnreadableFile.in(failed).isEmpty()) {
                throw unchecked(failed);
            }
            throw new Refusal(
                    "model %s cannot be read as a linear regression model: %s",
                    uri,
                    root.getMessage() == null
                            ? "something is missing in it. Maybe " + otherwise + "."
                            : IoFault.reading(uri, root, otherwise).text());
        }
    }

    private static RuntimeException unchecked(Exception failed) {
        return failed instanceof RuntimeException runtime ? runtime : new IllegalStateException(failed);
    }

    /** What went wrong in a reader; a failure of Spark itself, such as lost executors, has no cause but Spark's. */
    private static Throwable root(Throwable failed) {
        Throwable root = failed;
        for (int depth = 0; root.getCause() != null && depth < DEEPEST; depth++) {
            root = root.getCause();
        }
        return root;
    }

    /**
     * This model; refuses numbers that are not finite.
     *
     * @return this model
     */
    public SavedModel usable() {
        if (!coefficients.isFinite() || !Double.isFinite(intercept)) {
            throw new IllegalArgumentException("its numbers are not all finite");
        }
        return this;
    }

    /**
     * {@return the folder {@code uri}; refuses one that holds nothing saved}
     *
     * @param uri as users write it
     * @param configuration Hadoop's, which names the file systems
     */
    public static Path requireModel(String uri, Configuration configuration) {
        try {
            Path path = NamedPath.of(uri, configuration);
            FileSystem files = path.getFileSystem(configuration);
            if (!files.exists(new Path(path, "metadata"))) {
                throw new IllegalArgumentException("model " + uri
                        + (files.exists(path) ? " is not a saved model" : " does not exist")
                        + ". Maybe name a folder OUT/models/RUN.");
            }
            return path;
        } catch (NamedPath.Unusable wrong) {
            throw new IllegalArgumentException("model " + uri + " " + wrong.getMessage(), wrong);
        } catch (IllegalArgumentException refused) {
            throw refused;
        } catch (IOException | RuntimeException | LinkageError failed) {
            throw new Refusal(
                    failed,
                    "model %s cannot be read: %s",
                    uri,
                    IoFault.reading(uri, failed, "name a folder OUT/models/RUN").text());
        }
    }
}
