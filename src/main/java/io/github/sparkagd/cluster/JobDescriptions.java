package io.github.sparkagd.cluster;

import io.github.sparkagd.train.Phase;
import io.github.sparkagd.train.TrainingObserver;
import org.apache.spark.api.java.JavaSparkContext;

/** Tells Spark's pages and listeners what a job is for, and which iteration it belongs to. */
public final class JobDescriptions implements TrainingObserver {
    private final JavaSparkContext context;
    private Phase phase = Phase.TRAIN;

    /**
     * Describes the jobs that the training thread starts.
     *
     * @param context of the application
     */
    public JobDescriptions(JavaSparkContext context) {
        this.context = context;
    }

    @Override
    public void phaseBegins(Phase next, String what) {
        phase = next;
        context.setJobDescription(next.label() + ": " + what);
    }

    @Override
    public void passBegins(int iteration, int runs) {
        context.setJobDescription(
                phase.label() + ": iteration " + iteration + ", " + runs + (runs == 1 ? " run" : " runs"));
    }
}
