package io.github.sparkagd.lab;

import io.github.sparkagd.dynamics.Initialisation;
import io.github.sparkagd.dynamics.Initialisation.Shape;
import io.github.sparkagd.dynamics.LinearNetwork;
import io.github.sparkagd.linalg.Matrix;
import io.github.sparkagd.linalg.Vec;
import java.util.List;

/** The starts of prior work on deep gradient descent, on two features. */
final class PriorStarts {
    private static final long SEED = 1;
    private static final Shape WIDE = new Shape(2, 2, 3);
    private static final Vec NEAR = Vec.constant(2, 0.01);

    /** Each once, in the order of the literature. */
    static final List<Baseline> ALL = List.of(
            new Baseline(
                    "Saxe et al. 2014",
                    List.of(
                            start("small", Initialisation.constant(0.1)),
                            start("orthogonal", Initialisation.orthogonal()))),
            new Baseline("Shamir 2018", List.of(new Start("(1, −1)", opposed()))),
            new Baseline(
                    "Arora et al. 2018 a, b",
                    List.of(
                            start("a: balanced", Initialisation.balanced()),
                            new Start("b: width 1", Initialisation.balancedAt(new Shape(2, 1, 2), NEAR)),
                            new Start("b: width 1", Initialisation.balancedAt(new Shape(2, 1, 3), NEAR)))),
            new Baseline(
                    "Bartlett et al. 2018",
                    List.of(
                            start("identity", Initialisation.identity()),
                            start("residual", Initialisation.nearIdentity(0.1)))));

    private PriorStarts() {}

    /** A baseline: a panel's title and the starts that it shows. */
    record Baseline(String title, List<Start> starts) {}

    /** A start with its name. */
    record Start(String name, LinearNetwork network) {
        String label() {
            return name + ", L=" + network.depth();
        }
    }

    private static Start start(String name, Initialisation how) {
        return new Start(name, how.network(WIDE, SEED));
    }

    /** A unit first layer, and −1 after it: the output points away from the labels. */
    private static LinearNetwork opposed() {
        return new LinearNetwork(List.of(Matrix.column(Vec.constant(2, Math.sqrt(0.5))), Matrix.column(Vec.of(-1))));
    }
}
