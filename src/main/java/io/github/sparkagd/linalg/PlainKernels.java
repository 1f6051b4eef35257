package io.github.sparkagd.linalg;

/** The inner loops in plain Java, for machines without the Vector API and as the twin of those on the Vector API. */
final class PlainKernels implements RowKernels {

    @Override
    public String name() {
        return "java";
    }

    @Override
    public void predict(Strip strip, Segment[] weights, double[][] products) {
        for (int i = 0; i < strip.rows(); i++) {
            for (int k = 0; k < weights.length; k++) {
                products[k][i] = Kernels.dot(strip.values(), strip.start(i), weights[k], strip.columns());
            }
        }
    }

    @Override
    public void accumulate(Strip strip, double[][] factors, Segment[] sums) {
        for (int i = 0; i < strip.rows(); i++) {
            for (int k = 0; k < sums.length; k++) {
                add(factors[k][i], strip, i, sums[k]);
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
            into.array()[into.first() + j] = bytes[at + j] + DenseBlock.BYTE_BIAS;
        }
    }

    @Override
    public void expand(float[] floats, int at, int count, Segment into) {
        for (int j = 0; j < count; j++) {
            into.array()[into.first() + j] = floats[at + j];
        }
    }

    @Override
    public void addProducts(GramPanels.Tile tile, double[] left, double[] right, GramPanels.Target target) {
        double[] products = new double[GramPanels.HEIGHT * GramPanels.WIDTH];
        for (int k = 0; k < tile.rows(); k++) {
            int at = tile.left() + k * GramPanels.WIDTH;
            for (int r = 0; r < GramPanels.HEIGHT; r++) {
                addTo(products, r * GramPanels.WIDTH, left[at + r], right, tile.right() + k * GramPanels.WIDTH);
            }
        }
        for (int r = 0; r < GramPanels.HEIGHT; r++) {
            for (int c = 0; c < GramPanels.WIDTH; c++) {
                target.sums()[target.row(r) + c] += products[r * GramPanels.WIDTH + c];
            }
        }
    }

    private static void addTo(double[] sums, int at, double factor, double[] values, int from) {
        for (int c = 0; c < GramPanels.WIDTH; c++) {
            sums[at + c] = Math.fma(factor, values[from + c], sums[at + c]);
        }
    }
}
