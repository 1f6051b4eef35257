package io.github.sparkagd.linalg;

import io.github.sparkagd.blocks.Affine;
import io.github.sparkagd.blocks.BlockBuilder;
import io.github.sparkagd.blocks.Part;
import io.github.sparkagd.blocks.RowBlock;
import io.github.sparkagd.blocks.RowPass;
import io.github.sparkagd.blocks.RowSums;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One pass (residuals and gradient) over 256 MB of rows by one core, without Spark: microseconds a pass. Bytes per second
 * are 268 divided by that, in TB/s.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 5, jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx2g"})
public class PassBenchmark {
    private static final long BYTES = 256L << 20;

    /** d. */
    @Param({"32", "128", "784", "3072"})
    public int columns;

    /** K, runs in lock-step. */
    @Param({"1", "8"})
    public int runs;

    /** Bytes per value: 8, or 4 for values that floats hold, 2 for multiples of 2⁻¹⁰. */
    @Param({"8", "4", "2"})
    public int storage;

    private final List<RowBlock> blocks = new ArrayList<>();
    private RowPass pass;

    @Setup
    public void fill() {
        Gaussian gaussian = new Gaussian(1);
        for (long left = BYTES; left > 0; ) {
            BlockBuilder builder = new BlockBuilder(columns, Part.TRAINING, false);
            while (!builder.isFull() && left > 0) {
                builder.row(gaussian.next(), 1);
                for (int j = 0; j < columns; j++) {
                    builder.set(j, value(gaussian.next()));
                }
                left -= (long) storage * columns;
            }
            blocks.add(builder.build());
        }
        List<Affine> predictions = new ArrayList<>();
        for (int k = 0; k < runs; k++) {
            predictions.add(new Affine(gaussian.vector(columns), 0, true));
        }
        pass = new RowPass(predictions, 0, true);
    }

    private double value(double random) {
        return switch (storage) {
            case 8 -> random;
            case 4 -> (float) random;
            default -> Math.rint(random * 1024) / 1024;
        };
    }

    @Benchmark
    public RowSums pass() {
        return RowSums.of(pass, columns, blocks.iterator());
    }
}
