package io.github.sparkagd.cluster;

import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.Coordinates;
import io.github.sparkagd.oracle.DualLeastSquares;
import io.github.sparkagd.train.TrainingSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The dual form of problems with few rows: which have it, and how it is collected, in one job. */
final class DualForm {
    /** With more rows the eigenvalues of their inner products take too long. */
    private static final int MOST_ROWS = TrainingSet.MOST_EIGENVALUES;
    /** Products n²·d of making the rows' basis: some seconds. */
    private static final double MOST_PRODUCTS = 2e9;
    /** The rows as they arrive, and twice as they are used. */
    private static final int COPIES = 3;

    private DualForm() {}

    /** Whether there are fewer training rows than features, and all rows are few enough for the driver. */
    static boolean fits(BlockedData data) {
        return hasFewRows(data) && obstacle(data).isEmpty();
    }

    private static boolean hasFewRows(BlockedData data) {
        return data.moments().rows() < data.columns();
    }

    /**
     * The limit that keeps data with fewer training rows than features from their dual form, with the numbers; empty where
     * there is none, and for data with more rows.
     */
    static Optional<String> obstacle(BlockedData data) {
        return hasFewRows(data)
                ? new Size(data.moments().rows(), data.rows(), data.columns()).beyond(MemoryCheck.of(data))
                : Optional.empty();
    }

    /**
     * How much work and memory the dual form takes.
     *
     * @param trainRows n
     * @param rows n and the test rows
     * @param columns d
     */
    record Size(long trainRows, long rows, int columns) {
        /** The first limit that is passed, in words. */
        Optional<String> beyond(MemoryCheck memory) {
            double products = (double) trainRows * rows * columns;
            double bytes = 8.0 * rows * columns;
            if (rows > MOST_ROWS) {
                return Optional.of(String.format(Locale.ROOT, "no dual form: %d rows, of at most %d", rows, MOST_ROWS));
            }
            if (products > MOST_PRODUCTS) {
                return Optional.of(String.format(
                        Locale.ROOT,
                        "no dual form: n²·d = %d·%d·%d = %.2g products, of at most %.2g",
                        trainRows,
                        rows,
                        columns,
                        products,
                        MOST_PRODUCTS));
            }
            if (COPIES * bytes > memory.driver() / 10.0) {
                return Optional.of(tooLarge(COPIES * bytes, memory.driver() / 10.0, "a tenth of spark.driver.memory"));
            }
            return memory.results() > 0 && bytes > memory.results() / 2.0
                    ? Optional.of(tooLarge(bytes, memory.results() / 2.0, "half of spark.driver.maxResultSize"))
                    : Optional.empty();
        }

        private static String tooLarge(double bytes, double allowed, String setting) {
            return String.format(
                    Locale.ROOT,
                    "no dual form: %.0f MB for the rows, of %.0f MB, %s",
                    bytes / 1e6,
                    allowed / 1e6,
                    setting);
        }
    }

    /** @param starts weights in {@code coordinates} from which trainings begin, other than zero */
    static DualLeastSquares collect(BlockedData data, Coordinates coordinates, List<Vec> starts) {
        return new DualLeastSquares(coordinates, data.collect(), starts);
    }
}
