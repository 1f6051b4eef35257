package io.github.sparkagd.bench;

import io.github.sparkagd.versions.ScalaCollections;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.StageInfo;

/** Notes when jobs begin that are started at one place of a library, to time a loop that cannot be entered. */
final class JobClock extends SparkListener {
    private static final long PATIENCE = 10_000;

    private final JavaSparkContext context;
    private final String place;
    private final List<Long> starts = new ArrayList<>();

    /** @param place part of the stages' names, such as {@code treeAggregate at GradientDescent.scala} */
    JobClock(JavaSparkContext context, String place) {
        this.context = context;
        this.place = place;
        context.sc().addSparkListener(this);
    }

    @Override
    public void onJobStart(SparkListenerJobStart job) {
        for (StageInfo stage : ScalaCollections.asJava(job.stageInfos())) {
            if (stage.name().contains(place)) {
                synchronized (starts) {
                    starts.add(job.time());
                }
                return;
            }
        }
    }

    /** The mean of the seconds from one such job to the next while {@code loop} ran; there must be two or more. */
    double secondsBetween(Runnable loop) {
        drain();
        synchronized (starts) {
            starts.clear();
        }
        loop.run();
        drain();
        synchronized (starts) {
            if (starts.size() < 2) {
                throw new IllegalStateException("saw " + starts.size() + " jobs named " + place);
            }
            return (starts.get(starts.size() - 1) - starts.get(0)) / 1000.0 / (starts.size() - 1);
        }
    }

    private void drain() {
        try {
            context.sc().listenerBus().waitUntilEmpty(PATIENCE);
        } catch (TimeoutException late) {
            throw new IllegalStateException("Spark's events did not come within " + PATIENCE + " ms", late);
        }
    }
}
