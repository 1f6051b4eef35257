package io.github.sparkagd.cluster;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;

/**
 * Counts Spark jobs by their purpose, the word before the colon of the job's description: {@code survey}, {@code prepare},
 * {@code spectrum}, {@code search}, {@code train}, {@code save}; others count as {@code other}.
 */
public final class JobCounts extends SparkListener implements AutoCloseable {
    private final JavaSparkContext context;
    private final Map<String, Integer> counts = new TreeMap<>();

    /** Counts from now on, until closed. */
    public JobCounts(JavaSparkContext context) {
        this.context = context;
        context.sc().addSparkListener(this);
    }

    @Override
    public void onJobStart(SparkListenerJobStart job) {
        String description = job.properties() == null ? null : job.properties().getProperty("spark.job.description");
        int colon = description == null ? -1 : description.indexOf(':');
        String purpose = colon < 0 ? "other" : description.substring(0, colon);
        synchronized (counts) {
            counts.merge(purpose, 1, Integer::sum);
        }
    }

    /** Jobs so far by purpose, in the order of the purposes' names. */
    public Map<String, Integer> counts() {
        waitForEvents();
        synchronized (counts) {
            return new TreeMap<>(counts);
        }
    }

    /** Spark tells of jobs on another thread; what has been submitted shall have been counted. */
    private void waitForEvents() {
        try {
            context.sc().listenerBus().waitUntilEmpty(10_000);
        } catch (java.util.concurrent.TimeoutException late) {
            // The counts are then short of the newest jobs, which costs a number in a report.
        }
    }

    @Override
    public void close() {
        context.sc().removeSparkListener(this);
    }
}
