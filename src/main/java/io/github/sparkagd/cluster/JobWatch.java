package io.github.sparkagd.cluster;

import io.github.sparkagd.data.ReadCount;
import io.github.sparkagd.versions.ScalaCollections;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.StageInfo;

/** Passes on what Spark's scheduler says of jobs; of several at once, of the one that began last. */
public final class JobWatch extends SparkListener {
    private final SparkContext context;
    private final JobObserver observer;
    private final Predicate<SparkListenerJobStart> watched;
    private final Set<Integer> stages = new HashSet<>();
    private int job = -1;

    /**
     * Watches all jobs of the application from now on, until closed.
     *
     * @param context of the application
     * @param observer is told of the jobs
     */
    public JobWatch(SparkContext context, JobObserver observer) {
        this(context, observer, job -> true);
    }

    /**
     * Watches some jobs of the application from now on, until closed.
     *
     * @param context of the application
     * @param observer is told of the jobs
     * @param watched says which
     */
    public JobWatch(SparkContext context, JobObserver observer, Predicate<SparkListenerJobStart> watched) {
        this.context = context;
        this.observer = observer;
        this.watched = watched;
        context.addSparkListener(this);
    }

    @Override
    public void onJobStart(SparkListenerJobStart start) {
        if (!watched.test(start)) {
            return;
        }
        job = start.jobId();
        stages.clear();
        int tasks = 0;
        for (StageInfo stage : ScalaCollections.asJava(start.stageInfos())) {
            stages.add(stage.stageId());
            tasks += stage.numTasks();
        }
        Properties properties = start.properties() == null ? new Properties() : start.properties();
        observer.jobBegins(
                properties.getProperty("spark.job.description", ""),
                tasks,
                Long.parseLong(properties.getProperty(ReadCount.BYTES, "0")));
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        if (stages.contains(end.stageId()) && end.taskInfo().successful()) {
            observer.taskEnds(rows(end));
            if (end.taskMetrics() != null) {
                observer.bytesRead(end.taskMetrics().inputMetrics().bytesRead());
            }
        }
    }

    private static long rows(SparkListenerTaskEnd end) {
        for (AccumulableInfo sum : ScalaCollections.asJava(end.taskInfo().accumulables())) {
            if (sum.name().contains(ReadCount.ROWS) && sum.update().isDefined()) {
                return ((Number) sum.update().get()).longValue();
            }
        }
        return 0;
    }

    @Override
    public void onJobEnd(SparkListenerJobEnd end) {
        if (end.jobId() == job) {
            stages.clear();
            observer.jobEnds();
        }
    }

    /** Ends it. */
    public void close() {
        context.removeSparkListener(this);
    }
}
