package io.github.sparkagd.faults;

import org.apache.spark.SparkConf;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;

/** Ends the driver by SIGKILL when the training's job of the iteration that is configured begins. */
public final class KillingListener extends SparkListener {
    static final String ITERATION = "spark.agd.test.killed.iteration";

    private final String job;

    /** As Spark makes listeners that are named in its configuration. */
    public KillingListener(SparkConf configuration) {
        this.job = "train: iteration " + configuration.getInt(ITERATION, -1) + ",";
    }

    @Override
    public void onJobStart(SparkListenerJobStart started) {
        String description = started.properties().getProperty("spark.job.description");
        if (description != null && description.startsWith(job)) {
            Killed.now();
        }
    }
}
