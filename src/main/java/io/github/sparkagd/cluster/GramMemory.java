package io.github.sparkagd.cluster;

import io.github.sparkagd.train.PlanChooser;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** The memory that a task's Gram sums may take. */
final class GramMemory {
    private GramMemory() {}

    /**
     * A chooser that keeps a task's Gram sums to a tenth of an executor's and a fifth of the driver's memory, and to
     * half of what a job may send to the driver.
     *
     * @param registerWidth doubles in a register of the loops that pass over the rows
     */
    static PlanChooser chooser(JavaSparkContext context, int registerWidth) {
        SparkConf conf = context.getConf();
        boolean local = context.isLocal();
        int cores = Math.max(1, context.defaultParallelism());
        long driver = Runtime.getRuntime().maxMemory();
        long executor = conf.getSizeAsBytes("spark.executor.memory", "1g");
        long results = conf.getSizeAsBytes("spark.driver.maxResultSize", "1g");
        long byExecutor = local ? Long.MAX_VALUE : executor / 10;
        long byDriver = local ? Math.min(driver / cores / 10, driver / 5) : driver / 5;
        long byResults = results > 0 ? results / 2 : Long.MAX_VALUE;
        long allowed = Math.min(byResults, Math.min(byDriver, byExecutor));
        return new PlanChooser(
                allowed,
                allowed == byResults
                        ? "spark.driver.maxResultSize"
                        : allowed == byDriver ? "spark.driver.memory" : "spark.executor.memory",
                registerWidth);
    }
}
