package io.github.sparkagd.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparkagd.SharedSpark;
import io.github.sparkagd.cluster.JobCounts;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fit that is interrupted goes on from its last checkpoint. */
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

    private String[] kept() {
        String[] names = new File(folder.toString()).list((where, name) -> name.matches("checkpoint-\\d+\\.agd"));
        return names == null ? new String[0] : names;
    }

    /** Fits until a few checkpoints are there, and fails as a fit fails that is cancelled. */
    private void interrupt() {
        Thread canceller = new Thread(() -> {
            while (kept().length < 2 && !Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(1_000_000);
            }
            while (!Thread.currentThread().isInterrupted()) {
                SharedSpark.context().cancelAllJobs();
                LockSupport.parkNanos(1_000_000);
            }
        });
        canceller.start();
        try {
            assertThatThrownBy(() -> estimator().fit(data)).hasMessageContaining("cancelled");
        } finally {
            canceller.interrupt();
            joined(canceller);
        }
        SharedSpark.assertNothingLeft();
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
    void refusesTheCheckpointOfAnotherTraining() {
        interrupt();
        assertThatThrownBy(() -> estimator().setStepSize(0.04).fit(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("holds a checkpoint of another training: setting 0 was")
                .hasMessageContaining("Maybe name another folder");
        assertThatThrownBy(() -> estimator().fit(Frames.of(Frames.linear(60, 3, 3))))
                .hasMessageContaining("labels was");
        assertThat(kept()).isNotEmpty();
    }

    @Test
    void settingsTrainedTogetherAreKeptTogether() {
        DeepLinearRegression estimator = estimator().setMaxIter(20);
        List<ParamMap> settings = List.of(
                ParamMap.empty().put(estimator.depth(), 2),
                ParamMap.empty().put(estimator.depth(), 3),
                ParamMap.empty().put(estimator.standardization(), false));
        assertThat(estimator.fit(data, settings)).hasSize(3);
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("part-0", "part-2");
        assertThat(new File(folder.toFile(), "part-0").list()).isEmpty();
    }
}
