package io.github.sparkagd.ml;

import io.github.sparkagd.train.Packed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.ml.util.HasTrainingSummary;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.Option;

/**
 * What models share beside their params.
 *
 * <p>Spark Connect's server keeps a copy of each model on its disk, with the summary beside it, and drops the one in memory
 * after a while: Spark's own trait is how it asks for both.
 *
 * @param <S> how training went
 */
public interface TrainedModel<S extends TrainingFacts> extends HasTrainingSummary<S> {
    /**
     * {@return how well the model does on {@code dataset}}
     *
     * @param dataset with the columns of features and labels
     */
    Object evaluate(Dataset<?> dataset);

    /**
     * {@return the summary of a training}
     *
     * @param data trained on
     * @param record what is remembered of it
     */
    S summaryOf(Dataset<Row> data, TrainingRecord record);

    /** {@return whether there is a summary: not in a model that was loaded} Spark's own is out of sight for Python. */
    @Override
    default boolean hasSummary() {
        return trainingSummary().isDefined();
    }

    /** {@return how training went} */
    @Override
    default S summary() {
        if (!hasSummary()) {
            throw new IllegalStateException(
                    "No training summary available for this model. Maybe it was loaded; a summary is not saved.");
        }
        return trainingSummary().get();
    }

    /**
     * Keeps what is remembered of the training in a file of this machine.
     *
     * @param path of the file
     */
    @SuppressWarnings("MissingOverride") // Spark before 4.1 has no such method
    default void saveSummary(String path) {
        try {
            Files.write(Path.of(path), Packed.of(summary().record()).toBytes());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * Makes the summary again.
     *
     * @param path of the file that {@link #saveSummary} wrote
     * @param dataset trained on
     */
    @SuppressWarnings("MissingOverride") // as above
    default void loadSummary(String path, Dataset<Row> dataset) {
        try {
            Packed saved = Packed.ofBytes(Files.readAllBytes(Path.of(path)));
            setSummary(Option.apply(summaryOf(dataset, saved.unpack(TrainingRecord.class))));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
