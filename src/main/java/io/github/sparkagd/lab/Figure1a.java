package io.github.sparkagd.lab;

import io.github.sparkagd.dynamics.Initialisation;
import io.github.sparkagd.dynamics.Initialisation.Shape;
import io.github.sparkagd.report.LinePlot;
import io.github.sparkagd.report.PlotSheet;
import java.util.List;

/** Fig. 1a: deep gradient descent stuck on a plateau, or slow and then fast, and aligned gradient descent (§3.1, §3.2). */
final class Figure1a extends Figure {
    private static final double RATE = 0.1;
    private static final double SMALL = 0.01;

    private static final Subject STUCK = Subject.deep(RATE, Initialisation.scalars(1, -1), "shamir")
            .labelled("deep GD from (1, −1)")
            .from("(1, −1)");
    private static final Subject DELAYED = Subject.deep(
                    RATE, Initialisation.constant(SMALL).network(new Shape(1, 1, 2), 1), "small")
            .labelled("deep GD from (0.01, 0.01)");
    private static final Subject ALIGNED = Subject.agd(2, RATE);
    private static final Experiment EXPERIMENT = new Experiment(Points.POINT, List.of(STUCK, DELAYED, ALIGNED), 200);

    Figure1a() {
        super("1a", "Two pitfalls of depth: plateau and sigmoid (one point, η = 0.1, L = 2)");
    }

    @Override
    public FigureResult draw(Laboratory laboratory) {
        Runs runs = new Runs(laboratory.observe(EXPERIMENT));
        LinePlot logarithmic = Charts.losses("The same, logarithmic", runs.all(), false);
        LinePlot linear =
                new LinePlot("Loss", logarithmic.xLabel(), logarithmic.yLabel(), false, false, logarithmic.series());
        PlotSheet sheet = new PlotSheet(List.of(linear, logarithmic), 2);
        return result(
                sheet,
                new Numbers.Losses(runs.all()),
                List.of(plateau(runs.of(STUCK), runs.of(ALIGNED)), sigmoid(runs.of(DELAYED))));
    }

    private static Finding plateau(Observed stuck, Observed aligned) {
        double output =
                stuck.iterates().get(stuck.iterates().size() - 1).weights().get(0);
        return Finding.of(
                "From (1, −1) deep GD plateaus at output 0; AGD converges.",
                "after 200 iterations deep GD has ŷ = " + Charts.number(output) + " and loss "
                        + Charts.number(stuck.lastLoss()) + ", AGD has loss " + Charts.number(aligned.lastLoss()),
                Math.abs(output) < 1e-6 && Math.abs(stuck.lastLoss() - 0.5) < 1e-6 && aligned.lastLoss() < 1e-10);
    }

    private static Finding sigmoid(Observed run) {
        int begins = run.firstBelow(0.9 * run.loss(0)).orElse(Integer.MAX_VALUE);
        int done = run.firstBelow(0.1 * run.loss(0)).orElse(Integer.MAX_VALUE);
        return Finding.of(
                "From a small start deep GD learns next to nothing at first, then fast.",
                "the loss takes " + begins + " iterations to fall to 90 % and only " + (done - begins)
                        + " more to fall to 10 % of its start",
                begins > done - begins);
    }
}
