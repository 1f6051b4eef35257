package io.github.sparkagd.oracle;

import io.github.sparkagd.linalg.Check;
import io.github.sparkagd.linalg.KrylovBasis;
import io.github.sparkagd.linalg.Vec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A least-squares problem stated in the Krylov space of A = (1/n) X Xᵀ and b = (1/n) X y, which all methods that go along
 * gradients from zero never leave: weights after t iterations are combinations of b, A·b, …, A^(t−1)·b.
 *
 * <p>In the coordinates c of its orthonormal basis, w = Q·c, with T = QᵀAQ tridiagonal,
 *
 * <pre>
 *   g = ‖b‖·e₁ − T·c     κ = c·g     σ = ‖b‖·c₁ − κ     ρ = mean y² − ‖b‖·c₁ − κ
 * </pre>
 *
 * <p>The basis grows by a vector, in a pass of one vector, when weights are asked about that reach beyond it; what has been
 * asked for once costs no pass any more, whatever the number of runs, rates and depths. The test loss is a quadratic form in the
 * same coordinates, collected in the same passes.
 *
 * <p>The loss is a difference of larger numbers, so it is not resolved below {@link #resolution}; it is never negative.
 *
 * <p>Cost on the driver: O(k·d) for the k-th vector of the basis, O(k) for statistics at weights of k coordinates, and O(k²) for
 * their test loss. Memory: a vector of length d for each vector of the basis, on the driver.
 */
public final class KrylovLeastSquares implements LeastSquares {
    private final PartedLeastSquares rows;
    private final int dimension;
    private Optional<Grown> grown = Optional.empty();

    /** What has been collected: the basis, what the training rows say beside T, and what the test rows say. */
    private record Grown(KrylovBasis basis, Sizes train, Optional<KrylovQuadratic> test) {}

    /**
     * Of a set of examples.
     *
     * @param correlationNorm ‖b‖
     * @param meanSquaredLabel mean y²
     */
    public record Sizes(double correlationNorm, double meanSquaredLabel) {}

    /**
     * All that has been collected, so that a training can go on from it to the same bits without a pass.
     *
     * @param basis with T
     * @param train of the training examples
     * @param test of the test examples, where there are some
     */
    public record State(KrylovBasis.State basis, Sizes train, Optional<KrylovQuadratic.State> test) {}

    /**
     * @param rows the problem in all coordinates
     * @param iterations T of the longest run; methods that ask about a direction too reach one iteration further
     */
    public KrylovLeastSquares(PartedLeastSquares rows, int iterations) {
        this.rows = rows;
        this.dimension = dimension(iterations, rows.size(), rows.dimension());
    }

    /**
     * The most vectors that the basis may come to have.
     *
     * @param iterations T
     * @param size n
     * @param columns d
     * @return at most as many as rows or columns
     */
    public static int dimension(int iterations, long size, int columns) {
        return (int) Math.min(iterations + 2L, Math.min(size, columns));
    }

    @Override
    public Coordinates coordinates() {
        return rows.coordinates();
    }

    @Override
    public LeastSquares whole() {
        return rows;
    }

    /** T + 2, or fewer where there are fewer examples or features. */
    @Override
    public int dimension() {
        return dimension;
    }

    /**
     * Coordinates of weights in the space as far as it has grown.
     *
     * @throws IllegalArgumentException for weights other than zero before anything was asked
     */
    @Override
    public Vec project(Vec weights) {
        if (weights.isZero()) {
            return Vec.zeros(dimension);
        }
        Check.that(grown::isPresent, "weights in a Krylov space must be zero at the start, got " + weights);
        return padded(grown.orElseThrow().basis().coordinates(weights), dimension);
    }

    @Override
    public Vec embed(Vec weights) {
        return weights.isZero()
                ? Vec.zeros(rows.dimension())
                : grown.orElseThrow().basis().combination(weights);
    }

    @Override
    public long size() {
        return rows.size();
    }

    @Override
    public long testSize() {
        return rows.testSize();
    }

    @Override
    public long passes() {
        return rows.passes();
    }

    @Override
    public double resolution() {
        return GramLeastSquares.RESOLUTION
                * grown.map(known -> known.train().meanSquaredLabel()).orElse(0.0);
    }

    /**
     * The Gauss quadrature of the spectral measure of A as b sees it, a node for each vector of the basis so far.
     *
     * @return nodes λ rising, with weights (b's components)² / ‖b‖²; none before the first question
     */
    public KrylovBasis.Quadrature quadrature() {
        return grown.map(known -> known.basis().quadrature())
                .orElseGet(() -> new KrylovBasis.Quadrature(Vec.zeros(0), Vec.zeros(0)));
    }

    /**
     * Whether the basis spans all that gradient methods from zero can ever reach, so that answers are those of the rows at every
     * iteration; while it does not, they are up to as many iterations as it has vectors.
     *
     * @return whether the space is used up
     */
    public boolean spansAll() {
        return grown.map(known ->
                        known.basis().exhausted() || known.basis().steps() == Math.min(rows.size(), rows.dimension()))
                .orElse(false);
    }

    /**
     * What has been collected so far; empty before the first question.
     *
     * @return empty before the first vector
     */
    public Optional<State> state() {
        return grown.map(known ->
                new State(known.basis().state(), known.train(), known.test().map(KrylovQuadratic::state)));
    }

    /**
     * Goes on from what an oracle of the same problem had collected.
     *
     * @param state as {@link #state} gave it
     */
    public void restore(State state) {
        grown = Optional.of(new Grown(
                new KrylovBasis(state.basis(), rows.dimension(), dimension),
                state.train(),
                state.test().map(KrylovQuadratic::new)));
    }

    /** As many answers as questions; a pass for every coordinate that they reach beyond the basis, usually one. */
    @Override
    public List<Evaluation> evaluate(List<Query> queries) {
        int reach =
                queries.stream().mapToInt(query -> reach(query.weights())).max().orElse(0);
        Grown known = grownTo(reach);
        return queries.stream().map(query -> at(query, known)).toList();
    }

    private static Evaluation at(Query query, Grown known) {
        Vec weights = query.weights();
        double alongLabels = known.train().correlationNorm() * weights.get(0);
        Vec correlation = padded(Vec.of(known.train().correlationNorm()), weights.size());
        Vec gradient = correlation.minus(known.basis().times(weights));
        double alignment = weights.dot(gradient);
        Moments train = new Moments(
                Math.max(0, known.train().meanSquaredLabel() - alongLabels - alignment),
                alignment,
                Math.max(0, alongLabels - alignment));
        Vec told = query.need() == Query.Need.GRADIENT ? gradient : Vec.zeros(0);
        return new Evaluation(new Statistics(told, train), known.test().map(test -> test.at(weights)));
    }

    @Override
    public List<Vec> products(List<Vec> vectors) {
        int reach = vectors.stream().mapToInt(KrylovLeastSquares::reach).max().orElse(0);
        Grown known = grownTo(reach);
        return vectors.stream().map(vector -> known.basis().times(vector)).toList();
    }

    /** The number of coordinates up to the last that is not zero. */
    private static int reach(Vec weights) {
        int reach = weights.size();
        while (reach > 0 && weights.get(reach - 1) == 0) {
            reach--;
        }
        return reach;
    }

    /** With products for the first {@code reach} vectors of the basis, or all there are. */
    private Grown grownTo(int reach) {
        Grown known = grown.orElseGet(this::begun);
        grown = Optional.of(known);
        KrylovBasis basis = known.basis();
        while (basis.steps() < reach && !basis.complete()) {
            PartedLeastSquares.Both<Vec> images = rows.product(basis.newest());
            images.test().ifPresent(image -> known.test().orElseThrow().grow(basis, image));
            basis.step(images.train());
        }
        return known;
    }

    private Grown begun() {
        PartedLeastSquares.Both<Statistics> zero = rows.atZero();
        Vec correlation = zero.train().gradient();
        return new Grown(
                new KrylovBasis(correlation, dimension),
                new Sizes(correlation.norm(), zero.train().moments().residual()),
                zero.test().map(KrylovQuadratic::new));
    }

    /** The same with zeros after it, {@code size} entries in all. */
    static Vec padded(Vec vector, int size) {
        return Vec.owning(Arrays.copyOf(vector.array(), Check.atLeast("size", vector.size(), size)));
    }
}
