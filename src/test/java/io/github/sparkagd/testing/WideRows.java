package io.github.sparkagd.testing;

import io.github.sparkagd.blocks.BlockBuilder;
import io.github.sparkagd.blocks.ColumnStretch;
import io.github.sparkagd.blocks.Part;
import io.github.sparkagd.blocks.RowBlock;
import io.github.sparkagd.data.LabelledRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.ml.linalg.Vectors;

/** Random sparse rows of many columns, of which few occur, some in test rows alone. */
public final class WideRows {
    /** Far apart, so that places and columns cannot be mistaken for one another. */
    private static final int STRIDE = 97;

    private final Random random;
    private final int columns;
    private final int occurring;
    private long number;

    /**
     * @param columns d
     * @param occurring how many of them training rows choose from
     */
    public WideRows(int columns, int occurring, long seed) {
        this.random = new Random(seed);
        this.columns = columns;
        this.occurring = occurring;
    }

    /** A row of up to twelve entries; test rows have a column of their own too. */
    public LabelledRow row(int part) {
        int first = part == Part.TEST ? occurring : 0;
        int[] at = random.ints(random.nextInt(13), 0, occurring + first / 8)
                .distinct()
                .map(rank -> rank * STRIDE % columns)
                .sorted()
                .toArray();
        double[] values = random.doubles(at.length, -2, 2).toArray();
        double weight = number % 3 == 0 ? 1 : 0.5 + random.nextDouble();
        return new LabelledRow(
                number++, part, 0.7 + random.nextGaussian(), Vectors.sparse(columns, at, values), weight);
    }

    /** So many rows, every fifth a test row. */
    public List<LabelledRow> rows(int count) {
        List<LabelledRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(row(i % 5 == 4 ? Part.TEST : Part.TRAINING));
        }
        return rows;
    }

    /** Blocks of so many rows each. */
    public List<RowBlock> blocks(int count, int rowsOfABlock) {
        List<RowBlock> blocks = new ArrayList<>();
        for (int b = 0; b < count; b++) {
            int part = b % 4 == 2 ? Part.TEST : Part.TRAINING;
            BlockBuilder builder = new BlockBuilder(columns, part, true);
            for (int i = 0; i < rowsOfABlock; i++) {
                row(part).addTo(builder);
            }
            blocks.add(builder.build());
        }
        return blocks;
    }

    /** The same blocks, as many together as {@code stretch} says with a list of their own columns. */
    public static List<RowBlock> narrow(List<RowBlock> blocks, int columns, int stretch) {
        List<RowBlock> narrow = new ArrayList<>();
        for (int from = 0; from < blocks.size(); from += stretch) {
            ColumnStretch own = new ColumnStretch(columns);
            blocks.subList(from, Math.min(blocks.size(), from + stretch)).forEach(own::add);
            narrow.addAll(own.end());
        }
        return narrow;
    }
}
