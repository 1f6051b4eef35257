package io.github.sparkagd.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparkagd.SharedSpark;
import io.github.sparkagd.data.DataOptions;
import io.github.sparkagd.linalg.Affine;
import io.github.sparkagd.linalg.ColumnMoments;
import io.github.sparkagd.linalg.RowBlock;
import io.github.sparkagd.linalg.RowPass;
import io.github.sparkagd.linalg.Vec;
import java.util.List;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderedAggregateIT {
    /** So large a sum that it would never be merged in the driver, and so small a one that it always is. */
    private static final long LARGE = 1L << 40;

    private static final long SMALL = 1;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 16, 37, 64})
    void executorsAndDriverGiveTheSameBits(int partitions) {
        DataOptions options = DataOptions.defaults().withPartitions(partitions);
        try (TrainingProblem problem = TrainingProblem.open(SharedSpark.session(), options, Preprocessing.none())) {
            OrderedAggregate<RowBlock> aggregate = problem.blocks().aggregate();
            ColumnMoments inDriver = moments(aggregate, SMALL);
            assertThat(inDriver.rows()).isEqualTo(10_000);

            assertSame(moments(aggregate, LARGE), inDriver);
            assertSame(moments(aggregate.literally(), SMALL), inDriver);
        }
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
            rows.forEachRemaining(sums::add);
            return sums;
        });
    }

    @Test
    void aPassThatFailsInATaskLeavesNothingBehind() {
        DataOptions options = DataOptions.defaults();
        try (TrainingProblem problem = TrainingProblem.open(SharedSpark.session(), options, Preprocessing.none())) {
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
