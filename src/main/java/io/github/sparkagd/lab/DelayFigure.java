package io.github.sparkagd.lab;

import io.github.sparkagd.dynamics.Initialisation;
import io.github.sparkagd.dynamics.Initialisation.Shape;
import io.github.sparkagd.report.LinePlot;
import io.github.sparkagd.report.PlotSheet;
import java.util.ArrayList;
import java.util.List;

/** §3.2, Eq. 3: from a small start and at the rate η'/L, depth delays deep gradient descent. */
final class DelayFigure implements Figure {
    private static final double RATE = 0.1;
    private static final double SMALL = 0.01;
    private static final int[] DEPTHS = {1, 2, 4, 8};
    private static final int ITERATIONS = 2000;

    private static Experiment experiment() {
        List<Subject> subjects = new ArrayList<>();
        for (int k = 0; k < DEPTHS.length; k++) {
            int depth = DEPTHS[k];
            double each = Math.pow(SMALL, 1.0 / depth);
            subjects.add(Subject.deep(
                            RATE / depth, Initialisation.constant(each).network(new Shape(1, 1, depth), 1), "small")
                    .labelled("deep GD L=" + depth)
                    .colored(k + 1));
        }
        subjects.add(Subject.agd(2, RATE).colored(0));
        return new Experiment(Points.POINT, subjects, ITERATIONS);
    }

    @Override
    public String name() {
        return "delay";
    }

    @Override
    public String title() {
        return "Depth delays deep GD from a small start (one point, ŷ = 0.01, rate 0.1/L)";
    }

    @Override
    public FigureResult draw(Laboratory laboratory) {
        List<Observed> runs = laboratory.observe(experiment());
        LinePlot plot = new LinePlot(
                title(),
                Charts.ITERATION,
                "error y − ŷ",
                true,
                false,
                runs.stream()
                        .map(run -> Charts.curve(
                                run, run.along(at -> 1 - at.weights().get(0))))
                        .toList());
        return new FigureResult(
                name(),
                title(),
                PlotSheet.of(plot),
                List.of(),
                Charts.rows("error", plot, "error"),
                List.of(firstIteration(runs), everyIteration(runs)));
    }

    private static double error(Observed run, int t) {
        return 1
                - run.iterates()
                        .get(Math.min(t, run.iterates().size() - 1))
                        .weights()
                        .get(0);
    }

    private static Finding firstIteration(List<Observed> runs) {
        List<String> measured = new ArrayList<>();
        boolean ordered = true;
        double worst = 0;
        for (int k = 0; k < DEPTHS.length; k++) {
            int depth = DEPTHS[k];
            double start = 1 - SMALL;
            double said = (1 - RATE * Math.pow(SMALL, 2.0 * (depth - 1) / depth)) * start;
            double got = error(runs.get(k), 1);
            worst = Math.max(worst, Math.abs(got - said) / (start - said));
            measured.add(Charts.precise(got));
            ordered &= k == 0 || got > error(runs.get(k - 1), 1);
        }
        return Finding.of(
                "Eq. 3: the error after one iteration is (1 − η'ε^(2(L−1)/L))·e₀, larger for deeper networks.",
                "e₁ for L = 1, 2, 4, 8: " + Charts.joined(measured) + "; progress differs from the equation's by "
                        + Charts.number(100 * worst) + " % at most",
                ordered && worst < 0.2);
    }

    private static Finding everyIteration(List<Observed> runs) {
        int broken = -1;
        for (int t = 1; t <= ITERATIONS && broken < 0; t++) {
            for (int k = 1; k < DEPTHS.length; k++) {
                boolean visible = error(runs.get(k), t) > 1e-6;
                broken = visible && error(runs.get(k), t) < error(runs.get(k - 1), t) ? t : broken;
            }
        }
        List<String> times =
                runs.stream().map(run -> Charts.count(run.firstBelow(1e-4))).toList();
        return Finding.ofParts(
                "Hence the deeper network is behind at every t.",
                (broken < 0 ? "so it is wherever the error is above 1e-6" : "first broken at t = " + broken)
                        + "; iterations to loss 1e-4 for L = 1, 2, 4, 8 and AGD L = 2: " + Charts.joined(times),
                broken < 0,
                true);
    }
}
