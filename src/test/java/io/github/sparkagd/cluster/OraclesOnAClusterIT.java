package io.github.sparkagd.cluster;

import io.github.sparkagd.SharedSpark;
import io.github.sparkagd.data.Sent;
import io.github.sparkagd.oracle.Coordinates;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.testing.OracleContract;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** The oracles on a cluster keep the contract, over several partitions of several blocks. */
class OraclesOnAClusterIT {
    private static final int PARTITIONS = 3;
    private static final long FEW_BYTES = 400;

    private abstract static class OnACluster extends OracleContract {
        private final List<BlockedData> open = new ArrayList<>();

        BlockedData blocks(Case data) {
            BlockedData blocks = BlockedData.of(
                    Sent.parallelize(SharedSpark.context(), data.rows().all(), PARTITIONS),
                    new BlockedData.Layout(data.rows().columns(), data.sparse(), false, FEW_BYTES, 2),
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
}
