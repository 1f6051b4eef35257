package io.github.sparkagd.cluster;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;

/**
 * Counts Spark jobs by their purpose, the word before the colon of the job's description: {@code survey}, {@code prepare},
 * {@code spectrum}, {@code search}, {@code train}; others count as {@code other}.
 */
public final class JobCounts extends SparkListener implements AutoCloseable {
    private static final String MARK = "spark.agd.counted";

    private final JavaSparkContext context;
    private final Map<String, Integer> counts = new TreeMap<>();
    /** What jobs must carry to count; null for all jobs. */
    private final String mark;

    /**
     * Counts all jobs of the context from now on, until closed.
     *
     * @param context of the application
     */
    public JobCounts(JavaSparkContext context) {
        this(context, null);
    }

    private JobCounts(JavaSparkContext context, String mark) {
        this.context = context;
        this.mark = mark;
        context.sc().addSparkListener(this);
    }

    /**
     * {@return a count of the jobs that this thread starts from now on, until closed by this thread; others may start
     * jobs too}
     *
     * @param context of the application
     */
    public static JobCounts ofThisThread(JavaSparkContext context) {
        String mark = UUID.randomUUID().toString();
        context.setLocalProperty(MARK, mark);
        return new JobCounts(context, mark);
    }

    /**
     * {@return whether a job belongs to what is counted}
     *
     * @param job that begins
     */
    public boolean counts(SparkListenerJobStart job) {
        return mark == null
                || (job.properties() != null && mark.equals(job.properties().getProperty(MARK)));
    }

    @Override
    public void onJobStart(SparkListenerJobStart job) {
        if (!counts(job)) {
            return;
        }
        String description = job.properties() == null ? null : job.properties().getProperty("spark.job.description");
        int colon = description == null ? -1 : description.indexOf(':');
        String purpose = colon < 0 ? "other" : description.substring(0, colon);
        synchronized (counts) {
            counts.merge(purpose, 1, Integer::sum);
        }
    }

    /** {@return the number of jobs so far by purpose, in the order of the purposes' names} */
    public Map<String, Integer> counts() {
        waitForEvents();
        synchronized (counts) {
            return new TreeMap<>(counts);
        }
    }

    /** Spark tells of jobs on another thread; what has been submitted is to be counted first. */
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
        if (mark != null) {
            context.setLocalProperty(MARK, null);
        }
    }
}
