package io.github.sparkagd.bench;

import dev.ludovic.netlib.blas.BLAS;
import dev.ludovic.netlib.blas.NativeBLAS;
import io.github.sparkagd.blocks.Blas;
import java.util.Arrays;
import java.util.List;

/**
 * The rate at which the machine's BLAS makes Gram matrices alone: a native one where netlib finds one as MLlib does
 * ({@code libblas.so.3}), else netlib's own in Java. Every core has its own arrays.
 */
final class BlasRate {
    private static final long OPERATIONS = 2_000_000_000L;
    /** As many as OpenBLAS takes at once on processors with AVX-512. */
    private static final int ROWS = 384;

    private final BenchSize size;

    private final double budget;

    /** @param budget seconds that are measured */
    BlasRate(BenchSize size, double budget) {
        this.size = size;
        this.budget = budget;
    }

    /** {@code dsyrk} and {@code dgemm} on some hundred rows after the other, as ours are, scaled to the rows of the data. */
    List<Measured> measure() {
        BLAS blas = BLAS.getInstance();
        String name = blas instanceof NativeBLAS ? Blas.nativeLibrary().orElse("native") : "netlib in Java";
        int d = size.features();
        int panels = (int) Math.max(1, Math.min(size.rows(), OPERATIONS / d / (d + 1)) / ROWS);
        double syrk = seconds(panels, (x, at, c) -> blas.dsyrk("U", "N", d, ROWS, 1, x, at, d, 1, c, 0, d));
        double gemm =
                seconds(panels, (x, at, c) -> blas.dgemm("N", "T", d, d, ROWS, 1, x, at, d, x, at, d, 1, c, 0, d));
        double parts =
                (double) size.rows() / (panels * ROWS) / Runtime.getRuntime().availableProcessors();
        return List.of(
                new Measured("blas-dsyrk", name, syrk * parts, size.bytes()),
                // A Gram matrix is half of what dgemm computes.
                new Measured("blas-dgemm", name, gemm * parts / 2, size.bytes()));
    }

    /** Adds to c of d × d the products of {@link #ROWS} rows that begin at {@code at} in x. */
    private interface Product {
        void add(double[] x, int at, double[] c);
    }

    private double seconds(int panels, Product product) {
        int threads = Runtime.getRuntime().availableProcessors();
        int panel = Math.multiplyExact(ROWS, size.features());
        double[][] xs = new double[threads][Math.multiplyExact(panels, panel)];
        double[][] cs = new double[threads][Math.multiplyExact(size.features(), size.features())];
        for (double[] x : xs) {
            Arrays.setAll(x, i -> Math.sin(i));
        }
        return new Repeats(budget / 2, budget / 2, 5)
                .seconds(() -> InParallel.run(threads, thread -> {
                    for (int p = 0; p < panels; p++) {
                        product.add(xs[thread], p * panel, cs[thread]);
                    }
                }));
    }
}
