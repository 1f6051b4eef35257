package io.github.sparkagd.bench;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/** What Spark itself takes for a job of two tasks that look at nothing, by the call that users have for it. */
final class EmptyJobs {
    private static final int TASKS = 2;

    private final JavaSparkContext context;
    private final double budget;

    /** @param budget seconds that are measured when hot */
    EmptyJobs(JavaSparkContext context, double budget) {
        this.context = context;
        this.budget = budget;
    }

    /** The first {@code count} jobs of this application over cached rows together, and one when warm. */
    List<Measured> measure(int count) {
        JavaRDD<Integer> rows = context.parallelize(List.of(1, 2), TASKS).cache();
        rows.count();
        double cold = IntStream.range(0, count)
                .mapToDouble(job -> Repeats.time(() -> run(rows)))
                .sum();
        Ours.warmUp(context);
        double hot = new Repeats(budget, budget, count).seconds(() -> run(rows));
        rows.unpersist();
        return List.of(
                new Measured("empty-job-first-" + count, "all " + count, cold, 0),
                new Measured("empty-job-hot", "one job", hot, 0));
    }

    private static void run(JavaRDD<Integer> rows) {
        rows.foreachPartition(each -> {});
    }
}
