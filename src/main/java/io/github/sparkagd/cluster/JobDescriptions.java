package io.github.sparkagd.cluster;

import io.github.sparkagd.train.TrainingObserver;
import org.apache.spark.api.java.JavaSparkContext;

/** Tells Spark's pages and listeners which iteration a job belongs to. */
public final class JobDescriptions implements TrainingObserver {
    private final JavaSparkContext context;
    private final String purpose;

    /** @param purpose what the passes are for, such as {@code train} */
    public JobDescriptions(JavaSparkContext context, String purpose) {
        this.context = context;
        this.purpose = purpose;
    }

    @Override
    public void passBegins(int iteration, int runs) {
        context.setJobDescription(purpose + ": iteration " + iteration + ", " + runs + (runs == 1 ? " run" : " runs"));
    }
}
