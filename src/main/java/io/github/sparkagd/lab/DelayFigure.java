package io.github.sparkagd.lab;

import io.github.sparkagd.dynamics.Initialisation;
import io.github.sparkagd.dynamics.Initialisation.Shape;
import io.github.sparkagd.report.LinePlot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** §3.2, Eq. 3: from a small start and at the rate η'/L, depth delays deep gradient descent. */
final class DelayFigure extends Figure {
    private static final double RATE = 0.1;
    private static final double SMALL = 0.01;
    private static final int[] DEPTHS = {1, 2, 4, 8};
    private static final int ITERATIONS = 2000;

    private static Experiment experiment() {
        List<Subject> subjects = new ArrayList<>();
        for (int depth : DEPTHS) {
            subjects.add(deep(depth));
        }
        subjects.add(Subject.agd(2, RATE));
        return new Experiment(Points.POINT, subjects, ITERATIONS);
    }

    private static Subject deep(int depth) {
        double each = Math.pow(SMALL, 1.0 / depth);
        return Subject.deep(RATE / depth, Initialisation.constant(each).network(new Shape(1, 1, depth), 1), "small")
                .labelled("deep GD L=" + depth);
    }

    DelayFigure() {
        super("delay", "Depth delays deep GD from a small start (one point, ŷ = 0.01, rate 0.1/L)");
    }

    @Override
    public FigureResult draw(Laboratory laboratory) {
        Runs runs = new Runs(laboratory.observe(experiment()));
        LinePlot plot = new LinePlot(
                title(),
                Charts.ITERATION,
                "error y − ŷ",
                true,
                false,
                runs.all().stream()
                        .map(run -> Charts.curve(
                                run, run.along(at -> 1 - at.weights().get(0))))
                        .toList());
        return result(
                plot, Numbers.Table.of("error", plot, "error"), List.of(firstIteration(runs), everyIteration(runs)));
    }

    private static double error(Observed run, int t) {
        return 1
                - run.iterates()
                        .get(Math.min(t, run.iterates().size() - 1))
                        .weights()
                        .get(0);
    }

    private static Finding firstIteration(Runs runs) {
        List<String> measured = new ArrayList<>();
        boolean ordered = true;
        double worst = 0;
        double before = Double.NEGATIVE_INFINITY;
        for (int depth : DEPTHS) {
            double start = 1 - SMALL;
            double said = (1 - RATE * Math.pow(SMALL, 2.0 * (depth - 1) / depth)) * start;
            double got = error(runs.of(deep(depth)), 1);
            worst = Math.max(worst, Math.abs(got - said) / (start - said));
            measured.add(Charts.precise(got));
            ordered &= got > before;
            before = got;
        }
        return Finding.of(
                "Eq. 3: the error after one iteration is (1 − η'ε^(2(L−1)/L))·e₀, larger for deeper networks.",
                "e₁ for L = 1, 2, 4, 8: " + Charts.joined(measured) + "; progress differs from the equation's by "
                        + Charts.number(100 * worst) + " % at most",
                ordered && worst < 0.2);
    }

    private static Finding everyIteration(Runs runs) {
        List<Observed> networks =
                runs.of(IntStream.of(DEPTHS).mapToObj(DelayFigure::deep).toList());
        int broken = -1;
        for (int t = 1; t <= ITERATIONS && broken < 0; t++) {
            double before = 0;
            for (Observed run : networks) {
                double error = error(run, t);
                broken = error > 1e-6 && error < before ? t : broken;
                before = error;
            }
        }
        List<String> times = runs.all().stream()
                .map(run -> Charts.count(run.firstBelow(1e-4)))
                .toList();
        return Finding.ofParts(
                "Hence the deeper network is behind at every t.",
                (broken < 0 ? "so it is wherever the error is above 1e-6" : "first broken at t = " + broken)
                        + "; iterations to loss 1e-4 for L = 1, 2, 4, 8 and AGD L = 2: " + Charts.joined(times),
                broken < 0,
                true);
    }
}
