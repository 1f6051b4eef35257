package io.github.sparkagd.lab;

import io.github.sparkagd.report.PlotSheet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Fig. 1b: at every rate aligned gradient descent is faster than gradient descent at the same rate (§4.2). */
final class Figure1b implements Figure {
    private static final double[] RATES = {2 / 1.01, 0.1, 0.001};
    private static final int ITERATIONS = 5000;

    private static Experiment experiment() {
        List<Subject> subjects = new ArrayList<>();
        for (int k = 0; k < RATES.length; k++) {
            String at = ", η=" + Charts.number(RATES[k]);
            subjects.add(Subject.gd(RATES[k]).labelled("GD" + at).colored(k));
            subjects.add(Subject.agd(2, RATES[k]).labelled("AGD L=2" + at).colored(k));
        }
        return new Experiment(Points.D1, subjects, ITERATIONS);
    }

    @Override
    public String name() {
        return "1b";
    }

    @Override
    public String title() {
        return "Instance-wise speed-up (D1)";
    }

    @Override
    public FigureResult draw(Laboratory laboratory) {
        List<Observed> runs = laboratory.observe(experiment());
        PlotSheet sheet = PlotSheet.of(Charts.losses(title(), runs, true));
        return new FigureResult(
                name(), title(), sheet, Charts.runs(runs), List.of(), List.of(speedUp(runs), bestOfBoth(runs)));
    }

    private static Finding speedUp(List<Observed> runs) {
        List<String> measured = new ArrayList<>();
        boolean all = true;
        for (int k = 0; k < RATES.length; k++) {
            Observed shallow = runs.get(2 * k);
            Observed aligned = runs.get(2 * k + 1);
            double bound = Math.max(1e-8, shallow.lastLoss());
            int iterations = aligned.firstBelow(bound).orElse(Integer.MAX_VALUE);
            int others = shallow.firstBelow(bound * (1 + 1e-9)).orElse(ITERATIONS);
            measured.add("η = " + Charts.number(RATES[k]) + ": AGD reaches loss " + Charts.number(bound) + " at t = "
                    + iterations + ", GD at t = " + others);
            all &= iterations < others;
        }
        return Finding.of(
                "At any rate that is stable for GD, AGD at the same rate converges faster.",
                String.join("; ", measured),
                all);
    }

    private static Finding bestOfBoth(List<Observed> runs) {
        Observed shallow = runs.get(0);
        Observed aligned = runs.get(1);
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
