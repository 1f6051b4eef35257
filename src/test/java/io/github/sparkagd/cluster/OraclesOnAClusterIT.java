package io.github.sparkagd.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.SharedSpark;
import io.github.sparkagd.blocks.Part;
import io.github.sparkagd.data.LabelledRow;
import io.github.sparkagd.data.Sent;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.Coordinates;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.oracle.Query;
import io.github.sparkagd.testing.OracleContract;
import io.github.sparkagd.testing.Rows;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The oracles on a cluster keep the contract, over several partitions of several blocks. */
class OraclesOnAClusterIT {
    private static final int PARTITIONS = 3;
    private static final long FEW_BYTES = 400;

    private abstract static class OnACluster extends OracleContract {
        private final List<BlockedData> open = new ArrayList<>();

        BlockedData blocks(Case data) {
            BlockedData blocks = BlockedData.of(
                    Sent.parallelize(SharedSpark.context(), data.rows().all(), PARTITIONS),
                    new BlockLayout(data.rows().columns(), data.sparse(), false, FEW_BYTES, 2, 0),
                    "contract");
            open.add(blocks);
            return blocks;
        }

        @AfterEach
        void nothingIsLeft() {
            open.forEach(BlockedData::close);
            SharedSpark.assertNothingLeft();
        }
    }

    @Nested
    class OfRows extends OnACluster {
        @Override
        protected LeastSquares oracle(Case data, Coordinates coordinates) {
            return new SparkLeastSquares(blocks(data), coordinates);
        }
    }

    @Nested
    class OfRowsByTreeAggregate extends OnACluster {
        @Override
        protected LeastSquares oracle(Case data, Coordinates coordinates) {
            return new SparkLeastSquares(blocks(data), coordinates).literally();
        }
    }

    @Nested
    class OfGramMatrices extends OnACluster {
        @Override
        protected LeastSquares oracle(Case data, Coordinates coordinates) {
            return GramPass.run(blocks(data), coordinates, true);
        }
    }

    @Nested
    class OfTheDualForm extends OnACluster {
        @Override
        protected LeastSquares oracle(Case data, Coordinates coordinates) {
            return DualForm.collect(blocks(data), coordinates, List.of());
        }
    }

    /** How rows of several parts lie among each other must not matter: blocks are made, and sums taken, part by part. */
    @Test
    void partsMayAlternate() {
        Rows rows = Rows.random(40, 21, 7, 5);
        Iterator<LabelledRow> train = rows.of(Part.TRAINING).iterator();
        Iterator<LabelledRow> test = rows.of(Part.TEST).iterator();
        List<LabelledRow> mixed = new ArrayList<>();
        while (train.hasNext()) {
            mixed.add(train.next());
            if (test.hasNext()) {
                mixed.add(test.next());
            }
        }
        BlockLayout layout = new BlockLayout(7, false, true);
        try (BlockedData sorted = BlockedData.of(Sent.parallelize(SharedSpark.context(), rows.all(), 1), layout, "s");
                BlockedData alternate =
                        BlockedData.of(Sent.parallelize(SharedSpark.context(), mixed, 1), layout, "a")) {
            assertThat(alternate.collect()).hasSize(2);
            assertThat(alternate.moments().means()).isEqualTo(sorted.moments().means());
            assertThat(alternate.testRows()).isEqualTo(21);
            List<Query> queries = List.of(Query.gradient(Vec.constant(7, 0.3)), Query.moments(Vec.zeros(7)));
            assertThat(new SparkLeastSquares(alternate, rows.coordinates()).evaluate(queries))
                    .isEqualTo(new SparkLeastSquares(sorted, rows.coordinates()).evaluate(queries));
        }
        SharedSpark.assertNothingLeft();
    }
}
