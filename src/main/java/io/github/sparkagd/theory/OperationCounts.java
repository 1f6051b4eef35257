package io.github.sparkagd.theory;

import io.github.sparkagd.linalg.Vec;

/**
 * Multiplications and additions, counted by arithmetic that counts itself (Table 1).
 *
 * <p>Each method really does the computation, one number at a time, and returns what came out beside the counts, so that a
 * test can hold it against the algorithm.
 */
public final class OperationCounts {
    private long multiplications;
    private long additions;
    private long divisions;

    private OperationCounts() {}

    /**
     * What a computation took. Subtractions count as additions.
     *
     * @param multiplications of two numbers, divisions apart
     * @param additions of two numbers
     * @param divisions of two numbers
     */
    public record Count(long multiplications, long additions, long divisions) {}

    /**
     * One iteration of Algorithm 1 on one example, to the letter.
     *
     * @param theta θ after it, of length d
     * @param layers a₂ … a_L after it
     * @param count what it took
     */
    public record Iteration(Vec theta, Vec layers, Count count) {}

    private double times(double a, double b) {
        multiplications++;
        return a * b;
    }

    private double plus(double a, double b) {
        additions++;
        return a + b;
    }

    private double minus(double a, double b) {
        additions++;
        return a - b;
    }

    private double over(double a, double b) {
        divisions++;
        return a / b;
    }

    private double dot(double[] a, double[] b) {
        double sum = times(a[0], b[0]);
        for (int i = 1; i < a.length; i++) {
            sum = plus(sum, times(a[i], b[i]));
        }
        return sum;
    }

    private Count count() {
        return new Count(multiplications, additions, divisions);
    }

    /**
     * Counts Algorithm 1 as printed, with the forward pass renewed after every sub-step.
     *
     * @param x the example, of length d
     * @param y its label
     * @param start where it starts
     * @param rate η
     * @return the operations of each part
     */
    public static Iteration literal(Vec x, double y, Start start, double rate) {
        OperationCounts op = new OperationCounts();
        double[] features = x.toArray();
        double[] first = start.theta().toArray();
        double[] layers = start.layers().toArray();
        double[] behind = op.behind(layers);
        double scale = behind[0];
        double error = op.minus(y, start.output());
        double step = op.over(rate, scale);
        for (int i = 0; i < features.length; i++) {
            first[i] = op.plus(first[i], op.times(step, op.times(error, features[i])));
        }
        double hidden = op.dot(first, features);
        double output = op.times(scale, hidden);
        for (int l = 0; l < layers.length; l++) {
            double gradient = op.times(op.minus(y, output), output);
            double half = op.times(0.5, layers[l]);
            layers[l] = op.plus(layers[l], op.times(half, gradient));
            hidden = op.times(layers[l], hidden);
            output = op.times(behind[l + 1], hidden);
        }
        return new Iteration(Vec.of(first), Vec.of(layers), op.count());
    }

    /**
     * Where an iteration starts.
     *
     * @param theta θ, of length d
     * @param layers a₂ … a_L, of length L − 1
     * @param output ŷ, left by the iteration before
     */
    public record Start(Vec theta, Vec layers, double output) {}

    /** behind[l] = product of the layers from index l on; behind[m] = 1 for m layers. */
    private double[] behind(double[] layers) {
        double[] behind = new double[layers.length + 1];
        behind[layers.length] = 1;
        for (int l = layers.length - 1; l >= 0; l--) {
            behind[l] = times(layers[l], behind[l + 1]);
        }
        return behind;
    }

    /**
     * {@return what shallow gradient descent takes per example and iteration}
     *
     * @param x the example, of length d
     * @param y its label
     * @param weights w, of length d
     * @param rate η
     */
    public static Count shallow(Vec x, double y, Vec weights, double rate) {
        OperationCounts op = new OperationCounts();
        double[] features = x.toArray();
        double[] w = weights.toArray();
        double error = op.minus(y, op.dot(w, features));
        for (int i = 0; i < w.length; i++) {
            w[i] = op.plus(w[i], op.times(rate, op.times(error, features[i])));
        }
        return op.count();
    }

    /**
     * {@return what one example costs in a pass of the fused plan, at any depth: ŷ, r, the gradient's sum, ρ, κ and σ}
     *
     * @param x the example, of length d
     * @param y its label
     * @param weights w, of length d
     */
    public static Count fused(Vec x, double y, Vec weights) {
        OperationCounts op = new OperationCounts();
        double[] features = x.toArray();
        double[] sum = new double[features.length];
        double output = op.dot(weights.toArray(), features);
        double error = op.minus(y, output);
        for (int i = 0; i < sum.length; i++) {
            sum[i] = op.plus(sum[i], op.times(error, features[i]));
        }
        double residual = op.plus(0, op.times(error, error));
        double alignment = op.plus(residual, op.times(error, output));
        op.plus(alignment, op.times(output, output));
        return op.count();
    }

    /**
     * {@return what one example costs in the one pass of the gram plan: the upper triangle of x·xᵀ, x·y and y²}
     *
     * @param x the example, of length d
     * @param y its label
     */
    public static Count gram(Vec x, double y) {
        OperationCounts op = new OperationCounts();
        double[] features = x.toArray();
        double sum = 0;
        for (int i = 0; i < features.length; i++) {
            for (int j = i; j < features.length; j++) {
                sum = op.plus(sum, op.times(features[i], features[j]));
            }
            sum = op.plus(sum, op.times(features[i], y));
        }
        op.plus(sum, op.times(y, y));
        return op.count();
    }
}
