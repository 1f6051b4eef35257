package io.github.sparkagd.linalg;

import io.github.sparkagd.kernels.Kernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An orthonormal basis q₁, q₂, … of the Krylov space of a symmetric matrix A and a vector, which grows by one vector for each
 * product with A that it is given, and the matrix in that basis (Lanczos).
 *
 * <pre>  QᵀAQ = T,   T tridiagonal with diagonal α and off-diagonal β,   A·q_k = β_{k−1}·q_{k−1} + α_k·q_k + β_k·q_{k+1} </pre>
 *
 * <p>Every new vector is made orthogonal to all before it, so that none of this is lost to rounding. Sums are taken by slices of
 * the vectors, which may run on several processors, and are added in their order: the bits do not depend on the machine.
 *
 * <p>Memory: a vector of length d a step; work: O(k·d) in step k.
 */
public final class KrylovBasis {
    /** A step whose new direction is this small beside the matrix has used up the space. */
    private static final double EXHAUSTED = 1e-14;
    /** Where less than this share of a product is new, rounding has left so much of the old that it is taken off once more. */
    private static final double MUCH = 0.1;
    /** Entries of a vector that stay in the nearest cache while all vectors of the basis pass by. */
    private static final int SLICE = 2048;

    private final int most;
    private final int dimension;
    private final List<Vec> vectors = new ArrayList<>();
    private final double[] diagonal;
    private final double[] offDiagonal;
    private int steps;
    private double largest;

    /**
     * All that a basis is.
     *
     * @param vectors q₁ … of length d each; one more than steps, or as many where the space is used up
     * @param diagonal α, one a step
     * @param offDiagonal β, one a step
     */
    public record State(List<Vec> vectors, Vec diagonal, Vec offDiagonal) {
        /**
         * Copies the list.
         *
         * @param vectors q₁ … of length d each
         * @param diagonal α
         * @param offDiagonal β, as many
         */
        public State {
            vectors = List.copyOf(vectors);
            Check.sameSize("off-diagonal", diagonal.size(), offDiagonal.size());
        }
    }

    /**
     * Begins at {@code start}; a start of zeros has an empty basis, which is used up.
     *
     * @param start of length d
     * @param most vectors that the basis may have, at least 1
     */
    public KrylovBasis(Vec start, int most) {
        this(start.size(), most);
        double norm = start.norm();
        if (norm > 0) {
            vectors.add(start.times(1 / norm));
        }
    }

    /**
     * Goes on from {@code state}, to the same bits.
     *
     * @param state as {@link #state} gave it
     * @param dimension d
     * @param most vectors that there may be
     */
    public KrylovBasis(State state, int dimension, int most) {
        this(dimension, most);
        state.vectors().forEach(vector -> Check.sameSize("vector", dimension, vector.size()));
        vectors.addAll(state.vectors());
        for (int k = 0; k < state.diagonal().size(); k++) {
            take(state.diagonal().get(k), state.offDiagonal().get(k));
        }
    }

    private KrylovBasis(int dimension, int most) {
        this.dimension = dimension;
        this.most = Check.atLeast("vectors", 1, most);
        this.diagonal = new double[most];
        this.offDiagonal = new double[most];
    }

    /**
     * What the basis is now.
     *
     * @return what a basis can be made of again
     */
    public State state() {
        return new State(vectors, Vec.ofRange(diagonal, 0, steps), Vec.ofRange(offDiagonal, 0, steps));
    }

    /**
     * The Gauss quadrature of the measure that A and the start define: Σ weight·f(node) = q₁ᵀ·f(A)·q₁ for all polynomials f of a
     * degree below twice the number of steps. The nodes are A's Ritz values.
     *
     * @return a node a step
     */
    public Quadrature quadrature() {
        // The solver gives the last entries of eigenvectors, and the first are wanted: so the matrix is turned about.
        double[] turned = new double[steps];
        double[] turnedOff = new double[Math.max(0, steps - 1)];
        for (int k = 0; k < steps; k++) {
            turned[k] = diagonal[steps - 1 - k];
            if (k + 1 < steps) {
                turnedOff[k] = offDiagonal[steps - 2 - k];
            }
        }
        SymmetricEigenvalues.Tridiagonal solved = SymmetricEigenvalues.tridiagonal(turned, turnedOff);
        return new Quadrature(solved.values(), solved.lastEntries().map(entry -> entry * entry));
    }

    /**
     * Nodes with their weights.
     *
     * @param nodes rising
     * @param weights not negative, of sum 1
     */
    public record Quadrature(Vec nodes, Vec weights) {}

    /**
     * The number of products taken so far.
     *
     * @return their number
     */
    public int steps() {
        return steps;
    }

    /**
     * True when there is no next product to take: the space is used up, or has as many vectors as it may.
     *
     * @return whether it is
     */
    public boolean complete() {
        return steps == vectors.size();
    }

    /**
     * True when the last product has brought nothing new.
     *
     * @return whether no vector is left to find, however many there may be
     */
    public boolean exhausted() {
        return complete() && steps < most;
    }

    /**
     * q_k for the step k to come, of length d: the vector whose product is wanted next.
     *
     * @return of length d and norm 1
     */
    public Vec newest() {
        Check.that(() -> !complete(), "the Krylov space is used up");
        return vectors.get(steps);
    }

    /**
     * Makes one step.
     *
     * @param image A·q for the {@link #newest} vector q
     */
    public void step(Vec image) {
        Check.that(() -> !complete(), "the Krylov space is used up");
        double[] rest = image.toArray();
        double before = image.norm();
        double alpha = subtractNeighbours(rest) + subtractRounding(rest);
        if (Vec.owning(rest).norm() < MUCH * before) {
            alpha += subtractRounding(rest);
        }
        double beta = Vec.owning(rest).norm();
        take(alpha, beta);
        if (beta > EXHAUSTED * largest && vectors.size() < most) {
            vectors.add(Vec.owning(rest).times(1 / beta));
        }
    }

    /** Takes off the last two vectors, on which alone a product depends but for rounding. Returns α. */
    private double subtractNeighbours(double[] rest) {
        if (steps > 0) {
            Kernels.addMultiple(-offDiagonal[steps - 1], vectors.get(steps - 1).array(), 0, rest);
        }
        double[] current = vectors.get(steps).array();
        double alpha = Kernels.dot(current, 0, rest);
        Kernels.addMultiple(-alpha, current, 0, rest);
        return alpha;
    }

    /**
     * Takes off what rounding has left of all vectors: so little that their own lack of orthogonality does not grow by it. Returns
     * what is left of the newest.
     */
    private double subtractRounding(double[] rest) {
        double[] left = along(rest);
        subtract(left, rest);
        return left[steps];
    }

    private void take(double alpha, double beta) {
        diagonal[steps] = alpha;
        offDiagonal[steps] = beta;
        largest = Math.max(largest, Math.abs(alpha) + beta);
        steps++;
    }

    /** The slices of a vector, in their order; each begins at a multiple of {@link #SLICE}. */
    private IntStream slices() {
        return IntStream.range(0, (dimension + SLICE - 1) / SLICE);
    }

    private double[] slice(double[] vector, int number) {
        return Arrays.copyOfRange(vector, number * SLICE, Math.min(dimension, (number + 1) * SLICE));
    }

    /** Qᵀ·x. */
    private double[] along(double[] x) {
        double[][] parts = slices().parallel()
                .mapToObj(number -> {
                    double[] slice = slice(x, number);
                    return vectors.stream()
                            .mapToDouble(vector -> Kernels.dot(vector.array(), number * SLICE, slice))
                            .toArray();
                })
                .toArray(double[][]::new);
        double[] sums = new double[vectors.size()];
        for (double[] part : parts) {
            for (int j = 0; j < sums.length; j++) {
                sums[j] += part[j];
            }
        }
        return sums;
    }

    /** x ← x − Q·c. */
    private void subtract(double[] coordinates, double[] x) {
        slices().parallel().forEach(number -> {
            double[] slice = slice(x, number);
            for (int j = 0; j < coordinates.length; j++) {
                Kernels.addMultiple(-coordinates[j], vectors.get(j).array(), number * SLICE, slice);
            }
            System.arraycopy(slice, 0, x, number * SLICE, slice.length);
        });
    }

    /**
     * The coordinates Qᵀ·x, as many as there are vectors, of the part of {@code vector} in the space so far.
     *
     * @param vector of length d
     * @return one for each vector of the basis
     */
    public Vec coordinates(Vec vector) {
        Check.sameSize("vector", dimension, vector.size());
        return Vec.owning(along(vector.array()));
    }

    /**
     * The vector Q·c of length d.
     *
     * @param coordinates c; entries beyond the vectors that there are count for nothing
     * @return of length d
     */
    public Vec combination(Vec coordinates) {
        double[] sum = new double[dimension];
        int count = Math.min(vectors.size(), coordinates.size());
        subtract(Vec.ofRange(coordinates.array(), 0, count).times(-1).array(), sum);
        return Vec.owning(sum);
    }

    /**
     * The product T·c, of the length of c.
     *
     * @param coordinates c, with entries that are not zero among the first {@link #steps} only
     * @return in coordinates, one longer where the basis can grow
     */
    public Vec times(Vec coordinates) {
        double[] image = new double[coordinates.size()];
        for (int k = 0; k < Math.min(steps, image.length); k++) {
            double entry = coordinates.get(k);
            image[k] = Math.fma(diagonal[k], entry, image[k]);
            if (k + 1 < Math.min(vectors.size(), image.length)) {
                image[k] = Math.fma(offDiagonal[k], coordinates.get(k + 1), image[k]);
                image[k + 1] = offDiagonal[k] * entry;
            }
        }
        return Vec.owning(image);
    }
}
