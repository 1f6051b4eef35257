package io.github.sparkagd.oracle;

import io.github.sparkagd.blocks.GramSums;
import io.github.sparkagd.blocks.Part;
import io.github.sparkagd.blocks.RowBlock;
import io.github.sparkagd.testing.OracleContract;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;

/** The oracles without a cluster keep the contract. */
class OraclesInMemoryTest {
    @Nested
    class OfRows extends OracleContract {
        @Override
        protected LeastSquares oracle(Case data, Coordinates coordinates) {
            return new LocalLeastSquares(coordinates, data.rows().blocks(data.sparse()));
        }
    }

    @Nested
    class OfGramMatrices extends OracleContract {
        @Override
        protected LeastSquares oracle(Case data, Coordinates coordinates) {
            return gram(data.rows().blocks(data.sparse()), coordinates);
        }
    }

    @Nested
    class OfTheDualForm extends OracleContract {
        @Override
        protected LeastSquares oracle(Case data, Coordinates coordinates) {
            return new DualLeastSquares(coordinates, data.rows().blocks(data.sparse()), List.of());
        }
    }

    static GramLeastSquares gram(List<RowBlock> blocks, Coordinates coordinates) {
        return new GramLeastSquares(
                coordinates,
                sums(blocks, Part.TRAINING, coordinates),
                Optional.of(sums(blocks, Part.TEST, coordinates)));
    }

    private static GramSums sums(List<RowBlock> blocks, int part, Coordinates coordinates) {
        GramSums sums = new GramSums(coordinates.dimension());
        GramSums.Pivot pivot = GramLeastSquares.pivot(coordinates);
        blocks.stream().filter(block -> block.part() == part).forEach(block -> sums.add(block, pivot));
        return sums;
    }
}
