package io.github.sparkagd.oracle;

import io.github.sparkagd.blocks.BlockBuilder;
import io.github.sparkagd.blocks.ByPart;
import io.github.sparkagd.blocks.Part;
import io.github.sparkagd.blocks.RowBlock;
import io.github.sparkagd.blocks.RowPass;
import io.github.sparkagd.blocks.RowSums;
import io.github.sparkagd.linalg.Vec;
import java.util.List;

/** A least-squares problem whose rows are in this process's memory: the referee for the distributed ones. */
public final class LocalLeastSquares extends RowLeastSquares {
    private final List<RowBlock> blocks;

    /**
     * @param coordinates the coordinates trained in
     * @param blocks training and test rows
     */
    public LocalLeastSquares(Coordinates coordinates, List<RowBlock> blocks) {
        super(coordinates, rows(blocks, Part.TRAINING), rows(blocks, Part.TEST));
        this.blocks = List.copyOf(blocks);
    }

    /**
     * The problem of a few points, without a test set.
     *
     * @param points x₁ … xₙ, of length d each
     * @param labels y, of length n
     * @return the problem, in raw coordinates
     */
    public static LocalLeastSquares ofPoints(List<Vec> points, Vec labels) {
        int d = points.get(0).size();
        BlockBuilder builder = new BlockBuilder(d, Part.TRAINING, false);
        for (int i = 0; i < points.size(); i++) {
            builder.row(labels.get(i));
            for (int j = 0; j < d; j++) {
                builder.set(j, points.get(i).get(j));
            }
        }
        return new LocalLeastSquares(Coordinates.identity(d), List.of(builder.build()));
    }

    /** {@return the rows, in their order} */
    public List<RowBlock> blocks() {
        return blocks;
    }

    private static long rows(List<RowBlock> blocks, int part) {
        return blocks.stream()
                .filter(block -> block.part() == part)
                .mapToLong(RowBlock::rows)
                .sum();
    }

    @Override
    protected RowSums pass(RowPass pass) {
        return RowSums.of(pass, dimension(), blocks.iterator());
    }

    @Override
    protected ByPart<RowSums> passByPart(RowPass pass) {
        return RowSums.byPart(pass, dimension(), blocks.iterator());
    }
}
