package io.github.sparkagd.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.linalg.Vec;
import org.junit.jupiter.api.Test;

/** One builder makes several blocks, and none of them sees anything of another. */
class BlockBuilderTest {
    private static BlockBuilder builder(boolean sparse) {
        return new BlockBuilder(3, Part.TRAINING, sparse);
    }

    @Test
    void aBlockHoldsNothingOfTheOneBefore() {
        for (boolean sparse : new boolean[] {false, true}) {
            BlockBuilder builder = builder(sparse);
            builder.row(1, 2, new double[] {4, 5, 6});
            builder.row(2, 3, new double[] {7, 8, 9});
            RowBlock first = builder.build();

            assertThat(builder.isEmpty()).isTrue();
            builder.row(-1).set(1, 0.5);
            RowBlock second = builder.build();

            assertThat(first.rows()).isEqualTo(2);
            assertThat(first.row(1)).isEqualTo(Vec.of(7, 8, 9));
            assertThat(first.weight(1)).isEqualTo(3);
            assertThat(second.rows()).isEqualTo(1);
            assertThat(second.label(0)).isEqualTo(-1);
            assertThat(second.weight(0)).isEqualTo(1);
            assertThat(second.row(0)).isEqualTo(Vec.of(0, 0.5, 0));
        }
    }

    @Test
    void storageIsThatOfTheBlocksOwnValues() {
        BlockBuilder builder = builder(false);
        builder.row(1, 1, new double[] {1e-3, 2e-3, Math.PI});
        assertThat(builder.build().storage()).isEqualTo("float64");
        builder.row(1, 1, new double[] {1, 2, 255});
        assertThat(builder.build().storage()).isEqualTo("uint8");
    }

    @Test
    void signsOfZerosAreKeptWhereTheyAreAskedFor() {
        BlockBuilder builder = builder(false);
        builder.row(1, 1, new double[] {-0.0, 0, 1});
        assertThat(Double.doubleToRawLongBits(builder.buildOfDoubles().row(0).get(0)))
                .isEqualTo(Double.doubleToRawLongBits(-0.0));
        builder.row(1, 1, new double[] {0, 0, 1});
        assertThat(builder.buildOfDoubles().row(0)).isEqualTo(Vec.of(0, 0, 1));
    }

    /** A block is full at so many bytes, but takes one row at least. */
    @Test
    void aRowLongerThanABlockIsABlock() {
        BlockBuilder builder = new BlockBuilder(1 << 20, Part.TRAINING, true, 1 << 10);
        builder.row(1);
        for (int j = 0; j < 1 << 20; j++) {
            builder.set(j, j + 1);
        }
        assertThat(builder.isFull()).isTrue();
        RowBlock block = builder.build();
        assertThat(block.row(0).get((1 << 20) - 1)).isEqualTo(1 << 20);
        assertThat(builder.isFull()).isFalse();
    }
}
