package io.github.sparkagd.lab;

import io.github.sparkagd.dynamics.Initialisation;
import io.github.sparkagd.dynamics.Initialisation.Shape;
import io.github.sparkagd.linalg.Matrix;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.report.LinePlot;
import io.github.sparkagd.report.LinePlot.Stroke;
import io.github.sparkagd.theory.TangentKernel;
import io.github.sparkagd.train.StopRules;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Silent alignment (Atanasov, Bordelon and Pehlevan 2021): from a small start the tangent kernel of deep gradient descent turns
 * first and grows later, less so on unwhitened data.
 *
 * @param data the points
 * @param iterations t of each entry of the others
 * @param cosines of the kernel at each t with the last one
 * @param norms of the kernel at each t, as a share of the last one's
 */
record SilentAlignment(Points data, Vec iterations, Vec cosines, Vec norms) {
    private static final int KEPT = 10_000;
    private static final double SMALL = 0.001;
    private static final double QUIET = 0.1;

    /** On whitened data, on D1 and on D2; the last at a rate at which deep gradient descent is stable there. */
    static List<SilentAlignment> all(Laboratory laboratory) {
        return List.of(
                run(laboratory, Points.WHITENED, 0.1, KEPT),
                run(laboratory, Points.D1, 0.1, KEPT),
                run(laboratory, Points.D2, 0.03, 3 * KEPT));
    }

    private static SilentAlignment run(Laboratory laboratory, Points data, double rate, int iterations) {
        Subject subject = Subject.deep(rate, Initialisation.balanced(SMALL).network(new Shape(2, 2, 2), 2), "small");
        Observed run = laboratory.observe(data, subject, StopRules.iterations(iterations), iterations / KEPT);
        List<Matrix> kernels = run.networks().stream()
                .map(network -> TangentKernel.of(network, data.xs()))
                .toList();
        Matrix last = kernels.get(kernels.size() - 1);
        Vec cosines = Vec.of(kernels.stream()
                .mapToDouble(kernel -> TangentKernel.cosine(kernel, last))
                .toArray());
        Vec norms = Vec.of(kernels.stream()
                .mapToDouble(kernel -> kernel.norm() / last.norm())
                .toArray());
        return new SilentAlignment(data, run.along(at -> at.iteration()), cosines, norms);
    }

    LinePlot panel() {
        return new LinePlot(
                "Atanasov et al. 2021: silent alignment, " + data.name(),
                Charts.ITERATION,
                "share of its last",
                true,
                false,
                List.of(
                        new LinePlot.Series("angle turned", iterations, cosines.map(this::turned), 0, Stroke.SOLID),
                        new LinePlot.Series("norm", iterations, norms, 1, Stroke.DASHED)));
    }

    /** The cosine when the norm first reaches a tenth of its last value. */
    private double whileQuiet() {
        int at = IntStream.range(0, norms.size())
                .filter(t -> norms.get(t) >= QUIET)
                .findFirst()
                .orElseThrow();
        return cosines.get(at);
    }

    /**
     * How much of its turn the kernel has made at a cosine with the last one, as a share of the angle at t = 0. The cosine
     * alone says little on unwhitened data, where the largest example is nearly all of the kernel from the start.
     */
    private double turned(double cosine) {
        return 1 - Math.acos(Math.min(1, cosine)) / Math.acos(Math.min(1, cosines.get(0)));
    }

    private double turned() {
        return turned(whileQuiet());
    }

    static Finding finding(List<SilentAlignment> all) {
        List<String> measured = new ArrayList<>();
        all.forEach(one -> measured.add(one.data().name() + " "
                + Charts.number(100 * one.turned()) + " % (cosine "
                + Charts.precise(one.cosines().get(0)) + " at t = 0, "
                + Charts.precise(one.whileQuiet()) + " then)"));
        double whitened = all.stream()
                .filter(one -> one.data().equals(Points.WHITENED))
                .findFirst()
                .orElseThrow()
                .turned();
        return Finding.of(
                "Silent alignment: from a small start the kernel turns before it grows; on unwhitened data less so.",
                "of the angle to the last kernel turned when its norm is a tenth of the last: "
                        + String.join("; ", measured),
                whitened > 0.8
                        && all.stream()
                                .filter(one -> !one.data().equals(Points.WHITENED))
                                .allMatch(other -> other.turned() < whitened));
    }
}
