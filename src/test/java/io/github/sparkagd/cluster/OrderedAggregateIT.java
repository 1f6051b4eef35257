package io.github.sparkagd.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparkagd.SharedSpark;
import io.github.sparkagd.blocks.Affine;
import io.github.sparkagd.blocks.ColumnMoments;
import io.github.sparkagd.blocks.Mergeable;
import io.github.sparkagd.blocks.Part;
import io.github.sparkagd.blocks.RowBlock;
import io.github.sparkagd.blocks.RowPass;
import io.github.sparkagd.data.DataOptions;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.train.PlanChooser;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaRDD;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderedAggregateIT {
    /** So large a sum that it would never be merged in the driver, and so small a one that it always is. */
    private static final long LARGE = 1L << 40;

    private static final long SMALL = 1;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 16, 37, 64})
    void executorsAndDriverGiveTheSameBits(int partitions) {
        DataOptions options = DataOptions.defaults().withPartitions(partitions);
        try (ClusterTrainingSet problem =
                ClusterTrainingSet.open(SharedSpark.session(), options, Preprocessing.none())) {
            OrderedAggregate<RowBlock> aggregate = problem.blocks().aggregate();
            ColumnMoments inDriver = moments(aggregate, SMALL);
            assertThat(inDriver.rows()).isEqualTo(10_000);

            assertSame(moments(aggregate, LARGE), inDriver);
            assertSame(moments(aggregate.literally(), SMALL), inDriver);
        }
    }

    /** Of 64 partitions; the same sum as by a task for each. */
    @Test
    void tasksFollowTheCoresAndSumsDoNot() {
        JavaRDD<Double> numbers = SharedSpark.context()
                .parallelize(
                        IntStream.range(0, 640).mapToObj(i -> 1 / (i + 3.0)).toList(), 64)
                .cache();
        OrderedAggregate<Double> each = new OrderedAggregate<>(numbers, 0, 2);
        double expected = each.run(SMALL, OrderedAggregateIT::sum).value();
        assertThat(tasksOf(() -> each.run(SMALL, OrderedAggregateIT::sum))).isEqualTo(64);

        OrderedAggregate<Double> byCores = each.byCores(numbers.rdd());
        assertThat(byCores.run(SMALL, OrderedAggregateIT::sum).value()).isEqualTo(expected);
        assertThat(tasksOf(() -> byCores.run(SMALL, OrderedAggregateIT::sum)))
                .isEqualTo(PlanChooser.TASKS_PER_CORE * SharedSpark.context().defaultParallelism());
        numbers.unpersist(true);
    }

    private record Sum(double value) implements Mergeable<Sum>, Serializable {
        @Override
        public Sum merge(Sum that) {
            return new Sum(value + that.value);
        }
    }

    private static Sum sum(Iterator<Double> numbers) {
        double sum = 0;
        while (numbers.hasNext()) {
            sum += numbers.next();
        }
        return new Sum(sum);
    }

    /** The tasks of the only job that {@code work} starts. */
    private static int tasksOf(Runnable work) {
        String group = "tasks of " + System.nanoTime();
        SharedSpark.context().setJobGroup(group, "a test");
        try {
            work.run();
        } finally {
            SharedSpark.context().clearJobGroup();
        }
        var tracker = SharedSpark.context().statusTracker();
        int job = Arrays.stream(tracker.getJobIdsForGroup(group)).findFirst().getAsInt();
        int stage = tracker.getJobInfo(job).stageIds()[0];
        return tracker.getStageInfo(stage).numTasks();
    }

    private static void assertSame(ColumnMoments moments, ColumnMoments expected) {
        assertThat(moments.means()).isEqualTo(expected.means());
        assertThat(moments.deviations()).isEqualTo(expected.deviations());
        assertThat(moments.labelDeviation()).isEqualTo(expected.labelDeviation());
        assertThat(moments.rows()).isEqualTo(expected.rows());
    }

    private static ColumnMoments moments(OrderedAggregate<RowBlock> aggregate, long bytes) {
        int d = 100;
        return aggregate.run(bytes, rows -> {
            ColumnMoments sums = new ColumnMoments(d, true);
            rows.forEachRemaining(block -> {
                if (block.part() == Part.TRAINING) {
                    sums.add(block);
                }
            });
            return sums;
        });
    }

    /** The numbers that a task has met, in brackets, and what was merged. */
    private record Met(StringBuilder numbers) implements Mergeable<Met> {
        @Override
        public Met merge(Met that) {
            numbers.append(that.numbers);
            return this;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "3, [0 1 2 3] [4 5 6 7] [8 9 10 11]",
        "1, [0 1 2 3 4 5 6 7 8 9 10 11]",
        "4, [0 1] [2 3 4 5] [6 7] [8 9 10 11]"
    })
    void fewerTasksTakePartitionsThatStandSideBySide(int tasks, String expected) {
        assertThat(met(6, tasks, SMALL)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {SMALL, LARGE})
    void partitionsAreSharedOutEvenly(long bytes) {
        assertThat(met(5, 2, bytes)).isEqualTo("[0 1 2 3] [4 5 6 7 8 9 10 11]");
        assertThat(met(4, 4, bytes)).isEqualTo(met(4, 9, bytes)).isEqualTo("[0 1 2] [3 4 5] [6 7 8] [9 10 11]");
    }

    /** What tasks meet of the numbers 0 to 11. */
    private static String met(int partitions, int tasks, long bytes) {
        JavaRDD<Integer> numbers =
                SharedSpark.context().parallelize(IntStream.range(0, 12).boxed().toList(), partitions);
        return new OrderedAggregate<>(numbers, 0, 2)
                .inTasks(tasks)
                .run(bytes, part -> {
                    StringJoiner own = new StringJoiner(" ", "[", "] ");
                    part.forEachRemaining(number -> own.add(number.toString()));
                    return new Met(new StringBuilder(own.toString()));
                })
                .numbers()
                .toString()
                .strip();
    }

    @Test
    void aPassThatFailsInATaskLeavesNothingBehind() {
        DataOptions options = DataOptions.defaults();
        try (ClusterTrainingSet problem =
                ClusterTrainingSet.open(SharedSpark.session(), options, Preprocessing.none())) {
            RowPass wrongLength = new RowPass(List.of(new Affine(Vec.zeros(50), 0, true)), 0, true);
            assertThatThrownBy(() -> problem.rows().pass(wrongLength)).isInstanceOf(SparkException.class);
        }
        SharedSpark.assertNothingLeft();
    }

    /** The check itself sees what it looks for. */
    @Test
    void aBroadcastThatIsLeftIsNoticed() {
        var left = SharedSpark.context().broadcast(new Affine(Vec.zeros(2), 0, true));
        assertThatThrownBy(SharedSpark::assertNothingLeft).isInstanceOf(AssertionError.class);
        left.destroy();
        SharedSpark.assertNothingLeft();
    }
}
