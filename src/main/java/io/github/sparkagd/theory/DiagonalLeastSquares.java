package io.github.sparkagd.theory;

import io.github.sparkagd.linalg.Check;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.Coordinates;
import io.github.sparkagd.oracle.Evaluation;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.oracle.Moments;
import io.github.sparkagd.oracle.Query;
import io.github.sparkagd.oracle.Statistics;
import java.util.List;
import java.util.Optional;

/**
 * The least-squares problem in the eigenbasis that has a given spectral measure: all that gradient methods from zero see of data,
 * in as many coordinates as there are eigenvalues.
 *
 * <pre>
 *   A = diag(λ)   w* = √(R²·E/λ)   g = λ(w* − w)   ρ = mean y² − R² + Σλ(w* − w)²   κ = Σλw(w* − w)   σ = Σλw²
 * </pre>
 *
 * <p>Losses are sums of squares and resolved to the last. It has no rows: a question costs nothing.
 */
public final class DiagonalLeastSquares implements LeastSquares {
    private final Vec eigenvalues;
    private final Vec solution;
    private final double unexplained;

    /**
     * @param measure with positive eigenvalues; its explained mean square of the labels is R²
     * @param meanSquaredLabel mean y², at least R²
     */
    public DiagonalLeastSquares(SpectralMeasure measure, double meanSquaredLabel) {
        Check.that(
                () -> meanSquaredLabel >= measure.explained(),
                "mean squared label must be at least what is explained of it, " + measure.explained() + ", got "
                        + meanSquaredLabel);
        eigenvalues = measure.eigenvalues();
        solution = measure.energies()
                .times(measure.explained())
                .times(eigenvalues.map(value -> 1 / Check.positive("eigenvalue", value)))
                .map(Math::sqrt);
        unexplained = meanSquaredLabel - measure.explained();
    }

    @Override
    public List<Evaluation> evaluate(List<Query> queries) {
        return queries.stream()
                .map(query -> new Evaluation(at(query.weights()), Optional.empty()))
                .toList();
    }

    private Statistics at(Vec weights) {
        Vec off = solution.minus(weights);
        Vec gradient = eigenvalues.times(off);
        double output = eigenvalues.times(weights).dot(weights);
        return new Statistics(gradient, new Moments(unexplained + gradient.dot(off), gradient.dot(weights), output));
    }

    @Override
    public List<Vec> products(List<Vec> vectors) {
        return vectors.stream().map(eigenvalues::times).toList();
    }

    @Override
    public Coordinates coordinates() {
        return Coordinates.identity(dimension());
    }

    @Override
    public int dimension() {
        return eigenvalues.size();
    }

    @Override
    public long size() {
        return dimension();
    }

    @Override
    public long testSize() {
        return 0;
    }

    @Override
    public long passes() {
        return 0;
    }
}
