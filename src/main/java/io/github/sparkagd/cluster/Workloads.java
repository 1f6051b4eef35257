package io.github.sparkagd.cluster;

import io.github.sparkagd.linalg.ColumnMoments;
import io.github.sparkagd.oracle.Coordinates;
import io.github.sparkagd.train.PlanChooser;
import io.github.sparkagd.train.Workload;
import org.apache.spark.SparkConf;

/** Describes a training on blocks to the {@link PlanChooser}. */
public final class Workloads {
    /** A sparse entry takes an index and a value. */
    private static final double SPARSE_BYTES = 12;

    private final BlockedData data;

    public Workloads(BlockedData data) {
        this.data = data;
    }

    /**
     * The size of the data, as the passes see them.
     *
     * @param coordinates with centres that are not zero, a Gram matrix of sparse rows is as dear as one of dense rows
     */
    public Workload.Size size(Coordinates coordinates) {
        ColumnMoments moments = data.moments();
        int d = data.columns();
        boolean sparse =
                data.storage().equals("sparse") && coordinates.centers().isZero();
        double entries = sparse ? data.bytesPerValue() * d / SPARSE_BYTES : d;
        return new Workload.Size(
                moments.rows() + moments.testRows(), d, entries, sparse, moments.testRows() > 0 ? 2 : 1);
    }

    /** Tasks that run at once. */
    public int cores() {
        return Math.max(1, data.context().defaultParallelism());
    }

    public int partitions() {
        return data.partitions();
    }

    /**
     * A chooser that keeps a task's Gram sums to a tenth of an executor's and a fifth of the driver's memory, and to half
     * of what a job may send to the driver.
     */
    public PlanChooser chooser() {
        SparkConf conf = data.context().getConf();
        boolean local = data.context().isLocal();
        long driver = Runtime.getRuntime().maxMemory();
        long executor = conf.getSizeAsBytes("spark.executor.memory", "1g");
        long results = conf.getSizeAsBytes("spark.driver.maxResultSize", "1g");
        long byExecutor = local ? Long.MAX_VALUE : executor / 10;
        long byDriver = local ? Math.min(driver / cores() / 10, driver / 5) : driver / 5;
        long byResults = results > 0 ? results / 2 : Long.MAX_VALUE;
        long allowed = Math.min(byResults, Math.min(byDriver, byExecutor));
        return new PlanChooser(
                allowed,
                allowed == byResults
                        ? "spark.driver.maxResultSize"
                        : allowed == byDriver ? "spark.driver.memory" : "spark.executor.memory");
    }
}
