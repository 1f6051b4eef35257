package io.github.sparkagd.dynamics;

import io.github.sparkagd.oracle.Moments;

/** By how much a scalar layer of aligned gradient descent scales the output along itself. */
public enum ScaleRule {
    /**
     * One gradient step at rate a²/2 (Algorithm 1; Eq. 6): c = 1 + κ/2.
     */
    GRADIENT_STEP {
        @Override
        double factor(Moments moments) {
            return 1 + moments.alignment() / 2;
        }
    },
    /**
     * The exact minimiser along the output (§4.3, "full correction"): c = 1 + κ/σ, and 1 where σ = 0.
     */
    FULL_CORRECTION {
        @Override
        double factor(Moments moments) {
            return moments.output() == 0 ? 1 : 1 + moments.alignment() / moments.output();
        }
    };

    /** c, from the moments at the output before the sub-step. */
    abstract double factor(Moments moments);
}
