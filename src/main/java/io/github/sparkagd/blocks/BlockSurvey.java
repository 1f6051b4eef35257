package io.github.sparkagd.blocks;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What a first pass finds out about some blocks: the moments of each part, the columns that occur, and which loops run there.
 */
public final class BlockSurvey implements Sliceable<BlockSurvey> {
    private static final long serialVersionUID = 1L;

    private final ByPart<ColumnMoments> moments;
    /** Kept for the columns that occur, without a number for any. */
    private ColumnSums occurring;

    private long widths;
    private long widest;
    private int registerWidth = RowBlock.registerWidth();

    private BlockSurvey(ByPart<ColumnMoments> moments, ColumnSums occurring) {
        this.moments = moments;
        this.occurring = occurring;
    }

    /**
     * Of the blocks of one partition, in their order.
     *
     * @param columns d
     * @param moments of no rows yet, for each part
     * @param blocks of one partition, in their order
     * @return what they hold
     */
    public static BlockSurvey of(int columns, ByPart<ColumnMoments> moments, Iterator<RowBlock> blocks) {
        BlockSurvey survey = new BlockSurvey(moments, ColumnSums.none(0, columns));
        Optional<ColumnList> last = Optional.of(ColumnList.NONE);
        while (blocks.hasNext()) {
            RowBlock block = blocks.next();
            moments.of(block.part()).add(block);
            if (!block.ownColumns().equals(last)) {
                last = block.ownColumns();
                ColumnSums more = ColumnSums.zeros(0, last, columns);
                survey.occurring = survey.occurring.plus(more);
            }
        }
        survey.widths = survey.occurring.columns().map(ColumnList::size).orElse(columns);
        survey.widest = survey.widths;
        return survey;
    }

    /**
     * The moments of the rows of each part.
     *
     * @return for each part
     */
    public ByPart<ColumnMoments> moments() {
        return moments;
    }

    /**
     * The columns that occur in rows of any part, where they are clearly fewer than d in every partition; else empty.
     *
     * @return rising column numbers; empty where that is not known
     */
    public Optional<ColumnList> occurring() {
        return occurring.columns();
    }

    /**
     * The columns that partitions keep numbers for, added over all of them.
     *
     * @return their sum over the partitions
     */
    public long widths() {
        return widths;
    }

    /**
     * The most columns that a partition keeps numbers for.
     *
     * @return d where numbers are kept for all
     */
    public long widest() {
        return widest;
    }

    /**
     * The doubles in a register of the loops over long dense rows, where the blocks are.
     *
     * @return the least of all partitions; 1 for loops in plain Java
     */
    public int registerWidth() {
        return registerWidth;
    }

    @Override
    public BlockSurvey merge(BlockSurvey that) {
        moments.merge(that.moments);
        occurring = occurring.plus(that.occurring);
        widths += that.widths;
        widest = Math.max(widest, that.widest);
        registerWidth = Math.min(registerWidth, that.registerWidth);
        return this;
    }

    @Override
    public BlockSurvey slice(int from, int to) {
        return with(ByPart.of(parts(), part -> moments.of(part).slice(from, to)), occurring.slice(from, to));
    }

    @Override
    public BlockSurvey joinedWith(List<BlockSurvey> slices) {
        ByPart<ColumnMoments> joined = ByPart.of(parts(), part -> moments.of(part)
                .joinedWith(slices.stream().map(slice -> slice.moments.of(part)).toList()));
        return with(
                joined,
                ColumnSums.joined(slices.stream().map(slice -> slice.occurring).toList()));
    }

    private int parts() {
        return moments.sums().size();
    }

    private BlockSurvey with(ByPart<ColumnMoments> otherMoments, ColumnSums otherColumns) {
        BlockSurvey copy = new BlockSurvey(otherMoments, otherColumns);
        copy.widths = widths;
        copy.widest = widest;
        copy.registerWidth = registerWidth;
        return copy;
    }
}
