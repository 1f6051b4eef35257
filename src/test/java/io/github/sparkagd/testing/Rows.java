package io.github.sparkagd.testing;

import io.github.sparkagd.blocks.BlockBuilder;
import io.github.sparkagd.blocks.Part;
import io.github.sparkagd.blocks.RowBlock;
import io.github.sparkagd.data.LabelledRow;
import io.github.sparkagd.linalg.Gaussian;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.Coordinates;
import io.github.sparkagd.oracle.LocalLeastSquares;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.linalg.Vectors;

/** A few random rows, training rows first, and what tests make of them. */
public record Rows(int columns, List<LabelledRow> all) {
    private static final int ROWS_OF_A_BLOCK = 8;

    /** Gaussian features, of which every third is 0, and labels; weights 1, 2, 3; every fourth row repeats the one before. */
    public static Rows random(int train, int test, int columns, long seed) {
        Gaussian random = new Gaussian(seed);
        List<LabelledRow> rows = new ArrayList<>();
        double[] features = {};
        for (int i = 0; i < train + test; i++) {
            if (i % 4 != 3) {
                features = random.vector(columns).toArray();
                for (int j = i % 3; j < columns; j += 3) {
                    features[j] = 0;
                }
            }
            rows.add(new LabelledRow(
                    i, i >= train ? Part.TEST : Part.TRAINING, random.next(), Vectors.dense(features), 1 + i % 3));
        }
        return new Rows(columns, rows);
    }

    /** Coordinates with all that coordinates can have, and one feature that is left out. */
    public Coordinates coordinates() {
        Gaussian random = new Gaussian(columns);
        double[] scales = random.vector(columns).map(v -> 0.5 + v * v).toArray();
        scales[columns / 2] = 0;
        return new Coordinates(random.vector(columns), Vec.of(scales), 0.3, 2);
    }

    /** The rows of a part. */
    public List<LabelledRow> of(int part) {
        return all.stream().filter(row -> row.part() == part).toList();
    }

    /** Of few rows each. */
    public List<RowBlock> blocks(boolean sparse) {
        List<RowBlock> blocks = new ArrayList<>();
        for (int part : new int[] {Part.TRAINING, Part.TEST}) {
            List<LabelledRow> rows = of(part);
            for (int from = 0; from < rows.size(); from += ROWS_OF_A_BLOCK) {
                BlockBuilder builder = new BlockBuilder(columns, part, sparse);
                rows.subList(from, Math.min(rows.size(), from + ROWS_OF_A_BLOCK))
                        .forEach(row -> append(row, builder));
                blocks.add(builder.build());
            }
        }
        return blocks;
    }

    private static void append(LabelledRow row, BlockBuilder builder) {
        builder.row(row.label(), row.weight());
        for (int j = 0; j < row.features().size(); j++) {
            builder.set(j, row.features().apply(j));
        }
    }

    /** Of the rows as they are. */
    public LocalLeastSquares problem() {
        return new LocalLeastSquares(Coordinates.identity(columns), blocks(false));
    }
}
