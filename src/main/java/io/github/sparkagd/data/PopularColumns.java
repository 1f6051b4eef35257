package io.github.sparkagd.data;

import io.github.sparkagd.blocks.Part;
import io.github.sparkagd.linalg.Gaussian;
import java.util.Iterator;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.apache.spark.ml.linalg.Vectors;

/**
 * Makes sparse rows whose columns are as unequal as words or the values of a click log; each row is a function of the seed and
 * its number alone, and nothing is held for a column.
 *
 * <pre>
 *   k = density·d columns a row, of ranks drawn with chance ∝ rank^−S, each at most once
 *   x_j = N(0,1)/√k,   w*_j = N(0,1) from the seed and j,   y = x·w* + noise·N(0,1), of mean square about 1 without the noise
 * </pre>
 */
final class PopularColumns {
    /** Draws for each column wanted: where few columns have all the chance, rows stay shorter. */
    private static final int MOST_DRAWS = 8;

    private final SyntheticSpec spec;
    private final Zipf ranks;
    private final int wanted;
    private final long stride;
    private final long shift;

    /** @param shape with a popularity */
    PopularColumns(SyntheticSpec spec, SyntheticShape shape) {
        this.spec = spec;
        this.ranks = new Zipf(spec.columns(), shape.popularity().orElseThrow());
        this.wanted = (int) Math.max(1, Math.min(spec.columns(), Math.round(shape.density() * spec.columns())));
        this.stride = stride(Mix.mix(spec.seed()), spec.columns());
        this.shift = Long.remainderUnsigned(Mix.mix(~spec.seed()), spec.columns());
    }

    /** A number prime to {@code columns}, by whose multiples ranks are scattered over the columns, each on one. */
    private static long stride(long seed, int columns) {
        long stride = Math.max(1, Long.remainderUnsigned(seed, columns));
        while (greatestCommonDivisor(stride, columns) != 1) {
            stride = stride % columns + 1;
        }
        return stride;
    }

    private static long greatestCommonDivisor(long a, long b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }

    /** The column of a rank, from 1 on. */
    int column(int rank) {
        return (int) ((rank * stride + shift) % spec.columns());
    }

    /**
     * Row {@code number}.
     *
     * @param seed of the row
     */
    LabelledRow row(long number, long seed) {
        int[] columns = columns(new SplittableRandom(Mix.mix(seed)));
        Gaussian gaussian = new Gaussian(seed);
        double scale = 1 / Math.sqrt(columns.length);
        double[] values = new double[columns.length];
        double label = 0;
        for (int k = 0; k < columns.length; k++) {
            values[k] = gaussian.next() * scale;
            label += values[k] * truth(columns[k]);
        }
        label += spec.noise() * gaussian.next();
        return new LabelledRow(number, Part.TRAINING, label, Vectors.sparse(spec.columns(), columns, values));
    }

    private double truth(int column) {
        return new Gaussian(Mix.mix(Mix.mix(spec.seed()) ^ column)).next();
    }

    private int[] columns(SplittableRandom random) {
        TreeSet<Integer> found = new TreeSet<>();
        for (long draw = 0; found.size() < wanted && draw < (long) MOST_DRAWS * wanted; draw++) {
            found.add(column(ranks.next(random)));
        }
        int[] columns = new int[found.size()];
        Iterator<Integer> rising = found.iterator();
        for (int k = 0; k < columns.length; k++) {
            columns[k] = rising.next();
        }
        return columns;
    }
}
