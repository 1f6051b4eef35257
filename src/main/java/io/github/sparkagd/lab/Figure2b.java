package io.github.sparkagd.lab;

import io.github.sparkagd.dynamics.Iterate;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.report.LinePlot;
import java.util.ArrayList;
import java.util.List;

/** Fig. 2b: the path of the effective weights, straight for gradient descent and curved for the aligned one (§4.3). */
final class Figure2b extends Figure {
    private static final double RATE = 0.1;
    /** A share below this is not seen in float64 after the sums of a run. */
    private static final double ROUNDING = 1e-9;

    private static final Subject SHALLOW = Subject.gd(RATE);
    private static final Subject ALIGNED = Subject.agd(2, RATE);
    private static final Experiment EXPERIMENT = new Experiment(Points.D1, List.of(SHALLOW, ALIGNED), 8000);

    Figure2b() {
        super("2b", "Path of the effective weights (D1, η = 0.1)");
    }

    @Override
    public FigureResult draw(Laboratory laboratory) {
        Runs runs = new Runs(laboratory.observe(EXPERIMENT));
        List<LinePlot.Series> series = new ArrayList<>();
        List<Numbers.Row> rows = new ArrayList<>();
        for (Observed run : runs.all()) {
            Subject who = run.subject();
            Vec first = run.along(at -> at.weights().get(0));
            Vec second = run.along(at -> at.weights().get(1));
            series.add(new LinePlot.Series(who.label(), first, second, who.style()));
            for (Iterate at : run.iterates()) {
                for (int j = 0; j < 2; j++) {
                    rows.add(new Numbers.Row(
                            "path",
                            who.label(),
                            at.iteration(),
                            "w_" + (j + 1),
                            at.weights().get(j)));
                }
            }
        }
        Vec target = Vec.of(1 / Math.sqrt(2), 1 / Math.sqrt(0.02));
        series.add(new LinePlot.Series(
                "solution", Vec.of(target.get(0)), Vec.of(target.get(1)), 2, LinePlot.Stroke.POINTS));
        LinePlot plot = new LinePlot(title(), "w₁", "w₂", false, false, series);
        return result(plot, new Numbers.Table(rows), List.of(curved(runs, target)));
    }

    /** How far w₁ leaves the range between its start and its target, as a share of it. */
    private static Finding curved(Runs runs, Vec target) {
        double shallow = excess(runs.of(SHALLOW), target);
        double aligned = excess(runs.of(ALIGNED), target);
        return Finding.of(
                "AGD's path is curved where GD's is not: scaling the whole output pushes the learnt weight past its "
                        + "target until the gradient step corrects it.",
                "w₁ goes past its target " + past(aligned) + " with AGD and " + past(shallow) + " with GD",
                aligned > 0.001 && shallow < ROUNDING);
    }

    private static String past(double share) {
        return share < ROUNDING ? "not at all" : "by " + Charts.number(100 * share) + " %";
    }

    private static double excess(Observed run, Vec target) {
        return run.iterates().stream()
                                .mapToDouble(at -> at.weights().get(0))
                                .max()
                                .orElse(0)
                        / target.get(0)
                - 1;
    }
}
