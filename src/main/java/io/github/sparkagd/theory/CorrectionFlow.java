package io.github.sparkagd.theory;

import io.github.sparkagd.linalg.Check;
import io.github.sparkagd.linalg.Vec;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;

/**
 * The way of full correction as η → 0, and with it that of aligned gradient descent of any depth L ≥ 2: its scalar layers act at
 * O(1) an iteration where the first layer acts at O(η).
 *
 * <p>With uᵢ = wᵢ/w*ᵢ and energies E, in the time t = η·iterations,
 *
 * <pre>
 *   u′ = λ(1 − u) + c·u,   c = ΣEλ(1 − u)(1 − 2u) / ΣEu²,   u(0⁺) = λ·ΣEλ / ΣEλ²
 * </pre>
 *
 * <p>Gradient descent is the first term. The correction u ← f·u with f = ΣEu/ΣEu² makes the error orthogonal to the output,
 * ΣE·u(1 − u) = 0; that this stays so gives c, the factor being f = 1 + η·c. The start is one step of gradient descent,
 * corrected.
 *
 * <p>At finite η the two differ by O(η). With finite L they differ by more where the explained labels are small: a scalar layer
 * takes the share σ/2 of what it is to correct, σ being the mean square of the output where mean y² is 1.
 */
public final class CorrectionFlow implements FirstOrderDifferentialEquations {
    /** Of the outputs, which are of order 1. */
    private static final double ACCURACY = 1e-12;

    private final SpectralMeasure measure;

    /** @param measure with positive eigenvalues */
    public CorrectionFlow(SpectralMeasure measure) {
        Check.that(
                () -> measure.eigenvalues().size() > 0 && measure.eigenvalues().get(0) > 0,
                "eigenvalues must be positive, got " + measure.eigenvalues());
        this.measure = measure;
    }

    /** {@return u(0⁺), one for each eigenvalue} */
    public Vec start() {
        Vec values = measure.eigenvalues();
        Vec weighted = measure.energies().times(values);
        return values.times(measure.energies().dot(values) / weighted.dot(values));
    }

    /**
     * {@return u at each of {@code times}}
     *
     * @param times t = η·iterations, rising, from 0 on
     */
    public List<Vec> at(Vec times) {
        DormandPrince853Integrator integrator = new DormandPrince853Integrator(0, Double.MAX_VALUE, ACCURACY, ACCURACY);
        double[] outputs = start().toArray();
        List<Vec> all = new ArrayList<>();
        double now = 0;
        for (double time : times.toArray()) {
            if (time > now) {
                integrator.integrate(this, now, outputs, time, outputs);
                now = time;
            }
            all.add(Vec.of(outputs));
        }
        return all;
    }

    /**
     * {@return the excess of the loss at each of {@code times}, as a share of that at zero}
     *
     * @param times t = η·iterations, rising, from 0 on
     */
    public Vec excesses(Vec times) {
        return Vec.of(at(times).stream().mapToDouble(measure::excess).toArray());
    }

    /**
     * {@return c, by how much more than gradient descent all outputs grow}
     *
     * @param outputs u, one for each eigenvalue
     */
    public double growth(Vec outputs) {
        double lag = 0;
        double square = 0;
        for (int i = 0; i < outputs.size(); i++) {
            double u = outputs.get(i);
            double energy = measure.energies().get(i);
            lag += energy * measure.eigenvalues().get(i) * (1 - u) * (1 - 2 * u);
            square += energy * u * u;
        }
        return lag / square;
    }

    @Override
    public int getDimension() {
        return measure.eigenvalues().size();
    }

    @Override
    public void computeDerivatives(double time, double[] outputs, double[] rates) {
        double growth = growth(Vec.of(outputs));
        for (int i = 0; i < outputs.length; i++) {
            rates[i] = measure.eigenvalues().get(i) * (1 - outputs[i]) + growth * outputs[i];
        }
    }
}
