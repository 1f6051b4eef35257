package io.github.sparkagd.ml;

import io.github.sparkagd.cluster.RowFault;
import java.io.Serializable;
import java.util.Random;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.util.random.BernoulliCellSampler;

/** Says in which fold of a cross-validation each row is, 0-based, as Spark's {@code MLUtils.kFold} does. */
interface FoldRule extends Serializable {

    /** The rule for the rows of a partition, to be asked once for each row in their order. */
    ToIntFunction<Row> begin(int partition);

    /**
     * At random: Spark's own samplers draw a number for every row, of a generator that is seeded for every partition.
     *
     * @param folds how many
     * @param seed of the cross-validation
     * @param partitions of the data
     */
    static FoldRule random(int folds, long seed, int partitions) {
        Random random = new Random(seed);
        long[] seeds = IntStream.range(0, partitions)
                .mapToLong(partition -> random.nextLong())
                .toArray();
        return partition -> new RandomFold(folds, seeds[partition]);
    }

    /** By a column of fold numbers. */
    static FoldRule column(int place, String name, int folds) {
        return partition -> row -> {
            Object value = row.get(place);
            int fold = value instanceof Number number ? number.intValue() : -1;
            if (fold < 0 || fold >= folds) {
                throw new RowFault("fold column " + name + " must hold 0 to " + (folds - 1) + ", got " + value
                        + ". Maybe set numFolds.");
            }
            return fold;
        };
    }

    /** One sampler a fold; each draws the same numbers and takes its share of their range. */
    final class RandomFold implements ToIntFunction<Row> {
        private final BernoulliCellSampler<?>[] samplers;

        RandomFold(int folds, long seed) {
            float all = folds;
            samplers = IntStream.rangeClosed(1, folds)
                    .mapToObj(fold -> new BernoulliCellSampler<Object>((fold - 1) / all, fold / all, false))
                    .toArray(BernoulliCellSampler<?>[]::new);
            for (BernoulliCellSampler<?> sampler : samplers) {
                sampler.setSeed(seed);
            }
        }

        @Override
        public int applyAsInt(Row row) {
            int drawn = 0;
            for (int fold = 0; fold < samplers.length; fold++) {
                drawn = samplers[fold].sample() == 1 ? fold : drawn;
            }
            return drawn;
        }
    }
}
