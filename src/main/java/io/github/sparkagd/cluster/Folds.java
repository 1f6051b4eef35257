package io.github.sparkagd.cluster;

import io.github.sparkagd.blocks.Blas;
import io.github.sparkagd.blocks.ByPart;
import io.github.sparkagd.blocks.ColumnMoments;
import io.github.sparkagd.blocks.GramSums;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.Coordinates;
import io.github.sparkagd.oracle.GramLeastSquares;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The training sets of a cross-validation, by the Gram matrices of its folds, which one job collects.
 *
 * <p>Each is summed from the folds that it holds, in their order; nothing is ever subtracted.
 */
public final class Folds {
    private final BlockedData data;
    private final Preprocessing preprocessing;
    private final List<GramSums.Pivot> pivots;
    private final ByPart<GramSums> grams;
    private final int count;

    /**
     * Runs one job.
     *
     * @param data rows whose parts are the folds; they stay the caller's to close
     * @param count how many folds
     * @param preprocessing what is done to each training set; rows are summed about their fold's means where it fits an
     *     intercept
     */
    public Folds(BlockedData data, int count, Preprocessing preprocessing) {
        this.data = data;
        this.count = count;
        this.preprocessing = preprocessing;
        this.pivots = IntStream.range(0, count).mapToObj(this::pivot).toList();
        this.grams = GramPass.collect(data, pivots, Blas.JAVA, Optional.empty()).parts();
    }

    private GramSums.Pivot pivot(int fold) {
        ColumnMoments own = data.moments(fold);
        return preprocessing.intercept()
                ? new GramSums.Pivot(own.means(), own.labelMean())
                : new GramSums.Pivot(Vec.zeros(data.columns()), 0);
    }

    /**
     * {@return the training set of all rows but those of the fold {@code out}}
     *
     * @param out 0-based number of the fold to leave out
     */
    public FoldTrainingSet without(int out) {
        int[] folds = IntStream.range(0, count).filter(fold -> fold != out).toArray();
        ColumnMoments moments =
                new ColumnMoments(data.columns(), data.moments(0).features());
        for (int fold : folds) {
            moments.merge(data.moments(fold));
        }
        Coordinates coordinates = preprocessing.coordinates(moments, 1);
        GramSums.Pivot pivot = GramLeastSquares.pivot(coordinates);
        GramSums sum = new GramSums(data.columns());
        for (int fold : folds) {
            sum.mergeMoved(grams.of(fold), pivots.get(fold), pivot);
        }
        return new FoldTrainingSet(coordinates, moments, new GramLeastSquares(coordinates, sum, Optional.empty()));
    }

    /** {@return the training set of all rows} */
    public FoldTrainingSet all() {
        return without(count);
    }
}
