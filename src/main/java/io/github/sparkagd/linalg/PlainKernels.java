package io.github.sparkagd.linalg;

/** The inner loops in plain Java, for machines without the Vector API and as the twin of those on the Vector API. */
final class PlainKernels implements RowKernels {

    @Override
    public String name() {
        return "java";
    }

    @Override
    public void predict(Strip strip, Vectors weights, Vectors products) {
        for (int i = 0; i < strip.rows(); i++) {
            for (int k = 0; k < weights.count(); k++) {
                double product = Kernels.dot(strip.values(), strip.start(i), weights.parts()[k], strip.columns());
                products.set(k, i, product);
            }
        }
    }

    @Override
    public void accumulate(Strip strip, Vectors factors, Vectors sums) {
        for (int i = 0; i < strip.rows(); i++) {
            for (int k = 0; k < sums.count(); k++) {
                add(factors.parts()[k].get(i), strip, i, sums.parts()[k]);
            }
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
}
