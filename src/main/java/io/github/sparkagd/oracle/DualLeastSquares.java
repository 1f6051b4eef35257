package io.github.sparkagd.oracle;

import io.github.sparkagd.blocks.BlockBuilder;
import io.github.sparkagd.blocks.GramSums;
import io.github.sparkagd.blocks.Part;
import io.github.sparkagd.blocks.RowBlock;
import io.github.sparkagd.linalg.OrthonormalBasis;
import io.github.sparkagd.linalg.PackedSymmetric;
import io.github.sparkagd.linalg.Vec;
import java.util.List;

/**
 * A least-squares problem of fewer examples than features, stated in an orthonormal basis of the space that the examples and
 * the starting weights span.
 *
 * <p>Every gradient (1/n) X(y − Xᵀw) is a combination of examples, so all the algorithms here stay in that space. In its r ≤ n
 * coordinates (and one more for each start outside it) an example has r entries in place of d, and a pass costs n·r products.
 * This is the dual form: with X = V·R, where R is r × n, it works on XᵀX = RᵀR, but keeps R itself, so that losses are sums of
 * squares and lose no digits. The norms of weights and gradients are those in {@link #coordinates}.
 */
public final class DualLeastSquares implements ExplicitLeastSquares {
    /** A row that has less than this share of its norm outside the span of the others is taken for one in it. */
    private static final double INDEPENDENT = 1e-13;

    private final Coordinates coordinates;
    private final OrthonormalBasis basis;
    private final LocalLeastSquares rotated;

    /**
     * @param coordinates the coordinates trained in
     * @param blocks training and test rows, raw
     * @param starts weights in those coordinates from which trainings will begin, other than zero
     */
    public DualLeastSquares(Coordinates coordinates, List<RowBlock> blocks, List<Vec> starts) {
        this.coordinates = coordinates;
        this.basis = new OrthonormalBasis(coordinates.dimension(), INDEPENDENT);
        blocks.stream().filter(block -> block.part() == Part.TRAINING).forEach(this::span);
        starts.forEach(basis::add);
        if (basis.size() == 0) {
            basis.add(Vec.constant(coordinates.dimension(), 1)); // all examples are zero
        }
        List<RowBlock> turned = blocks.stream().map(this::turned).toList();
        this.rotated = new LocalLeastSquares(Coordinates.identity(basis.size()), turned);
    }

    private void span(RowBlock block) {
        for (int i = 0; i < block.rows(); i++) {
            basis.add(row(block, i));
        }
    }

    /** z = (x − μ)/s. */
    private Vec row(RowBlock block, int i) {
        return block.row(i).minus(coordinates.centers()).times(coordinates.inverseScales());
    }

    private RowBlock turned(RowBlock block) {
        BlockBuilder builder = new BlockBuilder(basis.size(), block.part(), false);
        for (int i = 0; i < block.rows(); i++) {
            double label = (block.label(i) - coordinates.labelCenter()) / coordinates.labelScale();
            builder.row(label, block.weight(i));
            Vec along = basis.coordinates(row(block, i));
            for (int j = 0; j < along.size(); j++) {
                builder.set(j, along.get(j));
            }
        }
        return builder.build();
    }

    @Override
    public Coordinates coordinates() {
        return coordinates;
    }

    /** r, at most the number of examples and starts. */
    @Override
    public int dimension() {
        return basis.size();
    }

    @Override
    public Vec project(Vec weights) {
        return basis.coordinates(weights);
    }

    @Override
    public Vec embed(Vec weights) {
        return basis.combination(weights);
    }

    /** (1/n) R Rᵀ, r × r: its eigenvalues that are not zero are those of A. */
    @Override
    public PackedSymmetric gram() {
        GramSums sums = new GramSums(basis.size());
        GramSums.Pivot pivot = GramLeastSquares.pivot(rotated.coordinates());
        rotated.blocks().stream()
                .filter(block -> block.part() == Part.TRAINING)
                .forEach(block -> sums.add(block, pivot));
        return sums.gram().scaled(j -> 1, 1 / sums.weight());
    }

    @Override
    public long size() {
        return rotated.size();
    }

    @Override
    public long testSize() {
        return rotated.testSize();
    }

    @Override
    public List<Evaluation> evaluate(List<Query> queries) {
        return rotated.evaluate(queries);
    }

    @Override
    public List<Vec> products(List<Vec> vectors) {
        return rotated.products(vectors);
    }

    /** The one pass that collected the rows. */
    @Override
    public long passes() {
        return 1;
    }
}
