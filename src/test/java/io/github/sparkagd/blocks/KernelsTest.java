package io.github.sparkagd.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.sparkagd.kernels.Kernels;
import io.github.sparkagd.kernels.StoredValues;
import io.github.sparkagd.linalg.PackedSymmetric;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.testing.Allocated;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The passes over dense rows: the same bits from both kernels, and the numbers of a naive referee. */
class KernelsTest {
    private static final int[] COLUMNS = {1, 3, 7, 8, 9, 31, 32, 33, 40, 71, 127, 128, 129, 136, 257, 784, 1031};
    private static final int[] ROWS = {1, 2, 3, 4, 5, 63, 66, 260};
    /** Garbage of a pass over one block: a few small objects. */
    private static final long MOST_BYTES = 10_000;

    private final Random random = new Random(11);

    /** A block of rows and the passes to make over it. */
    record Shape(int columns, int rows, String storage, boolean weighted) {}

    static Stream<Shape> shapes() {
        List<Shape> shapes = new ArrayList<>();
        for (int columns : COLUMNS) {
            for (int rows : ROWS) {
                for (String storage : List.of("float64", "float32", "int16", "uint8")) {
                    shapes.add(new Shape(columns, rows, storage, (columns + rows) % 2 == 0));
                }
            }
        }
        return shapes.stream();
    }

    private DenseBlock block(Shape shape) {
        BlockBuilder builder = new BlockBuilder(shape.columns(), Part.TRAINING, false);
        for (int i = 0; i < shape.rows(); i++) {
            builder.row(random.nextGaussian(), shape.weighted() ? random.nextDouble() : 1);
            for (int j = 0; j < shape.columns(); j++) {
                builder.set(j, value(shape.storage()));
            }
        }
        return (DenseBlock) builder.build();
    }

    private double value(String storage) {
        return switch (storage) {
            case "float64" -> random.nextGaussian();
            case "float32" -> (float) random.nextGaussian();
            case "int16" -> Math.rint(1000 * random.nextGaussian()) / 1024;
            default -> random.nextInt(256);
        };
    }

    /** Every third prediction leaves its gradient out. */
    private RowPass pass(int columns, int vectors) {
        List<Affine> predictions = new ArrayList<>();
        for (int k = 0; k < vectors; k++) {
            Vec w = Vec.of(random.doubles(columns, -1, 1).toArray());
            predictions.add(new Affine(w, random.nextGaussian(), k % 3 != 2));
        }
        return new RowPass(predictions, 0.25, true);
    }

    private static double[][] zeros(RowPass pass, int columns) {
        return pass.predictions().stream()
                .map(prediction -> new double[prediction.gradient() ? columns : 0])
                .toArray(double[][]::new);
    }

    /** Those whose rows the Vector API is used for. */
    static Stream<Shape> longShapes() {
        return shapes().filter(shape -> shape.columns() >= Kernels.SHORTEST);
    }

    @ParameterizedTest
    @MethodSource("longShapes")
    void vectorAndPlainKernelsGiveTheSameBits(Shape shape) {
        assumeTrue(Kernels.vector().isPresent(), "no Vector API, or vectors of fewer than 4 doubles");
        DenseBlock block = block(shape);
        for (int vectors : new int[] {1, 2, 3, 8, 11}) {
            RowPass pass = pass(shape.columns(), vectors);
            double[][] plainSums = zeros(pass, shape.columns());
            double[][] vectorSums = zeros(pass, shape.columns());
            double[] plainScalars = new double[4 * vectors];
            double[] vectorScalars = new double[4 * vectors];
            new DensePass(pass, block.columns(), Kernels.plain()).run(block, plainSums, plainScalars);
            new DensePass(pass, block.columns(), Kernels.vector().orElseThrow()).run(block, vectorSums, vectorScalars);
            assertThat(vectorScalars).isEqualTo(plainScalars);
            assertThat(vectorSums).isDeepEqualTo(plainSums);
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void passAgreesWithTheNaiveReferee(Shape shape) {
        DenseBlock block = block(shape);
        RowPass pass = pass(shape.columns(), 2);
        double[][] sums = zeros(pass, shape.columns());
        double[] scalars = new double[8];
        block.measure(new PassSpace(pass), sums, scalars);
        double[] row = new double[shape.columns()];
        double largest = shape.storage().equals("uint8") ? 255 : 6;
        for (int k = 0; k < 2; k++) {
            double[] expected = new double[shape.columns()];
            double residuals = 0;
            for (int i = 0; i < shape.rows(); i++) {
                block.copyRow(i, row);
                double p = pass.predictions().get(k).offset();
                for (int j = 0; j < row.length; j++) {
                    p += row[j] * pass.predictions().get(k).weights().get(j);
                }
                double r = block.label(i) - 0.25 - p;
                residuals += block.weight(i) * r * r;
                for (int j = 0; j < row.length; j++) {
                    expected[j] += block.weight(i) * r * row[j];
                }
            }
            // Rounding of an inner product of d terms below `largest`, taken up by n terms of the sum.
            double residualError = 1e-15 * shape.columns() * largest;
            assertThat(sums[k]).containsExactly(expected, within(residualError * largest * shape.rows() + 1e-12));
            assertThat(scalars[4 * k]).isCloseTo(residuals, within(1e-12 * residuals + 1e-14));
        }
    }

    /** An answer depends neither on the other queries of the call nor on how values are stored. */
    @ParameterizedTest
    @CsvSource({"32", "100", "784", "1031"})
    void oneOfManyVectorsGivesTheBitsOfOneAlone(int columns) {
        DenseBlock block = block(new Shape(columns, 37, "float64", false));
        RowPass many = pass(columns, 5);
        double[][] sums = zeros(many, columns);
        double[] scalars = new double[20];
        block.measure(new PassSpace(many), sums, scalars);
        for (int k = 0; k < 5; k++) {
            RowPass one = new RowPass(List.of(many.predictions().get(k)), 0.25, true);
            double[][] ownSums = zeros(one, columns);
            double[] ownScalars = new double[4];
            block.measure(new PassSpace(one), ownSums, ownScalars);
            assertThat(sums[k]).isEqualTo(ownSums[0]);
            assertThat(java.util.Arrays.copyOfRange(scalars, 4 * k, 4 * k + 4)).isEqualTo(ownScalars);
        }
    }

    /**
     * Other code on the Vector API in the same JVM, such as netlib's, must not make the compiler box our vectors: 64 bytes of
     * garbage per eight products would be more than 100 times what is allowed here.
     */
    @Test
    void netlibInTheSameJvmDoesNotBoxOurVectors() {
        assumeTrue(Kernels.vector().isPresent(), "no Vector API, or vectors of fewer than 4 doubles");
        int size = 96;
        double[] matrix = random.doubles((long) size * size).toArray();
        double[] product = new double[size * size];
        var blas = dev.ludovic.netlib.blas.JavaBLAS.getInstance();
        for (int i = 0; i < 300; i++) {
            blas.dgemm("N", "T", size, size, size, 1, matrix, size, matrix, size, 0, product, size);
            blas.ddot(size, matrix, 1, product, 1);
        }
        for (int columns : new int[] {32, 784, 1031}) {
            DenseBlock block = block(new Shape(columns, 200_000 / columns, "float64", false));
            for (int vectors : new int[] {1, 2, 3, 8}) {
                long perPass = leastAllocatedPerPass(block, pass(columns, vectors));
                assertThat(perPass)
                        .as("bytes at %d columns, K = %d", columns, vectors)
                        .isLessThanOrEqualTo(MOST_BYTES);
            }
            for (int vectors : new int[] {1, 3, 8}) {
                // Vectors, products, sums and images, of whole panels.
                long most = MOST_BYTES + 6L * (vectors + 3) * (columns + 8) * Double.BYTES;
                assertThat(leastAllocatedPerProduct(columns, vectors, most))
                        .as("bytes of a product at %d columns, K = %d", columns, vectors)
                        .isLessThanOrEqualTo(most);
            }
        }
    }

    private long leastAllocatedPerProduct(int size, int count, long most) {
        double[] upper = random.doubles(GramSums.packedSize(size)).toArray();
        PackedSymmetric matrix = PackedSymmetric.owning(size, upper);
        List<Vec> vectors = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            vectors.add(Vec.of(random.doubles(size).toArray()));
        }
        return Allocated.leastBytes(most, () -> matrix.times(vectors));
    }

    private static long leastAllocatedPerPass(DenseBlock block, RowPass pass) {
        double[][] sums = zeros(pass, block.columns());
        double[] scalars = new double[4 * pass.size()];
        PassSpace space = new PassSpace(pass);
        return Allocated.leastBytes(MOST_BYTES, () -> block.measure(space, sums, scalars));
    }

    @Test
    void storageIsTheSmallestThatKeepsEveryValue() {
        for (String storage : List.of("float64", "float32", "int16", "uint8")) {
            DenseBlock block = block(new Shape(5, 4, storage, false));
            assertThat(block.storage()).isEqualTo(storage);
            assertThat(block.bytes()).isEqualTo(20L * Integer.parseInt(storage.replaceAll("\\D", "")) / Byte.SIZE);
        }
    }

    /** Whole numbers beyond bytes, fractions with a power of two below the line, and columns of units of their own. */
    @Test
    void shortsKeepEveryValue() {
        double[] largest = {32_767, -32_767, 0x1p-30, 3 * 0x1p60, 0};
        double[] least = {1, -0.0, -0x1.fffcp-16, -0x1p60, 0};
        DenseBlock block = block(largest, least);
        assertThat(block.storage()).isEqualTo("int16");
        assertThat(block.row(0).toArray()).isEqualTo(largest);
        assertThat(block.row(1).toArray()).containsExactly(1, 0, -0x1.fffcp-16, -0x1p60, 0);
        assertThat(block.dot(1, new double[] {2, 3, 0x1p16, 0x1p-60, 5})).isEqualTo(2 - 0x1.fffcp0 - 1);
        for (double wide : new double[] {32_768.5, 0x1p15 + 1, 0x1p101, 0x1p-101}) {
            assertThat(block(new double[] {wide}, new double[] {1}).storage())
                    .as("%s beside 1", wide)
                    .isEqualTo("float32");
        }
    }

    private static DenseBlock block(double[]... rows) {
        BlockBuilder builder = new BlockBuilder(rows[0].length, Part.TRAINING, false);
        for (double[] row : rows) {
            builder.row(1, 1);
            for (int j = 0; j < row.length; j++) {
                builder.set(j, row[j]);
            }
        }
        return (DenseBlock) builder.build();
    }

    /** The same rows as doubles, in the same pass, give the same bits: units are changed from block to block. */
    @ParameterizedTest
    @CsvSource({"3,1", "33,1", "33,5", "784,1", "784,11"})
    void sumsDoNotDependOnTheStorage(int columns, int vectors) {
        for (String storage : List.of("float32", "int16", "uint8")) {
            DenseBlock small = block(new Shape(columns, 61, storage, true));
            RowPass pass = pass(columns, vectors);
            double[] values = new double[small.rows() * columns];
            double[] labels = new double[small.rows()];
            double[] weights = new double[small.rows()];
            for (int i = 0; i < small.rows(); i++) {
                System.arraycopy(small.row(i).toArray(), 0, values, i * columns, columns);
                labels[i] = small.label(i);
                weights[i] = small.weight(i);
            }
            RowBlock.Rows rows = new RowBlock.Rows(Part.TRAINING, Vec.of(labels), Vec.of(weights));
            DenseBlock large = new DenseBlock(columns, rows, StoredValues.ofDoubles(values, values.length));
            double[][] expected = zeros(pass, columns);
            double[][] sums = zeros(pass, columns);
            double[] expectedScalars = new double[4 * vectors];
            double[] scalars = new double[4 * vectors];
            PassSpace space = new PassSpace(pass);
            large.measure(space, expected, expectedScalars);
            small.measure(space, sums, scalars);
            assertThat(large.storage()).isEqualTo("float64");
            assertThat(scalars).as(storage).isEqualTo(expectedScalars);
            assertThat(sums).as(storage).isDeepEqualTo(expected);
        }
    }
}
