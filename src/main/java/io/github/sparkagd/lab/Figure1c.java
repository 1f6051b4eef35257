package io.github.sparkagd.lab;

import io.github.sparkagd.report.PlotSheet;
import io.github.sparkagd.train.StopRules;
import java.util.ArrayList;
import java.util.List;

/** Fig. 1c: more depth is faster, and each doubling gains less (§4.2); and how far rounding lets each run go. */
final class Figure1c implements Figure {
    private static final double RATE = 0.1;
    private static final double[] BOUNDS = {1e-1, 1e-4, 1e-8, 1e-12};

    private static final Experiment EXPERIMENT = new Experiment(
            Points.D1,
            List.of(
                    Subject.gd(RATE).colored(0),
                    Subject.agd(2, RATE).colored(1),
                    Subject.agd(4, RATE).colored(2),
                    Subject.agd(8, RATE).colored(3),
                    Subject.full(RATE).colored(4)),
            1500);

    /** Until shallow descent, at 1 − ηλ_min = 0.999 an iteration, has reached its floor. */
    private static final Experiment FLOOR = new Experiment(Points.D1, List.of(Subject.gd(RATE)), 60_000);

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
        List<Finding> findings = List.of(depth(runs), floors(runs, laboratory));
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
                "iterations of GD / L = 2 / 4 / 8 / full correction " + String.join("; ", measured),
                eight < four && four < two && two - four > four - eight && at(runs.get(0)) > two);
    }

    private static int at(Observed run) {
        return run.firstBelow(1e-8).orElse(Integer.MAX_VALUE);
    }

    private static Finding floors(List<Observed> runs, Laboratory laboratory) {
        List<String> least =
                runs.stream().skip(1).map(run -> Charts.number(leastLoss(run))).toList();
        double shallow = leastLoss(laboratory
                .train(FLOOR, StopRules.iterations(FLOOR.iterations()))
                .get(0));
        return Finding.of(
                "AGD goes on to losses below 1e-25 in double precision (ours, not the paper's claim).",
                "least loss of L = 2 / 4 / 8 / full: " + Charts.joined(least) + "; GD stalls at "
                        + Charts.number(shallow),
                runs.stream().skip(1).allMatch(run -> leastLoss(run) < 1e-25));
    }

    private static double leastLoss(Observed run) {
        return run.trained().trace().stream()
                .mapToDouble(row -> row.trainLoss())
                .min()
                .orElse(Double.NaN);
    }
}
