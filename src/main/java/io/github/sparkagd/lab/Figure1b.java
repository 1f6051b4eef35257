package io.github.sparkagd.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Fig. 1b: at every rate aligned gradient descent is faster than gradient descent at the same rate (§4.2). */
final class Figure1b extends Figure {
    private static final double OPTIMAL = 2 / 1.01;
    private static final double[] RATES = {OPTIMAL, 0.1, 0.001};
    private static final int ITERATIONS = 5000;

    private static Experiment experiment() {
        List<Subject> subjects = new ArrayList<>();
        for (int k = 0; k < RATES.length; k++) {
            String at = ", η=" + Charts.number(RATES[k]);
            for (Subject each : List.of(Subject.gd(RATES[k]), Subject.agd(2, RATES[k]))) {
                subjects.add(
                        each.labelled(each.label() + at).styled(each.style().paler(k, RATES.length)));
            }
        }
        return new Experiment(Points.D1, subjects, ITERATIONS);
    }

    Figure1b() {
        super("1b", "Instance-wise speed-up (D1)");
    }

    @Override
    public FigureResult draw(Laboratory laboratory) {
        Runs runs = new Runs(laboratory.observe(experiment()));
        return result(
                Charts.losses(title(), runs.all(), true),
                new Numbers.Losses(runs.all()),
                List.of(speedUp(runs), bestOfBoth(runs)));
    }

    private static Finding speedUp(Runs runs) {
        List<String> measured = new ArrayList<>();
        boolean all = true;
        for (double rate : RATES) {
            Observed shallow = runs.of(Subject.gd(rate));
            Observed aligned = runs.of(Subject.agd(2, rate));
            double bound = Math.max(1e-8, shallow.lastLoss());
            int iterations = aligned.firstBelow(bound).orElse(Integer.MAX_VALUE);
            int others = shallow.firstBelow(bound * (1 + 1e-9)).orElse(ITERATIONS);
            measured.add("η = " + Charts.number(rate) + ": AGD reaches loss " + Charts.number(bound) + " at t = "
                    + iterations + ", GD at t = " + others);
            all &= iterations < others;
        }
        return Finding.of(
                "At any rate that is stable for GD, AGD at the same rate converges faster.",
                String.join("; ", measured),
                all);
    }

    private static Finding bestOfBoth(Runs runs) {
        Observed shallow = runs.of(Subject.gd(OPTIMAL));
        Observed aligned = runs.of(Subject.agd(2, OPTIMAL));
        // Above 1e-20 rounding plays no part yet.
        long behind = IntStream.rangeClosed(0, ITERATIONS)
                .filter(t -> shallow.loss(t) > 1e-20 && aligned.loss(t) > shallow.loss(t))
                .count();
        return Finding.of(
                "The best AGD is better than the best GD (η* = 2/1.01).",
                "to 1e-8: AGD " + Charts.count(aligned.firstBelow(1e-8)) + " iterations, GD "
                        + Charts.count(shallow.firstBelow(1e-8)) + "; AGD's loss is above GD's at " + behind
                        + " iterations",
                aligned.firstBelow(1e-8).orElse(Integer.MAX_VALUE)
                        < shallow.firstBelow(1e-8).orElse(0));
    }
}
