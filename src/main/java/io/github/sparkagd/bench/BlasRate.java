package io.github.sparkagd.bench;

import dev.ludovic.netlib.blas.BLAS;
import dev.ludovic.netlib.blas.NativeBLAS;
import io.github.sparkagd.linalg.Blas;
import java.util.Arrays;
import java.util.List;

/**
 * The rate at which the machine's BLAS makes Gram matrices alone: a native one where netlib finds one as MLlib does
 * ({@code libblas.so.3}), else netlib's own in Java. Every core has its own arrays.
 */
final class BlasRate {
    private static final long OPERATIONS = 2_000_000_000L;
    private static final int LEAST_ROWS = 64;

    private final BenchSize size;

    private final double budget;

    /** @param budget seconds that are measured */
    BlasRate(BenchSize size, double budget) {
        this.size = size;
        this.budget = budget;
    }

    /** {@code dsyrk} on panels of a size like ours, and {@code dgemm}, scaled to the rows of the data. */
    List<Measured> measure() {
        BLAS blas = BLAS.getInstance();
        String name = blas instanceof NativeBLAS ? Blas.nativeLibrary().orElse("native") : "netlib in Java";
        int d = size.features();
        int rows = (int) Math.max(LEAST_ROWS, Math.min(size.rows(), OPERATIONS / d / (d + 1)));
        double syrk = seconds(rows, (x, c) -> blas.dsyrk("U", "N", d, rows, 1, x, d, 0, c, d));
        double gemm = seconds(rows, (x, c) -> blas.dgemm("N", "T", d, d, rows, 1, x, d, x, d, 0, c, d));
        double parts = (double) size.rows() / rows / Runtime.getRuntime().availableProcessors();
        return List.of(
                new Measured("blas-dsyrk", name, syrk * parts, size.bytes()),
                // A Gram matrix is half of what dgemm computes.
                new Measured("blas-dgemm", name, gemm * parts / 2, size.bytes()));
    }

    /** Works on x of d × rows and c of d × d. */
    private interface Product {
        void of(double[] x, double[] c);
    }

    private double seconds(int rows, Product product) {
        int threads = Runtime.getRuntime().availableProcessors();
        int d = size.features();
        double[][] xs = new double[threads][Math.multiplyExact(rows, d)];
        double[][] cs = new double[threads][Math.multiplyExact(d, d)];
        for (double[] x : xs) {
            Arrays.setAll(x, i -> Math.sin(i));
        }
        return new Repeats(budget / 2, budget / 2, 5)
                .seconds(() -> InParallel.run(threads, thread -> product.of(xs[thread], cs[thread])));
    }
}
