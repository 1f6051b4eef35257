package io.github.sparkagd.lab;

import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.report.HeatMap;
import io.github.sparkagd.theory.DiagonalLeastSquares;
import io.github.sparkagd.theory.PowerLaw;
import io.github.sparkagd.theory.SpectralMeasure;
import io.github.sparkagd.train.StopRules;
import java.util.List;

/** The gain of depth over power laws, measured, with the third law's upon it. */
final class PowerLawMap {
    private static final int ITERATIONS = 1000;
    private static final double RATE = 1;
    /** No share of what is learnt by the last iteration lies below. */
    private static final double SMALLEST = 1e-7;

    private static final Vec LEVELS = Vec.of(1.05, 1.2, 1.4, 1.7, 2, 2.5, 3);
    private static final Vec POWERS = Maps.steps(1, 3, 20);
    private static final Vec ENERGIES = Maps.steps(0.375, 3.5, 25);

    private PowerLawMap() {}

    static HeatMap draw(Laboratory laboratory) {
        HeatMap.Axis x = new HeatMap.Axis("p: eigenvalues i^−p", POWERS, false);
        HeatMap.Axis y = new HeatMap.Axis("q: energies i^−q", ENERGIES, false);
        HeatMap.Grid cells =
                Maps.grid("measured, L = 8, t = " + ITERATIONS, x, y, (p, q) -> measured(laboratory, p, q));
        HeatMap.Grid law = Maps.grid("law 3", x, y, (p, q) -> PowerLaw.of(p, q).speedUp());
        return new HeatMap("Power laws", x, y, cells, new HeatMap.Law(law, LEVELS), List.of());
    }

    private static double measured(Laboratory laboratory, double p, double q) {
        SpectralMeasure measure = PowerLaw.measure(p, q, SMALLEST);
        Observed run = laboratory
                .train(
                        new DiagonalLeastSquares(measure, 1),
                        List.of(Subject.agd(8, RATE)),
                        StopRules.iterations(ITERATIONS))
                .get(0);
        return SpeedUp.shallowIterations(measure, RATE, 2 * run.loss(ITERATIONS)) / ITERATIONS;
    }

    /** The largest deviation of what was measured from the law, where the law's exponent is between two. */
    static double deviation(HeatMap map, double least, double most) {
        return Maps.deviation(map, (p, q) -> {
            double a = PowerLaw.of(p, q).exponent();
            return a >= least && a <= most;
        });
    }
}
