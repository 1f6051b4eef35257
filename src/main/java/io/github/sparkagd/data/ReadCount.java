package io.github.sparkagd.data;

import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.apache.spark.util.LongAccumulator;

/**
 * Counts the rows that a job reads, for those who watch it. A row may count twice where a task is run again, so that nothing
 * else may rest on it.
 */
public final class ReadCount {
    /** The accumulator of rows, by its name in task infos. */
    public static final String ROWS = "agd rows read";

    /** The property of a job that says how many bytes it reads, about. */
    public static final String BYTES = "spark.agd.read.bytes";

    private ReadCount() {}

    static LongAccumulator rows(SparkContext context) {
        return context.longAccumulator(ROWS);
    }

    /** Runs jobs of this thread that read about {@code bytes}. */
    static <T> T during(SparkContext context, long bytes, Supplier<T> jobs) {
        context.setLocalProperty(BYTES, String.valueOf(bytes));
        try {
            return jobs.get();
        } finally {
            context.setLocalProperty(BYTES, null);
        }
    }
}
