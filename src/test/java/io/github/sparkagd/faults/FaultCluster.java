package io.github.sparkagd.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.Processes;
import io.github.sparkagd.SharedSpark;
import io.github.sparkagd.versions.ScalaCollections;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import scala.Tuple2;

/** A standalone cluster of processes of their own on loopback, whose executors do planned {@link Fault}s. */
final class FaultCluster implements AutoCloseable {
    private static final long MOST_WAITS = 600;

    private final Path folder;
    private final String master;
    private Process elsewhere;

    private FaultCluster(Path folder, String master) {
        this.folder = folder;
        this.master = master;
    }

    /**
     * Starts a master and workers of one core each.
     *
     * @param folder for its state; made as needed
     */
    static FaultCluster start(Path folder, int workers) {
        try {
            Files.createDirectories(folder.resolve("conf"));
            Files.writeString(
                    folder.resolve("conf/spark-defaults.conf"),
                    "spark.decommission.enabled true\nspark.worker.timeout 15\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Processes.Result started = Processes.submit(
                folder,
                "cluster",
                "start",
                "--workers",
                String.valueOf(workers),
                "--memory",
                "700m",
                "--dir",
                folder.toString());
        assertThat(started.exitCode()).as(started.err()).isZero();
        return new FaultCluster(folder, started.lastLine());
    }

    /**
     * Adds a worker with another address of this machine; the others all have 127.0.0.1. Spark runs the twin of a slow task
     * only on another host.
     */
    FaultCluster withWorkerElsewhere() {
        String spark = System.getenv("SPARK_HOME");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "@" + Path.of(spark).resolveSibling("jvm.options"),
                "-cp",
                folder.resolve("conf") + File.pathSeparator + spark + "/jars/*",
                "org.apache.spark.deploy.worker.Worker",
                "--host",
                "127.0.0.2",
                "--webui-port",
                "0",
                "--cores",
                "1",
                "--memory",
                "700m",
                "--work-dir",
                folder.resolve("work-elsewhere").toString(),
                master);
        try {
            elsewhere = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("worker-elsewhere.log").toFile())
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return this;
    }

    /**
     * An application on the cluster with {@code executors} of one core each, after the end of any other in this process; the
     * session becomes the default one.
     */
    JavaSparkContext application(int executors, Map<String, String> settings) {
        SharedSpark.stop();
        stopApplication();
        SparkSession.Builder builder = SparkSession.builder()
                .master(master)
                .appName("faults")
                .config("spark.ui.enabled", "false")
                .config("spark.ui.showConsoleProgress", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.jars", System.getProperty("agd.jar"))
                .config("spark.cores.max", executors)
                .config("spark.executor.cores", "1")
                // So that every partition has a task of its own.
                .config("spark.default.parallelism", Trained.PARTITIONS)
                .config("spark.executor.memory", "600m");
        FaultPlugin.SETTINGS.forEach(builder::config);
        settings.forEach(builder::config);
        JavaSparkContext context =
                JavaSparkContext.fromSparkContext(builder.getOrCreate().sparkContext());
        awaitExecutors(context, executors);
        return context;
    }

    /** Waits until that many executors are there; workers start lost ones again, and those that leave take their time. */
    static void awaitExecutors(JavaSparkContext context, int executors) {
        for (int tries = 0; tries < MOST_WAITS && executors(context) != executors; tries++) {
            LockSupport.parkNanos(100_000_000);
        }
        assertThat(executors(context)).as("executors").isEqualTo(executors);
    }

    private static int executors(JavaSparkContext context) {
        return context.sc().statusTracker().getExecutorInfos().length - 1;
    }

    /** What {@code executors} executors have for persisted blocks, all together. */
    static long storageBytes(JavaSparkContext context, int executors) {
        String driver = SparkEnv.get().blockManager().blockManagerId().hostPort();
        Map<String, Tuple2<Object, Object>> all = new HashMap<>();
        for (int tries = 0; tries < MOST_WAITS && all.size() < executors + 1; tries++) {
            LockSupport.parkNanos(100_000_000);
            all.clear();
            ScalaCollections.asJava(context.sc().getExecutorMemoryStatus().iterator())
                    .forEachRemaining(block -> all.put(block._1(), block._2()));
        }
        return all.entrySet().stream()
                .filter(block -> !block.getKey().equals(driver))
                .mapToLong(block -> (long) block.getValue()._1())
                .sum();
    }

    /** The processes that are alive, master and workers. */
    List<String> alive() {
        return Processes.submit(folder, "cluster", "status", "--dir", folder.toString())
                .out()
                .lines()
                .filter(line -> line.endsWith(" alive"))
                .toList();
    }

    /** Ends the application and the cluster. */
    @Override
    public void close() {
        stopApplication();
        Processes.submit(folder, "cluster", "stop", "--dir", folder.toString());
        if (elsewhere != null) {
            elsewhere.destroy();
        }
    }

    private static void stopApplication() {
        if (SparkSession.getDefaultSession().isDefined()) {
            SparkSession.getDefaultSession().get().stop();
        }
    }
}
