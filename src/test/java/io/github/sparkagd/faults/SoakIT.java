package io.github.sparkagd.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import io.github.sparkagd.faults.Fault.Harm;
import io.github.sparkagd.train.RunId;
import io.github.sparkagd.train.TraceRow;
import io.github.sparkagd.train.TrainedRun;
import io.github.sparkagd.train.TrainingObserver;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.RDDInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A long training on a cluster whose executors die again and again leaves the driver as it was at the beginning. */
@Tag("faults")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class SoakIT {
    private static final int WORKERS = 3;
    private static final int ITERATIONS = 2_000;
    private static final int KILLS = 12;
    private static final int BETWEEN_KILLS = ITERATIONS / (KILLS + 1);
    private static final int BETWEEN_SAMPLES = 50;
    /** The first tenth, in which caches fill and threads start, is not judged. */
    private static final int SETTLED = ITERATIONS / 10;

    private static final int PARTITIONS = 6;
    /** Garbage collectors and Spark's caches of a few hundred jobs, stages and task binaries leave that much unsteady. */
    private static final long HEAP_MEGABYTES = 24;
    /** Connections to executors, and threads for them, come and go. */
    private static final long FEW = 16;

    @TempDir
    static Path folder;

    /** What the driver holds after an iteration, and the persisted blocks of the cluster. */
    private record Sample(int iteration, long heap, long files, long threads, long blocks) {
        static Sample of(int iteration, JavaSparkContext context) {
            System.gc();
            var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            return new Sample(
                    iteration,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20,
                    system.getOpenFileDescriptorCount(),
                    ManagementFactory.getThreadMXBean().getThreadCount(),
                    Arrays.stream(context.sc().getRDDStorageInfo())
                            .mapToLong(RDDInfo::numCachedPartitions)
                            .sum());
        }
    }

    /** Plans a kill now and then, and takes samples. */
    private static final class Watch implements TrainingObserver {
        private final JavaSparkContext context;
        private final List<Sample> samples = new ArrayList<>();
        private int last = -1;

        Watch(JavaSparkContext context) {
            this.context = context;
        }

        @Override
        public void iterationEnded(RunId run, TraceRow row) {
            int iteration = row.iteration();
            if (iteration > last && iteration % BETWEEN_SAMPLES == 0) {
                samples.add(Sample.of(iteration, context));
            }
            last = iteration;
        }
    }

    private static Fault[] kills() {
        Fault[] kills = new Fault[KILLS];
        for (int i = 0; i < KILLS; i++) {
            String job = "train: iteration " + (i + 1) * BETWEEN_KILLS + ",";
            kills[i] = new Fault(Harm.KILL_EXECUTOR, job, PARTITIONS, i % PARTITIONS);
        }
        return kills;
    }

    @Test
    void twoThousandIterationsAndTwelveKillsLeaveTheDriverAsItWas() {
        Path data = Trained.data(folder.resolve("rows.csv"));
        try (FaultCluster cluster = FaultCluster.start(folder.resolve("cluster"), WORKERS)) {
            JavaSparkContext context = cluster.application(WORKERS, Map.of("spark.driver.maxResultSize", "512k"));
            Watch watch = new Watch(context);
            try (Witness witness = new Witness(context)) {
                Fault.plan(context, kills());
                List<TrainedRun> trained = InLibrary.train(data, PARTITIONS, ITERATIONS, watch);
                Fault.none(context);
                System.out.println("SoakIT: " + witness);
                assertThat(trained.get(0).last().iteration()).isEqualTo(ITERATIONS);
                assertThat(witness.executorsLost()).isGreaterThanOrEqualTo(10);
            }
            watch.samples.forEach(sample -> System.out.println("SoakIT: " + sample));
            assertFlat(watch.samples, "heap, MB", Sample::heap, HEAP_MEGABYTES);
            assertFlat(watch.samples, "open files", Sample::files, FEW);
            assertFlat(watch.samples, "threads", Sample::threads, FEW);
            assertFlat(watch.samples, "persisted blocks", Sample::blocks, 0);
            assertThat(context.getPersistentRDDs()).isEmpty();
        }
    }

    /** The mean of the last quarter is not above that of the first quarter after the first tenth by more than a little. */
    private static void assertFlat(List<Sample> all, String what, ToLongFunction<Sample> value, long little) {
        List<Sample> judged =
                all.stream().filter(sample -> sample.iteration() > SETTLED).toList();
        int quarter = judged.size() / 4;
        double before =
                judged.subList(0, quarter).stream().mapToLong(value).average().orElseThrow();
        double behind = judged.subList(judged.size() - quarter, judged.size()).stream()
                .mapToLong(value)
                .average()
                .orElseThrow();
        System.out.println("SoakIT: " + what + ": " + before + " at first, " + behind + " at last");
        assertThat(behind).as(what).isLessThanOrEqualTo(before + little);
    }
}
