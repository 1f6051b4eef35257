package io.github.sparkagd.cluster;

import io.github.sparkagd.linalg.ColumnMoments;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.Coordinates;
import io.github.sparkagd.oracle.DualLeastSquares;
import java.util.List;

/** The dual form of problems with few rows: which have it, and how it is collected, in one job. */
final class DualForm {
    /** More rows would make the eigenvalues of their inner products dear. */
    private static final int MOST_ROWS = SpectrumFinder.EXACT_COLUMNS;
    /** Products n²·d of making the rows' basis: some seconds. */
    private static final double MOST_PRODUCTS = 2e9;

    private DualForm() {}

    /** Whether there are fewer training rows than features, and all rows are few enough for the driver. */
    static boolean fits(BlockedData data) {
        ColumnMoments moments = data.moments();
        double d = data.columns();
        double rows = (double) moments.rows() + moments.testRows();
        double products = moments.rows() * rows * d;
        double bytes = 8 * rows * d;
        MemoryCheck memory = MemoryCheck.of(data);
        return moments.rows() < d
                && rows <= MOST_ROWS
                && products <= MOST_PRODUCTS
                && 3 * bytes <= memory.driver() / 10.0
                && (memory.results() == 0 || bytes <= memory.results() / 2.0);
    }

    /** @param starts weights in {@code coordinates} from which trainings begin, other than zero */
    static DualLeastSquares collect(BlockedData data, Coordinates coordinates, List<Vec> starts) {
        return new DualLeastSquares(coordinates, data.collect(), starts);
    }
}
