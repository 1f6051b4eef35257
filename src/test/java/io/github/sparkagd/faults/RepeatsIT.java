package io.github.sparkagd.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.train.TraceRow;
import io.github.sparkagd.train.TrainedRun;
import io.github.sparkagd.train.TrainingObserver;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One, two and three executors, again and again: one result. */
@Tag("faults")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class RepeatsIT {
    private static final int WORKERS = 3;
    private static final int REPEATS = 20;
    private static final int ITERATIONS = 8;
    /** Another order of additions is another computation: a few roundings of a loss and of weights in all. */
    private static final double OTHER_PARTITIONING = 1e-12;

    @TempDir
    static Path folder;

    private FaultCluster cluster;
    private Path data;

    @BeforeAll
    void start() {
        data = Trained.data(folder.resolve("rows.csv"));
        cluster = FaultCluster.start(folder.resolve("cluster"), WORKERS);
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    private List<TrainedRun> train(int partitions) {
        return InLibrary.train(data, partitions, ITERATIONS, TrainingObserver.NONE);
    }

    /** Half of the repeats add their sums on the executors, half in the driver: the same tree of additions. */
    @Test
    void twentyRepeatsOnOneTwoAndThreeExecutorsGiveOneResult() {
        List<TrainedRun> first = null;
        for (int executors = 1; executors <= WORKERS; executors++) {
            for (String results : List.of("1m", "1g")) {
                cluster.application(executors, Map.of("spark.driver.maxResultSize", results));
                for (int i = 0; i < REPEATS / 2; i++) {
                    List<TrainedRun> trained = train(Trained.PARTITIONS);
                    first = first == null ? trained : first;
                    assertThat(InLibrary.bits(trained))
                            .as("repeat " + i + " on " + executors + " executors, maxResultSize " + results)
                            .isEqualTo(InLibrary.bits(first));
                }
            }
            System.out.println("RepeatsIT: " + REPEATS + " repeats on " + executors + " executors gave the same bits");
        }
        List<TrainedRun> other = train(Trained.PARTITIONS - 5);
        for (int k = 0; k < other.size(); k++) {
            assertClose(other.get(k), first.get(k));
        }
    }

    private static void assertClose(TrainedRun other, TrainedRun first) {
        Vec difference = other.weights().minus(first.weights());
        double weights = difference.norm() / first.weights().norm();
        System.out.println("RepeatsIT: another partitioning, weights of " + first.id() + " differ by " + weights);
        assertThat(weights).isLessThan(OTHER_PARTITIONING);
        for (int t = 0; t <= ITERATIONS; t++) {
            TraceRow row = first.trace().get(t);
            assertThat(other.trace().get(t).trainLoss())
                    .isCloseTo(row.trainLoss(), within(OTHER_PARTITIONING * row.trainLoss()));
        }
    }
}
