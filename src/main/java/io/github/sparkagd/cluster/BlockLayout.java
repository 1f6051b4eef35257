package io.github.sparkagd.cluster;

import io.github.sparkagd.blocks.BlockBuilder;
import io.github.sparkagd.blocks.ColumnList;
import io.github.sparkagd.blocks.ColumnMoments;
import io.github.sparkagd.blocks.Part;
import java.io.Serializable;
import java.util.stream.IntStream;

/**
 * How rows become blocks, and how blocks are summed.
 *
 * @param columns d
 * @param sparse whether to store only entries that are not zero
 * @param featureMoments whether to measure the features' means and deviations, where rows are trained on
 * @param blockBytes about the size of a block
 * @param aggregationDepth of the tree by which executors sum, where they do
 * @param folds how many the rows are cut into; 0 for training and test rows
 */
public record BlockLayout(
        int columns, boolean sparse, boolean featureMoments, long blockBytes, int aggregationDepth, int folds)
        implements Serializable {

    /**
     * Has the usual sizes, for training and test rows.
     *
     * @param columns d
     * @param sparse whether to store only entries that are not zero
     * @param featureMoments whether to measure the features' means and deviations, where rows are trained on
     */
    public BlockLayout(int columns, boolean sparse, boolean featureMoments) {
        this(columns, sparse, featureMoments, BlockBuilder.TARGET_BYTES, 2, 0);
    }

    /** Whether partitions may hold so few of the columns that numbers are kept for those alone. */
    boolean mayBeNarrow() {
        return sparse && ColumnList.pays(columns);
    }

    /** The same without the features' moments. */
    BlockLayout ofLabels() {
        return new BlockLayout(columns, sparse, false, blockBytes, aggregationDepth, folds);
    }

    int parts() {
        return folds > 0 ? folds : 2;
    }

    private boolean measures(int part) {
        return featureMoments && (folds > 0 || part == Part.TRAINING);
    }

    ColumnMoments moments(int part) {
        return new ColumnMoments(columns, measures(part));
    }

    /** About the bytes of the moments of all parts, where {@code width} columns are measured. */
    long momentsBytes(long width) {
        return IntStream.range(0, parts())
                .mapToLong(part -> 16 * (measures(part) ? width : 0) + 250)
                .sum();
    }
}
