package io.github.sparkagd.lab;

import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.report.HeatMap;
import io.github.sparkagd.theory.DiagonalLeastSquares;
import io.github.sparkagd.theory.TwoGroups;
import io.github.sparkagd.train.StopRules;
import java.util.List;
import java.util.OptionalInt;

/** The gain of depth where one eigenvalue lies far above the others, measured, with the second law's upon it. */
final class OutlierMap {
    private static final double RATE = 0.1;
    /** Where the loss is compared: half of the bulk learnt. */
    private static final double HALF = 0.5;
    /** Of which so much may be learnt by the first iteration. */
    private static final double BEGUN = 0.2;
    /** Iterations beyond the law's that a run may take. */
    private static final int MORE = 500;

    private static final Vec LEVELS = Vec.of(2, 5, 10, 30, 100, 300, 1000, 3000);
    private static final Vec RATIOS = Maps.steps(1, 5, 24).map(power -> Math.pow(10, power));
    private static final Vec ENERGIES = Maps.steps(-3, -0.02, 24).map(power -> Math.pow(10, power));

    private OutlierMap() {}

    static HeatMap draw(Laboratory laboratory) {
        HeatMap.Axis x = new HeatMap.Axis("λ₁/λ₂: the outlier over the bulk", RATIOS, true);
        HeatMap.Axis y = new HeatMap.Axis("E₁: the outlier's energy", ENERGIES, true);
        HeatMap.Grid cells = Maps.grid("measured, full", x, y, (ratio, energy) -> {
            TwoGroups group = group(ratio, energy);
            return began(group) ? Double.NaN : measured(laboratory, group, Subject.full(RATE));
        });
        HeatMap.Grid law = Maps.grid("law 2", x, y, (ratio, energy) -> {
            TwoGroups group = group(ratio, energy);
            return began(group) ? Double.NaN : group.speedUp(HALF);
        });
        return new HeatMap("One outlier", x, y, cells, new HeatMap.Law(law, LEVELS), List.of());
    }

    private static TwoGroups group(double ratio, double energy) {
        return new TwoGroups(1, 1 / ratio, energy);
    }

    /** Whether the first iteration learns so much that there is no way to speak of. */
    private static boolean began(TwoGroups group) {
        return group.start() > BEGUN;
    }

    /** NaN where the loss is not reached. */
    private static double measured(Laboratory laboratory, TwoGroups group, Subject subject) {
        double excess = group.excess(HALF);
        int most = MORE + (int) (2 * group.time(HALF) / RATE);
        Observed run = laboratory
                .train(new DiagonalLeastSquares(group.measure(), 1), List.of(subject), StopRules.iterations(most))
                .get(0);
        OptionalInt reached = run.firstBelow(excess / 2);
        return reached.isPresent()
                ? SpeedUp.shallowIterations(group.measure(), RATE, excess) / Math.max(1, reached.getAsInt())
                : Double.NaN;
    }

    /** The excess at which gains are compared. */
    static double excess(TwoGroups groups) {
        return groups.excess(HALF);
    }

    /** What the law says of an outlier, in words. */
    static String law(double ratio, double energy) {
        TwoGroups groups = group(ratio, energy);
        return began(groups) ? "none, as one iteration learns it" : Charts.number(groups.speedUp(HALF));
    }

    /** The map with those of the dots that lie on it. */
    static HeatMap with(HeatMap map, List<HeatMap.Dot> dots) {
        List<HeatMap.Dot> shown = dots.stream()
                .filter(dot -> dot.x() >= RATIOS.get(0) && dot.x() <= RATIOS.get(RATIOS.size() - 1))
                .filter(dot -> dot.y() >= ENERGIES.get(0) && dot.y() <= ENERGIES.get(ENERGIES.size() - 1))
                .toList();
        return new HeatMap(map.title(), map.x(), map.y(), map.cells(), map.law(), shown);
    }

    /** The largest deviation of what was measured from the law, where the law says so many iterations at least. */
    static double deviation(HeatMap map, double iterations) {
        return Maps.deviation(map, (ratio, energy) -> {
            TwoGroups group = group(ratio, energy);
            return !began(group) && group.time(HALF) / RATE >= iterations;
        });
    }

    /** What L = 8 gains, and what the law says, of the outlier. */
    static String gain(Laboratory laboratory, double ratio, double energy) {
        TwoGroups group = group(ratio, energy);
        return Charts.number(measured(laboratory, group, Subject.agd(8, RATE))) + " / "
                + Charts.number(group.speedUp(HALF));
    }
}
