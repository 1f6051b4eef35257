package io.github.sparkagd.lab;

import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.report.LinePlot;
import io.github.sparkagd.report.PlotSheet;
import io.github.sparkagd.train.Outcome;
import io.github.sparkagd.train.StopRules;
import io.github.sparkagd.train.TraceRow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What the scale of the labels does to depth (Corollary 1): the scalar layers of D1 with labels of any size, which training
 * scales to mean y² = 1.
 */
final class LabelScaleFigure extends Figure {
    private static final double RATE = 0.1;
    private static final int ITERATIONS = 5000;
    /** Of the loss at zero. */
    private static final double REACHED = 1e-4;
    /** A bound on mean y²: what the proof of Corollary 1 needs. */
    private static final double BOUND = 1;

    /** At the solution σ is mean y², and a scalar layer multiplies what lies along it by 1 − σ/2: beyond −1 from here on. */
    private static final double LOST = 4;

    private static final Vec SCALES = Maps.steps(-3, 2, 50).map(power -> Math.pow(10, power));
    /** Which of them are told in words: 0.01, 0.1, 1, 2, 3.2, 5. */
    private static final int[] TOLD = {10, 20, 30, 33, 35, 37};

    private static final List<Double> SHOWN = List.of(0.01, 1.0, 3.0, 6.0);

    LabelScaleFigure() {
        super(
                "labelscale",
                "The scale of the labels: where scalar layers help, die, oscillate and diverge (D1, η = 0.1)");
    }

    private static List<Subject> subjects() {
        List<Subject> subjects = new ArrayList<>(List.of(Subject.gd(RATE)));
        subjects.addAll(Subject.agd(List.of(2, 4, 8), RATE));
        subjects.add(Subject.full(RATE));
        return subjects;
    }

    /** D1 with labels of that mean square. */
    private static Points scaled(double meanSquare) {
        return new Points(Points.D1.name(), Points.D1.xs(), Points.D1.ys().times(Math.sqrt(meanSquare)));
    }

    private static List<Observed> runs(Laboratory laboratory, double meanSquare, int iterations) {
        return laboratory.train(
                new Experiment(scaled(meanSquare), subjects(), iterations), StopRules.iterations(iterations));
    }

    @Override
    public FigureResult draw(Laboratory laboratory) {
        List<List<Observed>> all = DoubleStream.of(SCALES.toArray())
                .mapToObj(scale -> runs(laboratory, scale, ITERATIONS))
                .toList();
        LinePlot counts = counts(all);
        LinePlot ways = ways(laboratory);
        Numbers.Table numbers = Numbers.Table.of("iterations", counts, "iterations")
                .then(Numbers.Table.of("loss", ways, "relative_loss"));
        return result(new PlotSheet(List.of(counts, ways), 2), numbers, List.of(finding(all)));
    }

    /** Iterations from which on the loss stays that small; NaN where it does not. */
    private static double iterations(Observed run) {
        Vec losses = run.column(TraceRow::trainLoss);
        int t = losses.size();
        while (t > 0 && losses.get(t - 1) < REACHED * losses.get(0)) {
            t--;
        }
        return t < losses.size() ? t : Double.NaN;
    }

    private static LinePlot counts(List<List<Observed>> all) {
        List<LinePlot.Series> series = new ArrayList<>();
        for (int k = 0; k < subjects().size(); k++) {
            int which = k;
            Subject subject = subjects().get(k);
            Vec counts = Vec.of(all.stream()
                    .mapToDouble(runs -> iterations(runs.get(which)))
                    .toArray());
            series.add(new LinePlot.Series(subject.label(), SCALES, counts, subject.style()));
        }
        series.add(bound("Corollary 1: mean y² ≤ 1", BOUND, LinePlot.Stroke.DASHED));
        series.add(bound("solution unstable: 4", LOST, LinePlot.Stroke.DOTTED));
        return new LinePlot(
                "Iterations to stay below " + Charts.number(REACHED) + " of the loss at w = 0",
                "mean y²",
                "iterations (a gap: not within " + ITERATIONS + ")",
                true,
                true,
                series);
    }

    private static LinePlot.Series bound(String name, double scale, LinePlot.Stroke stroke) {
        return new LinePlot.Series(name, Vec.of(scale, scale), Vec.of(100, ITERATIONS), 7, stroke);
    }

    private static LinePlot ways(Laboratory laboratory) {
        List<LinePlot.Series> series = new ArrayList<>();
        for (int k = 0; k < SHOWN.size(); k++) {
            Observed run = runs(laboratory, SHOWN.get(k), 400).get(1);
            Vec relative = run.column(TraceRow::trainLoss).times(1 / run.loss(0));
            series.add(Charts.series(
                    "mean y² = " + Charts.number(SHOWN.get(k)),
                    Charts.above(1e-10, relative),
                    run.subject().style().paler(k, SHOWN.size())));
        }
        return new LinePlot("The loss with L = 2", Charts.ITERATION, "loss / loss at w = 0", false, true, series);
    }

    private static Finding finding(List<List<Observed>> all) {
        List<String> parts = new ArrayList<>();
        for (int k : TOLD) {
            List<String> counts =
                    all.get(k).stream().map(run -> count(iterations(run))).toList();
            parts.add(Charts.number(SCALES.get(k)) + ": " + Charts.joined(counts));
        }
        boolean within = true;
        boolean beyond = true;
        for (int k = 0; k < all.size(); k++) {
            boolean small = SCALES.get(k) <= BOUND * (1 + 1e-9);
            boolean large = SCALES.get(k) > LOST;
            within &= !small || all.get(k).stream().allMatch(run -> Double.isFinite(iterations(run)));
            beyond &= !large || all.get(k).subList(1, 4).stream().noneMatch(run -> Double.isFinite(iterations(run)));
        }
        String diverging = Charts.joined(IntStream.rangeClosed(1, 3)
                .mapToObj(which -> diverging(all, which))
                .toList());
        return Finding.of(
                "Up to mean y² = 1 scalar layers of any depth converge, above 4 of none; small labels leave them idle (ours).",
                "iterations of GD / L = 2 / 4 / 8 / full to 1.0e-4 of the start, by mean y²: "
                        + String.join("; ", parts) + "; L = 2 / 4 / 8 diverge from " + diverging,
                within && beyond);
    }

    private static String count(double iterations) {
        return Double.isNaN(iterations) ? "never" : Long.toString((long) iterations);
    }

    /** The first of the scales at which a subject diverges. */
    private static String diverging(List<List<Observed>> all, int which) {
        return IntStream.range(0, all.size())
                .filter(k -> all.get(k).get(which).trained().outcome().kind() == Outcome.Kind.DIVERGED)
                .mapToObj(k -> Charts.number(SCALES.get(k)))
                .findFirst()
                .orElse("nowhere");
    }
}
