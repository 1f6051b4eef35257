package io.github.sparkagd.kernels;

/**
 * The inner loops in plain Java, for machines without the Vector API and as the twin of those on the Vector API; {@code
 * VectorHalfKernels} replaces those that most time goes into.
 */
class PlainKernels implements RowKernels {
    private static final int FOUR = Strip.TOGETHER;
    /** Columns of four rows, and of their sums, that half of a first cache of 32 KiB holds. */
    private static final int TOGETHER = 384;

    @Override
    public String name() {
        return "java";
    }

    @Override
    public int width() {
        return 1;
    }

    @Override
    public void predict(Strip strip, VectorPack weights, VectorPack products) {
        for (int i = 0; i < strip.rows(); i++) {
            for (int k = 0; k < weights.count(); k++) {
                double product = Kernels.dot(strip.values(), strip.start(i), weights.parts()[k], strip.columns());
                products.set(k, i, product);
            }
        }
    }

    @Override
    public void accumulate(Strip strip, VectorPack factors, VectorPack sums) {
        int fours = strip.rows() - strip.rows() % FOUR;
        for (int i = 0; i < fours; i += FOUR) {
            if (sums.count() == 1) {
                addFour(strip, i, factors.parts()[0], sums.parts()[0]);
            } else {
                addFour(strip, i, factors, sums);
            }
        }
        for (int i = fours; i < strip.rows(); i++) {
            for (int k = 0; k < sums.count(); k++) {
                add(factors.parts()[k].get(i), strip, i, sums.parts()[k]);
            }
        }
    }

    /**
     * Adds multiples of four rows, in their order, to K sums, some columns at a time. The compiler makes vectors only of a loop in
     * which everything has the same index, so that the columns are copied first, which pays for several sums.
     */
    private static void addFour(Strip strip, int row, VectorPack factors, VectorPack sums) {
        double[] copies = strip.copies((FOUR + 1) * TOGETHER);
        for (int from = 0; from < strip.columns(); from += TOGETHER) {
            int width = Math.min(TOGETHER, strip.columns() - from);
            for (int r = 0; r < FOUR; r++) {
                System.arraycopy(strip.values(), strip.start(row + r) + from, copies, (r + 1) * TOGETHER, width);
            }
            for (int k = 0; k < sums.count(); k++) {
                Segment f = factors.parts()[k];
                Segment into = sums.parts()[k].from(from);
                System.arraycopy(into.array(), into.first(), copies, 0, width);
                addFour(copies, width, f.get(row), f.get(row + 1), f.get(row + 2), f.get(row + 3));
                System.arraycopy(copies, 0, into.array(), into.first(), width);
            }
        }
    }

    /** The same for one sum, which is read and written once for four rows. */
    private static void addFour(Strip strip, int row, Segment factors, Segment sums) {
        double a = factors.get(row);
        double b = factors.get(row + 1);
        double c = factors.get(row + 2);
        double d = factors.get(row + 3);
        double[] values = strip.values();
        int first = strip.start(row);
        int second = strip.start(row + 1);
        int third = strip.start(row + 2);
        int fourth = strip.start(row + 3);
        double[] into = sums.array();
        int at = sums.first();
        for (int j = 0; j < strip.columns(); j++) {
            double sum = Math.fma(a, values[first + j], into[at + j]);
            sum = Math.fma(b, values[second + j], sum);
            sum = Math.fma(c, values[third + j], sum);
            into[at + j] = Math.fma(d, values[fourth + j], sum);
        }
    }

    private static void addFour(double[] copies, int width, double a, double b, double c, double d) {
        for (int j = 0; j < width; j++) {
            double sum = Math.fma(a, copies[TOGETHER + j], copies[j]);
            sum = Math.fma(b, copies[2 * TOGETHER + j], sum);
            sum = Math.fma(c, copies[3 * TOGETHER + j], sum);
            copies[j] = Math.fma(d, copies[4 * TOGETHER + j], sum);
        }
    }

    private static void add(double factor, Strip strip, int row, Segment sums) {
        double[] values = strip.values();
        int at = strip.start(row);
        double[] into = sums.array();
        int first = sums.first();
        for (int j = 0; j < strip.columns(); j++) {
            into[first + j] = Math.fma(factor, values[at + j], into[first + j]);
        }
    }

    @Override
    public void expand(byte[] bytes, int at, int count, Segment into) {
        for (int j = 0; j < count; j++) {
            into.array()[into.first() + j] = bytes[at + j] + StoredValues.BYTE_BIAS;
        }
    }

    @Override
    public void expand(float[] floats, int at, int count, Segment into) {
        for (int j = 0; j < count; j++) {
            into.array()[into.first() + j] = floats[at + j];
        }
    }

    @Override
    public void expand(short[] shorts, int at, int count, Segment into) {
        for (int j = 0; j < count; j++) {
            into.array()[into.first() + j] = shorts[at + j];
        }
    }

    @Override
    public void addProducts(int rows, Segment left, Segment right, Segment tile) {
        int width = GramPanels.WIDTH;
        double[] sums = new double[GramPanels.ACROSS * width * width];
        for (int panel = 0; panel < GramPanels.ACROSS; panel++) {
            Segment columns = right.from(panel * GramPanels.PANEL);
            for (int k = 0; k < rows * width; k += width) {
                for (int r = 0; r < width; r++) {
                    addTo(sums, (r * GramPanels.ACROSS + panel) * width, left.get(k + r), columns.from(k));
                }
            }
        }
        tile.add(sums);
    }

    private static void addTo(double[] sums, int at, double factor, Segment values) {
        double[] array = values.array();
        int from = values.first();
        for (int c = 0; c < GramPanels.WIDTH; c++) {
            sums[at + c] = Math.fma(factor, array[from + c], sums[at + c]);
        }
    }

    @Override
    public void multiply(LowerRows rows, SymmetricOperands operands) {
        for (int k = 0; k < operands.count(); k++) {
            for (int i = 0; i < LowerRows.COUNT; i++) {
                int number = k * LANES + i;
                Segment row = rows.entries().from(i * rows.width());
                writeLanes(
                        row,
                        rows.width(),
                        operands.count(),
                        operands.vectors().from(k * LANES),
                        operands.lanes().from(number * LANES));
                double factor = operands.vectors().get(rows.first() * operands.count() + number);
                addRow(
                        factor,
                        row,
                        rows.width(),
                        operands.count(),
                        operands.sums().from(k * LANES));
            }
        }
    }

    /** The lanes of an inner product with a vector of which every eight entries are followed by those of {@code count} − 1 others. */
    private static void writeLanes(Segment row, int width, int count, Segment vector, Segment lanes) {
        double[] values = row.array();
        double[] v = vector.array();
        int first = row.first();
        double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
        for (int j = 0; j < width; j += LANES) {
            int at = first + j;
            int from = vector.first() + j * count;
            s0 = Math.fma(values[at], v[from], s0);
            s1 = Math.fma(values[at + 1], v[from + 1], s1);
            s2 = Math.fma(values[at + 2], v[from + 2], s2);
            s3 = Math.fma(values[at + 3], v[from + 3], s3);
            s4 = Math.fma(values[at + 4], v[from + 4], s4);
            s5 = Math.fma(values[at + 5], v[from + 5], s5);
            s6 = Math.fma(values[at + 6], v[from + 6], s6);
            s7 = Math.fma(values[at + 7], v[from + 7], s7);
        }
        lanes.set(0, s0);
        lanes.set(1, s1);
        lanes.set(2, s2);
        lanes.set(3, s3);
        lanes.set(4, s4);
        lanes.set(5, s5);
        lanes.set(6, s6);
        lanes.set(7, s7);
    }

    private static void addRow(double factor, Segment row, int width, int count, Segment sums) {
        for (int j = 0; j < width; j += LANES) {
            double[] into = sums.array();
            int at = sums.first() + j * count;
            for (int lane = 0; lane < LANES; lane++) {
                into[at + lane] = Math.fma(factor, row.get(j + lane), into[at + lane]);
            }
        }
    }
}
