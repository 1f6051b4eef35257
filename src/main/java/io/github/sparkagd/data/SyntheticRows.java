package io.github.sparkagd.data;

import io.github.sparkagd.blocks.Part;
import io.github.sparkagd.linalg.Check;
import io.github.sparkagd.linalg.Gaussian;
import io.github.sparkagd.linalg.Vec;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.collections4.IteratorUtils;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.linalg.Vectors;

/**
 * Makes the rows of a {@link SyntheticSpec}; each is a function of the seed and its number alone.
 *
 * <pre>
 *   x_j = √λ_j·N(0,1)                  with chance q = density √(λ_j/q)·N(0,1), else 0: the covariance is diag λ for any q
 *   y   = x·w* + noise·N(0,1)          w* from the seed with mean (x·w*)² = 1
 * </pre>
 */
public final class SyntheticRows {
    /** Steps of stored values per deviation, as a power of two. */
    private static final int EXACT_BITS = 10;

    private final SyntheticSpec spec;
    private final SyntheticShape shape;
    private final Vec scales;
    private final Vec truth;
    private final Optional<PopularColumns> popular;

    /**
     * Dense rows with λ_j = 1/j.
     *
     * @param spec how many rows and columns, noise and seed
     */
    public SyntheticRows(SyntheticSpec spec) {
        this(spec, SyntheticShape.DEFAULT);
    }

    /**
     * Rows of any shape.
     *
     * @param spec how many rows and columns, noise and seed
     * @param shape what the features look like
     * @throws IllegalArgumentException when the shape does not fit the number of columns
     */
    public SyntheticRows(SyntheticSpec spec, SyntheticShape shape) {
        this.spec = spec;
        this.shape = shape;
        this.popular = shape.popularity().isPresent() ? Optional.of(new PopularColumns(spec, shape)) : Optional.empty();
        if (popular.isPresent()) {
            scales = Vec.of();
            truth = Vec.of();
            return;
        }
        Vec deviations = shape.variances().of(spec.columns()).map(Math::sqrt);
        scales = shape.sparse() ? deviations.times(1 / Math.sqrt(shape.density())) : deviations;
        Vec direction = new Gaussian(Mix.mix(spec.seed())).vector(spec.columns());
        truth = direction.times(1 / direction.times(deviations).norm());
    }

    /**
     * w*, of length d; of length 0 where columns differ in popularity, and no number is held for each.
     *
     * @return of length d
     */
    public Vec truth() {
        return truth;
    }

    /**
     * {@return the training rows, made by the tasks that want them; partition p of P holds those with numbers in
     * [p·n/P, (p+1)·n/P)}
     *
     * @param context of the application
     * @param partitions P ≥ 1
     */
    public JavaRDD<LabelledRow> rdd(JavaSparkContext context, int partitions) {
        return rdd(context, TestSplit.NONE, 0, partitions);
    }

    /**
     * Training rows, and after those of a partition its share of test rows.
     *
     * @param split which training rows are set aside
     * @param testRows how many more there are
     */
    JavaRDD<LabelledRow> rdd(JavaSparkContext context, TestSplit split, long testRows, int partitions) {
        Check.atLeast("partitions", 1, partitions);
        SyntheticSpec made = spec;
        SyntheticShape like = shape;
        long train = spec.rows();
        List<Integer> parts = IntStream.range(0, partitions).boxed().toList();
        return Sent.parallelize(context, parts, partitions).mapPartitions(part -> {
            int p = part.next();
            SyntheticRows maker = new SyntheticRows(made, like);
            Iterator<LabelledRow> ofTrain = share(train, p, partitions)
                    .mapToObj(i -> maker.row(i).numbered(i, split.part(i)))
                    .iterator();
            Iterator<LabelledRow> ofTest = share(testRows, p, partitions)
                    .mapToObj(i -> maker.row(train + i).numbered(i, Part.TEST))
                    .iterator();
            return IteratorUtils.chainedIterator(ofTrain, ofTest);
        });
    }

    private static LongStream share(long rows, int part, int parts) {
        return LongStream.range(Math.multiplyExact(rows, part) / parts, Math.multiplyExact(rows, part + 1) / parts);
    }

    /** Row {@code number}, training rows first. */
    LabelledRow row(long number) {
        long seed = Mix.mix(spec.seed() ^ Mix.mix(number));
        return popular.map(columns -> columns.row(number, seed))
                .orElseGet(() -> shape.sparse() ? sparse(number, seed) : dense(number, seed));
    }

    private LabelledRow dense(long number, long seed) {
        Gaussian gaussian = new Gaussian(seed);
        Vec features = stored(gaussian.vector(spec.columns()).times(scales));
        double label = features.dot(truth) + spec.noise() * gaussian.next();
        return new LabelledRow(number, Part.TRAINING, label, Vectors.dense(features.toArray()));
    }

    private Vec stored(Vec features) {
        if (!shape.exact()) {
            return features;
        }
        double[] values = features.toArray();
        for (int j = 0; j < values.length; j++) {
            values[j] = stored(values[j], scales.get(j));
        }
        return Vec.of(values);
    }

    private LabelledRow sparse(long number, long seed) {
        Gaussian gaussian = new Gaussian(seed);
        int[] columns = places(new SplittableRandom(Mix.mix(seed)));
        double[] values = new double[columns.length];
        double label = 0;
        for (int k = 0; k < columns.length; k++) {
            double scale = scales.get(columns[k]);
            double value = gaussian.next() * scale;
            values[k] = shape.exact() ? stored(value, scale) : value;
            label += values[k] * truth.get(columns[k]);
        }
        label += spec.noise() * gaussian.next();
        return new LabelledRow(number, Part.TRAINING, label, Vectors.sparse(spec.columns(), columns, values));
    }

    /** The columns that are there, rising: each gap to the next is geometric, so the cost is that of what is there. */
    private int[] places(SplittableRandom random) {
        int width = spec.columns();
        double miss = StrictMath.log1p(-shape.density());
        int[] found = new int[(int) Math.min(width, 8 + 2 * shape.density() * width)];
        int count = 0;
        long at = gap(random, miss, width);
        while (at < width) {
            if (count == found.length) {
                found = Arrays.copyOf(found, Math.min(width, 2 * count));
            }
            found[count++] = (int) at;
            at += 1 + gap(random, miss, width);
        }
        return Arrays.copyOf(found, count);
    }

    private static long gap(SplittableRandom random, double miss, int width) {
        return (long) Math.min(width, StrictMath.log(1 - random.nextDouble()) / miss);
    }

    /** The nearest multiple of a power of two, 2⁻¹⁰ to 2⁻¹¹ of {@code scale}: fewer than 2¹⁵ of it up to 16 deviations. */
    private static double stored(double value, double scale) {
        if (scale == 0) {
            return 0;
        }
        int exponent = Math.getExponent(scale) - EXACT_BITS;
        return Math.scalb(Math.rint(Math.scalb(value, -exponent)), exponent);
    }
}
