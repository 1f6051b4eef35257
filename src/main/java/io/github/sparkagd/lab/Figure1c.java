package io.github.sparkagd.lab;

import java.util.ArrayList;
import java.util.List;

/** Fig. 1c: more depth is faster, and each doubling gains less (§4.2); and how far rounding lets each run go. */
final class Figure1c extends Figure {
    private static final double RATE = 0.1;
    private static final int ITERATIONS = 1500;
    private static final double[] BOUNDS = {1e-1, 1e-4, 1e-8, 1e-12};

    private static final Subject SHALLOW = Subject.gd(RATE);
    private static final Subject TWO = Subject.agd(2, RATE);
    private static final Subject FOUR = Subject.agd(4, RATE);
    private static final Subject EIGHT = Subject.agd(8, RATE);
    private static final Subject FULL = Subject.full(RATE);
    private static final Experiment EXPERIMENT =
            new Experiment(Points.D1, List.of(SHALLOW, TWO, FOUR, EIGHT, FULL), ITERATIONS);

    Figure1c() {
        super("1c", "Effect of depth (D1, η = 0.1)");
    }

    @Override
    public FigureResult draw(Laboratory laboratory) {
        Runs runs = new Runs(laboratory.observe(EXPERIMENT));
        List<Observed> aligned = runs.of(List.of(TWO, FOUR, EIGHT, FULL));
        return result(
                Charts.losses(title(), runs.all(), false),
                new Numbers.Losses(runs.all()),
                List.of(depth(runs), Floors.finding(Points.D1, RATE, aligned)));
    }

    private static Finding depth(Runs runs) {
        List<String> measured = new ArrayList<>();
        for (double bound : BOUNDS) {
            List<String> counts = runs.all().stream()
                    .map(run -> Charts.count(run.firstBelow(bound)))
                    .toList();
            measured.add("to " + Charts.number(bound) + ": " + Charts.joined(counts));
        }
        int two = at(runs.of(TWO));
        int four = at(runs.of(FOUR));
        int eight = at(runs.of(EIGHT));
        return Finding.of(
                "Depth 8 is faster than 4, 4 faster than 2, 2 faster than GD, with shrinking gain.",
                "of " + ITERATIONS + " iterations, those of GD / L = 2 / 4 / 8 / full correction "
                        + String.join("; ", measured),
                eight < four && four < two && two - four > four - eight && at(runs.of(SHALLOW)) > two);
    }

    private static int at(Observed run) {
        return run.firstBelow(1e-8).orElse(Integer.MAX_VALUE);
    }
}
