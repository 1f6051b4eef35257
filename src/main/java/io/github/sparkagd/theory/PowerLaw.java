package io.github.sparkagd.theory;

import io.github.sparkagd.linalg.Check;
import io.github.sparkagd.linalg.Vec;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.special.Gamma;

/**
 * What depth gains where energies fall as a power of the eigenvalues: the third law of depth.
 *
 * <p>Energy of density λ^(a−1): eigenvalues λᵢ = i^−p with energies Eᵢ = i^−q have a = (q − 1)/p. At times t with
 * λ_min·t ≪ 1 ≪ λ_max·t the way of full correction ({@link CorrectionFlow}) is similar to itself, u = φ(λt) and c = γ/t with
 *
 * <pre>  x·φ′ = (γ − x)·φ + x,   γ = (1 − a)/2,   1 − φ(x) = M(1, 1 − γ, −x) </pre>
 *
 * <p>M being Kummer's function. Both its loss and that of gradient descent, 1 − φ = e^−x, then fall as t^−a, and gradient descent
 * needs a constant number of times as many iterations:
 *
 * <pre>  [ √π / (Γ(1 − a/2)·Γ((1 + a)/2)) ]^(1/a) </pre>
 *
 * <p>2 at a = 0, by continuity; 1 at a = 1 and, slowly approached, beyond; without bound towards a = −1. So depth buys a factor of
 * time and never changes the power of it.
 *
 * @param exponent a, above −1: towards it and beyond nearly all energy is where λt ≪ 1
 */
public record PowerLaw(double exponent) {
    /** Where the quotient of two small logarithms gives way to its series, whose error is the square of this. */
    private static final double NEAR_ZERO = 1e-5;

    /** Share of its number by which a neighbour may be off. */
    private static final double TOGETHER = 0.05;

    /**
     * Refuses other exponents.
     *
     * @param exponent a, above −1: towards it and beyond nearly all energy is where λt ≪ 1
     */
    public PowerLaw {
        Check.that(() -> exponent > -1, "exponent must be above -1, got " + exponent);
    }

    /**
     * {@return the law of eigenvalues i^−p with energies i^−q}
     *
     * @param values p, positive
     * @param energies q, above 1 − p
     */
    public static PowerLaw of(double values, double energies) {
        return new PowerLaw((energies - 1) / Check.positive("power of the eigenvalues", values));
    }

    /**
     * {@return the measure of eigenvalues i^−p with energies i^−q, i = 1, 2, …, down to an eigenvalue}
     *
     * <p>Beyond the first few, neighbours stand together as one eigenvalue with their energy, so that a hundred million are some
     * hundreds.
     *
     * @param values p, positive
     * @param energies q
     * @param smallest the eigenvalue, below 1
     */
    public static SpectralMeasure measure(double values, double energies, double smallest) {
        Check.positive("power of the eigenvalues", values);
        Check.positive("smallest eigenvalue", smallest);
        List<Double> lambdas = new ArrayList<>();
        List<Double> parts = new ArrayList<>();
        double last = Math.pow(smallest, -1 / values);
        for (double first = 1; first <= last; ) {
            double together = Math.max(1, Math.floor(first * TOGETHER));
            double middle = first + (together - 1) / 2;
            lambdas.add(0, Math.pow(middle, -values));
            parts.add(0, together * Math.pow(middle, -energies));
            first += together;
        }
        return SpectralMeasure.of(vec(lambdas), vec(parts));
    }

    private static Vec vec(List<Double> entries) {
        return Vec.of(entries.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** {@return γ: all outputs grow by γ/t more than with gradient descent; 0 for a ≥ 1} */
    public double growth() {
        return Math.max(0, (1 - exponent) / 2);
    }

    /** {@return how many times as many iterations gradient descent needs as depth, for the same loss} */
    public double speedUp() {
        if (exponent >= 1) {
            return 1;
        }
        double logarithm = Math.abs(exponent) < NEAR_ZERO
                ? Math.log(2) - exponent * Math.PI * Math.PI / 12
                : (Math.log(Math.PI) / 2 - Gamma.logGamma(1 - exponent / 2) - Gamma.logGamma((1 + exponent) / 2))
                        / exponent;
        return Math.exp(logarithm);
    }
}
