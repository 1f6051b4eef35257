package io.github.sparkagd.lab;

import io.github.sparkagd.report.LinePlot;
import io.github.sparkagd.report.PlotSheet;
import io.github.sparkagd.theory.DiagonalLeastSquares;
import io.github.sparkagd.theory.PowerLaw;
import java.util.ArrayList;
import java.util.List;

/**
 * Exact searches by what they search: nothing (gradient descent), along the gradient, along the weights (at gradient descent's
 * rate), both at once, and along all directions so far. Depth is the search along the weights, momentum that along the last step.
 *
 * <p>How far a method is on the way is told by the share of the loss by which conjugate gradients are ahead of gradient descent.
 */
final class LadderFigure extends Figure {
    /** Where the shares of all data sets are told. */
    private static final int AT = 100;

    private static final List<Integer> TIMES = List.of(10, AT, 1000);

    LadderFigure() {
        super("ladder", "Exact searches: along nothing, the gradient, the weights, both, all directions so far");
    }

    @Override
    public FigureResult draw(Laboratory laboratory) {
        List<Climb> climbs = new ArrayList<>(List.of(power(1.5), power(1)));
        climbs.addAll(climbs(laboratory, RealSet.SHOWN));
        List<LinePlot> panels = climbs.stream().map(Climb::panel).toList();
        List<Finding> findings =
                new ArrayList<>(climbs.stream().map(Climb::finding).toList());
        List<Climb> further = climbs(laboratory, RealSet.FURTHER);
        if (!further.isEmpty()) {
            findings.add(Climb.shares(further, AT));
        }
        return result(new PlotSheet(panels, 2), Numbers.Table.of(panels, "train_loss"), findings);
    }

    private static List<Climb> climbs(Laboratory laboratory, List<RealSet> sets) {
        return sets.stream()
                .flatMap(set -> set.in(laboratory).map(data -> climb(set.name(), data)).stream())
                .toList();
    }

    static Climb climb(String name, Bench.Images data) {
        return Climb.of(name, data.train(), data.optimalRate(), TIMES);
    }

    /** At 1/λ_max: at η* the largest of so many components would never settle. To where eigenvalues are not used up. */
    private static Climb power(double q) {
        return Climb.of(
                "power law p = 2, q = " + Charts.number(q),
                new DiagonalLeastSquares(PowerLaw.measure(2, q, 1e-7), 1),
                1,
                List.of(10, 100));
    }
}
