package io.github.sparkagd.bench;

import io.github.sparkagd.kernels.ArrayReads;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The machine's own read bandwidth: every core sums arrays of its own, together far larger than the caches, by whichever of
 * two ways is faster.
 */
final class ReadLimit {
    private static final int LENGTH = 1 << 17;
    private static final long BYTES = 1L << 30;

    private ReadLimit() {}

    /**
     * Bytes per second, all cores together.
     *
     * @param budget seconds that are measured
     */
    static double bytesPerSecond(double budget) {
        int threads = Runtime.getRuntime().availableProcessors();
        int each = (int) (BYTES / threads / (8L * LENGTH)) + 1;
        List<List<double[]>> arrays = new ArrayList<>();
        InParallel.run(threads, thread -> {
            List<double[]> mine = new ArrayList<>();
            for (int k = 0; k < each; k++) {
                double[] values = new double[LENGTH];
                Arrays.fill(values, 1 + k);
                mine.add(values);
            }
            synchronized (arrays) {
                arrays.add(mine);
            }
        });
        double bytes = 8.0 * LENGTH * each * threads;
        double plain = seconds(arrays, ArrayReads::unrolled, budget / 2);
        double vector = seconds(arrays, ArrayReads.vector(), budget / 2);
        return bytes / Math.min(plain, vector);
    }

    private static double seconds(List<List<double[]>> arrays, ArrayReads.Way way, double budget) {
        double[] sums = new double[arrays.size()];
        double seconds = new Repeats(budget, budget, 10)
                .seconds(() -> InParallel.run(arrays.size(), thread -> {
                    double sum = 0;
                    for (double[] values : arrays.get(thread)) {
                        sum += way.sum(values);
                    }
                    sums[thread] = sum;
                }));
        if (!(Arrays.stream(sums).sum() > 0)) {
            throw new IllegalStateException("the sums of positive numbers were not positive");
        }
        return seconds;
    }
}
