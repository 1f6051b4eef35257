package io.github.sparkagd.oracle;

import io.github.sparkagd.linalg.Check;
import io.github.sparkagd.linalg.Vec;
import java.io.Serializable;

/**
 * The affine change of coordinates between the data as they are and the problem that is trained.
 *
 * <pre>
 *   z = (x − μ) / s   (per feature),      u = (y − ȳ) / c
 * </pre>
 *
 * <p>The rows of the data are never touched: the change is algebra on weights and sums. Weights v on z mean for raw
 * features the weights w = c·v/s and the intercept ȳ − μ·w.
 *
 * @param centers μ, of length d; all zeros without an intercept
 * @param inverseScales 1/s, of length d; 0 for a feature whose deviation is 0, which so gets the coefficient 0; all ones
 *     without standardisation
 * @param labelCenter ȳ, 0 without an intercept
 * @param labelScale c, positive; losses are in units of c²
 */
public record Coordinates(Vec centers, Vec inverseScales, double labelCenter, double labelScale)
        implements Serializable {
    /**
     * Refuses lengths that differ and a label scale that is not positive.
     *
     * @param centers μ, of length d; all zeros without an intercept
     * @param inverseScales 1/s, of length d; 0 for a feature whose deviation is 0, which so gets the coefficient 0; all
     *     ones without standardisation
     * @param labelCenter ȳ, 0 without an intercept
     * @param labelScale c, positive; losses are in units of c²
     */
    public Coordinates {
        Check.sameSize("inverse scales", centers.size(), inverseScales.size());
        Check.positive("label scale", labelScale);
        Check.finite("label centre", labelCenter);
    }

    /**
     * {@return the coordinates of data that are trained on as they are}
     *
     * @param dimension d
     */
    public static Coordinates identity(int dimension) {
        return new Coordinates(Vec.zeros(dimension), Vec.constant(dimension, 1), 0, 1);
    }

    /** {@return the number d of features} */
    public int dimension() {
        return centers.size();
    }

    /**
     * {@return weights on raw features, in label units: w = c·v/s}
     *
     * @param trained v, of length d
     */
    public Vec rawWeights(Vec trained) {
        return trained.times(inverseScales).times(labelScale);
    }

    /**
     * {@return the intercept that goes with raw weights: ȳ − μ·w}
     *
     * @param rawWeights w, of length d
     */
    public double intercept(Vec rawWeights) {
        return labelCenter + offset(rawWeights);
    }

    /** What centring adds to every prediction before ȳ: −μ·w. */
    double offset(Vec rawWeights) {
        return centers.isZero() ? 0 : -centers.dot(rawWeights);
    }

    /**
     * {@return weights in the coordinates trained in, v = s·w/c; 0 where a feature has no deviation}
     *
     * @param rawWeights w, of length d
     */
    public Vec trainedWeights(Vec rawWeights) {
        Vec unscaled = rawWeights.times(inverseScales.map(inverse -> inverse == 0 ? 0 : 1 / inverse));
        return unscaled.times(1 / labelScale);
    }

    /**
     * A sum over raw rows, brought to the coordinates trained in.
     *
     * @param meanOfRows (1/n) Σ rᵢ·xᵢ for residuals r in label units
     * @param meanOfResiduals (1/n) Σ rᵢ
     * @return (1/n) Σ (rᵢ/c)·zᵢ, of length d
     */
    Vec gradient(Vec meanOfRows, double meanOfResiduals) {
        Vec centred = centers.isZero() ? meanOfRows : meanOfRows.plus(-meanOfResiduals, centers);
        return centred.times(inverseScales).times(1 / labelScale);
    }
}
