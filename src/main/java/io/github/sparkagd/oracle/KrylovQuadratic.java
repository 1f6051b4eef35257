package io.github.sparkagd.oracle;

import io.github.sparkagd.linalg.KrylovBasis;
import io.github.sparkagd.linalg.Vec;
import java.util.ArrayList;
import java.util.List;

/**
 * What the test examples, with their own A = (1/n) X Xᵀ, b and mean y², say about weights w = Q·c in the Krylov space of the
 * training examples.
 *
 * <pre>   σ = cᵀ(QᵀAQ)c     κ = (Qᵀb)·c − σ     ρ = mean y² − 2·(Qᵀb)·c + σ </pre>
 *
 * <p>QᵀAQ is a full matrix here, of which the lower half is kept, row by row.
 */
final class KrylovQuadratic {
    private final Vec correlation;
    private final double meanSquaredLabel;
    private final List<Vec> gram = new ArrayList<>();
    private final List<Double> along = new ArrayList<>();

    /**
     * All of it.
     *
     * @param correlation b of the test examples, of length d
     * @param meanSquaredLabel mean y² of the test examples
     * @param gram the rows of the lower half of QᵀAQ, row k of length k + 1
     * @param along Qᵀb, an entry for each row
     */
    record State(Vec correlation, double meanSquaredLabel, List<Vec> gram, Vec along) {
        State {
            gram = List.copyOf(gram);
        }
    }

    /** @param zero the statistics of the test examples at w = 0 */
    KrylovQuadratic(Statistics zero) {
        this.correlation = zero.gradient();
        this.meanSquaredLabel = zero.moments().residual();
    }

    KrylovQuadratic(State state) {
        this.correlation = state.correlation();
        this.meanSquaredLabel = state.meanSquaredLabel();
        gram.addAll(state.gram());
        for (int k = 0; k < state.along().size(); k++) {
            along.add(state.along().get(k));
        }
    }

    State state() {
        return new State(
                correlation,
                meanSquaredLabel,
                gram,
                Vec.of(along.stream().mapToDouble(Double::doubleValue).toArray()));
    }

    /** Takes A·q for the newest vector q of the basis. */
    void grow(KrylovBasis basis, Vec image) {
        gram.add(basis.coordinates(image));
        along.add(correlation.dot(basis.newest()));
    }

    /** The moments at weights whose entries reach no further than rows were taken. */
    Moments at(Vec weights) {
        double output = 0;
        double alongLabels = 0;
        for (int k = 0; k < gram.size(); k++) {
            double entry = weights.get(k);
            if (entry != 0) {
                Vec row = gram.get(k);
                // The part below the diagonal counts twice.
                output += entry * (2 * row.dotFirst(weights) - row.get(k) * entry);
                alongLabels = Math.fma(along.get(k), entry, alongLabels);
            }
        }
        output = Math.max(0, output);
        double residual = Math.max(0, meanSquaredLabel - 2 * alongLabels + output);
        return new Moments(residual, alongLabels - output, output);
    }
}
