package io.github.sparkagd.train;

import io.github.sparkagd.algorithms.Algorithm;
import io.github.sparkagd.settings.Refusal;
import java.util.List;

/** Which runs {@link Plan#KRYLOV} serves: those that go along gradients from zero, and so stay in one Krylov space. */
final class KrylovRuns {
    private static final String RULE = "{plan=krylov} is for runs that go along gradients from zero, ";

    private KrylovRuns() {}

    /**
     * Refuses runs that leave the space.
     *
     * @param startsElsewhere whether a start is named that is not known yet
     */
    static void require(List<RunSpec> specs, boolean startsElsewhere) {
        for (RunSpec spec : specs) {
            Algorithm algorithm = spec.algorithm();
            Refusal.unless(
                    algorithm.combinesGradients(),
                    RULE + "which " + algorithm.label() + " does not. Maybe {plan=fused}.");
            boolean elsewhere = startsElsewhere
                    || spec.start()
                            .coefficients()
                            .filter(start -> !start.isZero())
                            .isPresent();
            Refusal.unless(!elsewhere, RULE + "not from {initial-model}. Maybe {plan=fused}.");
        }
    }
}
