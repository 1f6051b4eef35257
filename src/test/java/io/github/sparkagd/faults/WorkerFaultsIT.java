package io.github.sparkagd.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.faults.Fault.Harm;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A cluster that becomes smaller for good: the training goes on with what is left and ends with the same bits. */
@Tag("faults")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class WorkerFaultsIT {
    private static final int WORKERS = 3;

    /** Persisted blocks and shuffle files move to other executors before theirs ends. */
    private static final Map<String, String> SETTINGS = Map.of(
            "spark.driver.maxResultSize",
            "1m",
            "spark.decommission.enabled",
            "true",
            "spark.storage.decommission.enabled",
            "true",
            "spark.storage.decommission.rddBlocks.enabled",
            "true",
            "spark.storage.decommission.shuffleBlocks.enabled",
            "true");

    @TempDir
    Path folder;

    private void assertUndisturbedWithoutAWorker(Harm harm, int processesLeft) {
        Path data = Trained.data(folder.resolve("rows.csv"));
        try (FaultCluster cluster = FaultCluster.start(folder.resolve("cluster"), WORKERS)) {
            JavaSparkContext context = cluster.application(WORKERS, SETTINGS);
            Trained undisturbed = Trained.run(data, folder.resolve("undisturbed"));
            try (Witness witness = new Witness(context)) {
                // The later slow tasks give the executor the time to leave while the training goes on.
                Fault.plan(
                        context,
                        new Fault(harm, "train: iteration 4,", Trained.PARTITIONS, 7),
                        new Fault(Harm.SLOW, "train: iteration", Trained.PARTITIONS, 3));
                Trained trained = Trained.run(data, folder.resolve("disturbed"));
                Fault.none(context);
                FaultCluster.awaitExecutors(context, WORKERS - 1);
                System.out.println("WorkerFaultsIT: " + harm + ": " + witness);
                assertThat(trained).isEqualTo(undisturbed);
                assertThat(witness.executorsLost()).isEqualTo(1);
            }
            assertThat(cluster.alive()).hasSize(processesLeft);
        }
    }

    @Test
    void aWorkerKilledForGoodChangesNoBit() {
        assertUndisturbedWithoutAWorker(Harm.KILL_WORKER, WORKERS);
    }

    /** The worker's process stays, but it has no executors any more and gets none. */
    @Test
    void aDecommissionedWorkerChangesNoBit() {
        assertUndisturbedWithoutAWorker(Harm.DECOMMISSION_WORKER, 1 + WORKERS);
    }
}
