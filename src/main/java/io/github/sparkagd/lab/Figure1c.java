package io.github.sparkagd.lab;

import io.github.sparkagd.report.PlotSheet;
import java.util.ArrayList;
import java.util.List;

/** Fig. 1c: more depth is faster, and each doubling gains less (§4.2); and how far rounding lets each run go. */
final class Figure1c implements Figure {
    private static final double RATE = 0.1;
    private static final int ITERATIONS = 1500;
    private static final double[] BOUNDS = {1e-1, 1e-4, 1e-8, 1e-12};

    private static final Experiment EXPERIMENT = new Experiment(
            Points.D1,
            List.of(
                    Subject.gd(RATE).colored(0),
                    Subject.agd(2, RATE).colored(1),
                    Subject.agd(4, RATE).colored(2),
                    Subject.agd(8, RATE).colored(3),
                    Subject.full(RATE).colored(4)),
            ITERATIONS);

    @Override
    public String name() {
        return "1c";
    }

    @Override
    public String title() {
        return "Effect of depth (D1, η = 0.1)";
    }

    @Override
    public FigureResult draw(Laboratory laboratory) {
        List<Observed> runs = laboratory.observe(EXPERIMENT);
        PlotSheet sheet = PlotSheet.of(Charts.losses(title(), runs, false));
        List<Finding> findings = List.of(depth(runs), Floors.finding(Points.D1, RATE, runs.subList(1, runs.size())));
        return new FigureResult(name(), title(), sheet, Charts.runs(runs), List.of(), findings);
    }

    private static Finding depth(List<Observed> runs) {
        List<String> measured = new ArrayList<>();
        for (double bound : BOUNDS) {
            List<String> counts = runs.stream()
                    .map(run -> Charts.count(run.firstBelow(bound)))
                    .toList();
            measured.add("to " + Charts.number(bound) + ": " + Charts.joined(counts));
        }
        int two = at(runs.get(1));
        int four = at(runs.get(2));
        int eight = at(runs.get(3));
        return Finding.of(
                "Depth 8 is faster than 4, 4 faster than 2, 2 faster than GD, with shrinking gain.",
                "of " + ITERATIONS + " iterations, those of GD / L = 2 / 4 / 8 / full correction "
                        + String.join("; ", measured),
                eight < four && four < two && two - four > four - eight && at(runs.get(0)) > two);
    }

    private static int at(Observed run) {
        return run.firstBelow(1e-8).orElse(Integer.MAX_VALUE);
    }
}
