package io.github.sparkagd.linalg;

import java.util.ArrayList;
import java.util.List;

/** A {@link RowPass} over the rows of a {@link DenseBlock}, a strip at a time: each row is read from memory once. */
final class DensePass {
    private final DenseBlock block;
    private final RowKernels kernels;
    private final RowPass pass;
    private final double[][] weights;
    private final double[] offsets;

    DensePass(DenseBlock block, RowKernels kernels, RowPass pass) {
        this.block = block;
        this.kernels = kernels;
        this.pass = pass;
        this.weights = new double[pass.size()][];
        this.offsets = new double[pass.size()];
        for (int k = 0; k < weights.length; k++) {
            Affine prediction = pass.predictions().get(k);
            weights[k] = prediction.weights().array();
            offsets[k] = prediction.offset();
        }
    }

    /** See {@link RowBlock#measure}. */
    void run(double[][] gradients, double[] scalars) {
        int together = Strip.rows(block.columns(), weights.length);
        double[][] fits = new double[weights.length][together];
        // Summed per block first: shorter sums, smaller rounding errors.
        List<double[]> partial = new ArrayList<>();
        List<double[]> factors = new ArrayList<>();
        for (int k = 0; gradients != null && k < weights.length; k++) {
            if (gradients[k].length > 0) {
                partial.add(new double[gradients[k].length]);
                factors.add(fits[k]);
            }
        }
        double[][] sums = partial.toArray(new double[0][]);
        double[][] multiples = factors.toArray(new double[0][]);
        if (weights.length == 1 && sums.length == 1 && block.storesDoubles() && kernels.advances(block.columns())) {
            pipelined(together, new double[][] {fits[0], new double[together]}, sums[0], scalars);
            RowSums.addTo(gradients[0], sums[0]);
            return;
        }
        Strip strip = block.strip(together);
        for (int row = 0; row < block.rows(); row += together) {
            block.move(strip, row, Math.min(together, block.rows() - row), kernels);
            kernels.predict(strip, weights, fits);
            for (int k = 0; k < weights.length; k++) {
                toResiduals(row, strip.rows(), k, fits[k], scalars);
            }
            kernels.accumulate(strip, multiples, sums);
        }
        int next = 0;
        for (int k = 0; gradients != null && k < weights.length; k++) {
            if (gradients[k].length > 0) {
                RowSums.addTo(gradients[k], sums[next++]);
            }
        }
    }

    /** One prediction with its gradient: a strip is added to the gradient while the next one is predicted. */
    private void pipelined(int together, double[][] fits, double[] sums, double[] scalars) {
        Strip strip = block.strip(together);
        Strip next = block.strip(together);
        double[] products = fits[0];
        double[] nextProducts = fits[1];
        block.move(strip, 0, Math.min(together, block.rows()), kernels);
        kernels.predict(strip, weights, new double[][] {products});
        for (int row = together; row < block.rows(); row += together) {
            toResiduals(row - together, together, 0, products, scalars);
            block.move(next, row, Math.min(together, block.rows() - row), kernels);
            if (next.rows() == together) {
                kernels.advance(new Strip.Move(strip, next), products, sums, weights[0], nextProducts);
            } else {
                kernels.accumulate(strip, new double[][] {products}, new double[][] {sums});
                kernels.predict(next, weights, new double[][] {nextProducts});
            }
            Strip used = strip;
            strip = next;
            next = used;
            double[] usedProducts = products;
            products = nextProducts;
            nextProducts = usedProducts;
        }
        toResiduals(block.rows() - strip.rows(), strip.rows(), 0, products, scalars);
        kernels.accumulate(strip, new double[][] {products}, new double[][] {sums});
    }

    /** Turns inner products into weighted residuals ω·r, and adds to the scalars of prediction {@code k}. */
    private void toResiduals(int firstRow, int rows, int k, double[] fits, double[] scalars) {
        RowSums.Scalars sums = new RowSums.Scalars(scalars, k);
        for (int i = 0; i < rows; i++) {
            int row = firstRow + i;
            double p = fits[i] + offsets[k];
            fits[i] = sums.add(block.weight(row), block.residual(pass, row, p), p);
        }
        sums.store();
    }
}
