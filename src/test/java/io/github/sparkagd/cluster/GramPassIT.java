package io.github.sparkagd.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.SharedSpark;
import io.github.sparkagd.data.SyntheticRows;
import io.github.sparkagd.data.SyntheticSpec;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.oracle.Query;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;

class GramPassIT {
    private static final String GROUP = "gram pass";

    /** Sums of 180,300 numbers, over partitions of 100 rows: five tasks of 320 rows. */
    @Test
    void partitionsOfFewRowsAreSummedTogetherWithTheSameResult() throws TimeoutException {
        JavaSparkContext context = SharedSpark.context();
        SyntheticSpec spec = new SyntheticSpec(1_600, 0, 600, 0.1, 7);
        try (ClusterTrainingSet problem = ClusterTrainingSet.of(
                new SyntheticRows(spec).rdd(context, 16),
                new BlockLayout(spec.columns(), false, false),
                "partitions of few rows",
                Preparation.fromZero(Preprocessing.none()))) {
            context.setJobGroup(GROUP, "one Gram matrix");
            LeastSquares gram = GramPass.run(problem.blocks(), problem.coordinates(), false);
            context.clearJobGroup();

            assertThat(tasks(context)).isEqualTo(5);
            Vec expected = gradientAtZero(problem.rows());
            assertThat(gradientAtZero(gram).minus(expected).norm()).isLessThan(1e-12 * expected.norm());
        }
        SharedSpark.assertNothingLeft();
    }

    /** The tasks of the only stage of the group's only job. */
    private static int tasks(JavaSparkContext context) throws TimeoutException {
        context.sc().listenerBus().waitUntilEmpty(10_000);
        int[] jobs = context.statusTracker().getJobIdsForGroup(GROUP);
        assertThat(jobs).hasSize(1);
        int[] stages = context.statusTracker().getJobInfo(jobs[0]).stageIds();
        assertThat(stages).hasSize(1);
        return context.statusTracker().getStageInfo(stages[0]).numTasks();
    }

    private static Vec gradientAtZero(LeastSquares problem) {
        return problem.evaluate(List.of(Query.gradient(Vec.zeros(problem.dimension()))))
                .get(0)
                .train()
                .gradient();
    }
}
