package io.github.sparkagd.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparkagd.SharedSpark;
import io.github.sparkagd.cluster.JobCounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fit that is interrupted goes on from its last checkpoint. */
@Tag("long")
class CheckpointedFitIT {
    private static final int ITERATIONS = 400;

    @TempDir
    private Path folder;

    private final Dataset<Row> data = Frames.of(Frames.linear(60, 3, 2));

    private DeepLinearRegression estimator() {
        return new DeepLinearRegression()
                .setMaxIter(ITERATIONS)
                .setTol(0)
                .setPlan("fused")
                .setStepSize(0.05)
                .setCheckpointInterval(10)
                .setCheckpointDir(folder.toString());
    }

    /** The checkpoints in the folders of all trainings. */
    private List<Path> kept() {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.getFileName().toString().matches("checkpoint-\\d+\\.agd"))
                    .toList();
        } catch (IOException | UncheckedIOException changing) {
            return List.of();
        }
    }

    /** Fits until a few checkpoints are there, and fails as a fit fails that is cancelled. */
    private void interrupt() {
        Thread canceller = canceller();
        try {
            assertThatThrownBy(() -> estimator().fit(data)).hasMessageContaining("cancelled");
        } finally {
            stop(canceller);
        }
        SharedSpark.assertNothingLeft();
    }

    /** Cancels all jobs from when a few checkpoints are there. */
    private Thread canceller() {
        Thread canceller = new Thread(() -> {
            while (kept().size() < 2 && !Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(1_000_000);
            }
            while (!Thread.currentThread().isInterrupted()) {
                SharedSpark.context().cancelAllJobs();
                LockSupport.parkNanos(1_000_000);
            }
        });
        canceller.start();
        return canceller;
    }

    private static void stop(Thread canceller) {
        canceller.interrupt();
        joined(canceller);
    }

    private static void joined(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    @Test
    void goesOnFromItsLastCheckpointWithTheSameBits() {
        DeepLinearRegression plain = estimator();
        plain.clear(plain.checkpointDir());
        DeepLinearRegressionModel expected = plain.fit(data);
        interrupt();
        assertThat(kept()).isNotEmpty();
        DeepLinearRegressionModel got;
        int passes;
        try (JobCounts jobs = new JobCounts(SharedSpark.context())) {
            got = estimator().fit(data);
            passes = jobs.counts().get("train");
        }
        assertThat(passes).isLessThan(ITERATIONS);
        assertThat(got.coefficients()).isEqualTo(expected.coefficients());
        assertThat(got.intercept()).isEqualTo(expected.intercept());
        assertThat(got.summary().objectiveHistory())
                .isEqualTo(expected.summary().objectiveHistory());
        assertThat(kept()).as("after the end").isEmpty();
    }

    @Test
    void leavesTheCheckpointsOfAnotherTrainingAlone() {
        interrupt();
        List<Path> before = kept();
        Vector start = Vectors.dense(1, 2, 3);
        for (DeepLinearRegression other : List.of(
                estimator().setStepSize(0.04),
                estimator().setMaxIter(401),
                estimator().setInitialCoefficients(start))) {
            assertThat(passes(other, data)).as("all of them").isGreaterThanOrEqualTo(other.getMaxIter());
        }
        assertThat(passes(estimator(), Frames.of(Frames.linear(60, 3, 3)))).isGreaterThanOrEqualTo(ITERATIONS);
        assertThat(kept()).isEqualTo(before);
    }

    /** Features alone differ, and with these settings training does not measure them; starts differ after what is shown of them. */
    @Test
    void everyBitOfDataAndStartCounts() {
        int columns = 12;
        Dataset<Row> wide = Frames.of(Frames.linear(60, columns, 2));
        DeepLinearRegression plain =
                estimator().setFitIntercept(false).setStandardization(false).setStepSize(1e-6);
        Thread canceller = canceller();
        assertThatThrownBy(() -> plain.fit(wide)).hasMessageContaining("cancelled");
        stop(canceller);
        List<Path> before = kept();
        assertThat(before).isNotEmpty();
        double[] nudge = new double[columns];
        nudge[columns - 1] = 1e-9;
        List<Row> rows = Frames.linear(60, columns, 2);
        Row first = rows.get(0);
        double[] features = ((Vector) first.get(2)).toArray().clone();
        features[columns - 1] += 1e-9;
        rows = new ArrayList<>(rows);
        rows.set(0, Frames.row(first.get(0), first.get(1), Vectors.dense(features)));
        Dataset<Row> nudged = Frames.of(rows);
        assertThat(passes(plain, nudged)).isGreaterThanOrEqualTo(ITERATIONS);
        DeepLinearRegression started = plain.copy(ParamMap.empty()).setInitialCoefficients(Vectors.dense(nudge));
        assertThat(passes(started, wide)).isGreaterThanOrEqualTo(ITERATIONS);
        assertThat(kept()).isEqualTo(before);
    }

    private static int passes(DeepLinearRegression estimator, Dataset<Row> data) {
        try (JobCounts jobs = new JobCounts(SharedSpark.context())) {
            estimator.fit(data);
            return jobs.counts().get("train");
        }
    }

    /** Spark's validator fits with one folder in several threads, and goes on after a crash setting by setting. */
    @Test
    void sparksCrossValidatorMayShareOneFolder() {
        DeepLinearRegression estimator = estimator().setMaxIter(20);
        ParamMap[] grid = {
            ParamMap.empty().put(estimator.regParam(), 0.0),
            ParamMap.empty().put(estimator.regParam(), 0.5),
            ParamMap.empty().put(estimator.regParam(), 5.0)
        };
        CrossValidator validator = new CrossValidator()
                .setEstimator(estimator)
                .setEstimatorParamMaps(grid)
                .setEvaluator(new RegressionEvaluator())
                .setNumFolds(2)
                .setParallelism(3);
        double[] safe = validator.fit(data).avgMetrics();
        estimator.clear(estimator.checkpointDir());
        assertThat(safe).isEqualTo(validator.fit(data).avgMetrics());
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void settingsTrainedTogetherLeaveNothing() {
        DeepLinearRegression estimator = estimator().setMaxIter(20);
        List<ParamMap> settings = List.of(
                ParamMap.empty().put(estimator.depth(), 2),
                ParamMap.empty().put(estimator.depth(), 3),
                ParamMap.empty().put(estimator.standardization(), false));
        assertThat(estimator.fit(data, settings)).hasSize(3);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderThatIsAFileIsSaidBeforeTraining() throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[1]);
        DeepLinearRegression estimator = estimator().setCheckpointDir(file.toString());
        assertThatThrownBy(() -> estimator.fit(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("checkpointDir: no checkpoints can be kept in")
                .hasMessageContaining("is a file")
                .hasMessageNotContaining("--");
    }
}
