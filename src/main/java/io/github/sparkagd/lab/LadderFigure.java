package io.github.sparkagd.lab;

import io.github.sparkagd.report.LinePlot;
import io.github.sparkagd.report.PlotSheet;
import io.github.sparkagd.theory.DiagonalLeastSquares;
import io.github.sparkagd.theory.PowerLaw;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Exact searches by what they search: nothing (gradient descent), along the gradient, along the weights (at gradient descent's
 * rate), both at once, and along all directions so far. Depth is the search along the weights, momentum that along the last step.
 *
 * <p>How far a method is on the way is told by the share of the loss by which conjugate gradients are ahead of gradient descent.
 */
final class LadderFigure extends Figure {
    private static final Map<String, String> REAL = real();

    private static Map<String, String> real() {
        Map<String, String> real = new LinkedHashMap<>();
        real.put("mnist", "MNIST {3, 8}");
        real.put("cifar10", "CIFAR-10 {bird, airplane}");
        real.put("a9a/a9a", "a9a");
        return real;
    }

    LadderFigure() {
        super("ladder", "Exact searches: along nothing, the gradient, the weights, both, all directions so far");
    }

    @Override
    public FigureResult draw(Laboratory laboratory) {
        List<Climb> climbs = new ArrayList<>(List.of(power(1.5), power(1)));
        REAL.forEach((folder, name) -> laboratory.images(folder).ifPresent(data -> climbs.add(climb(name, data))));
        List<LinePlot> panels = climbs.stream().map(Climb::panel).toList();
        return result(
                new PlotSheet(panels, 2),
                Numbers.Table.of(panels, "train_loss"),
                climbs.stream().map(Climb::finding).toList());
    }

    static Climb climb(String name, Bench.Images data) {
        return Climb.of(name, data.train(), data.optimalRate(), List.of(10, 100, 1000));
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
