package io.github.sparkagd.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.ludovic.netlib.blas.JavaBLAS;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Vectors stay in registers after another library has used the Vector API in the same JVM, as MLlib does through netlib: shared
 * call profiles could make the compiler box every vector, which shows as megabytes allocated in a pass over one block.
 */
class VectorBoxingTest {
    private static final int COLUMNS = 784;
    private static final int ROWS = 160;
    /** A pass allocates some vectors of length d for itself; boxed, its 30,000 vectors would take 3 MB. */
    private static final long MOST_BYTES_A_PASS = 200_000;

    private static double[] filled(int size) {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = Math.sin(i);
        }
        return values;
    }

    private static void useNetlib() {
        int n = 200;
        double[] a = filled(n * n);
        double[] c = new double[n * n];
        for (int i = 0; i < 300; i++) {
            JavaBLAS.getInstance().dgemm("N", "N", n, n, n, 1, a, n, a, n, 0, c, n);
            JavaBLAS.getInstance().ddot(n * n, a, 1, c, 1);
        }
    }

    private static RowBlock block() {
        BlockBuilder builder = new BlockBuilder(COLUMNS, false, false);
        double[] values = filled(ROWS * COLUMNS);
        for (int i = 0; i < ROWS; i++) {
            builder.row(i % 2);
            for (int j = 0; j < COLUMNS; j++) {
                builder.set(j, values[i * COLUMNS + j]);
            }
        }
        return builder.build();
    }

    @Test
    void passesAfterNetlibsVectorsAllocateNoVectors() {
        assumeTrue(Kernels.vector().isPresent(), "no Vector API, or vectors of fewer than 8 doubles");
        useNetlib();
        RowBlock block = block();
        RowPass pass = new RowPass(List.of(new Affine(Vec.constant(COLUMNS, 1e-3), 0, true)), 0, true);
        RowSums sums = new RowSums(pass, COLUMNS);
        for (int i = 0; i < 3000; i++) { // until the loops are compiled
            sums.add(block, pass);
        }
        useNetlib();

        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int turn = 0; turn < 20; turn++) {
            long before = thread.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 100; i++) {
                sums.add(block, pass);
            }
            least = Math.min(least, (thread.getCurrentThreadAllocatedBytes() - before) / 100);
        }

        assertThat(least).as("bytes allocated in a pass over one block").isBetween(1L, MOST_BYTES_A_PASS);
    }
}
