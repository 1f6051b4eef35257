package io.github.sparkagd.lab;

import io.github.sparkagd.dynamics.Initialisation;
import io.github.sparkagd.dynamics.Initialisation.Shape;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.PowerLoss;
import io.github.sparkagd.report.LinePlot;
import io.github.sparkagd.report.PlotSheet;
import io.github.sparkagd.theory.LearningRates;
import io.github.sparkagd.train.StopRules;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/** §3.3: depth helps with the l_p loss for p = 4 and not for p = 2 (Arora, Cohen and Hazan 2018). */
final class PowerFigure implements Figure {
    private static final int ITERATIONS = 300;
    private static final double SHARE = 1e-5;
    private static final double SMALL = 0.01;
    /** Candidates from 8 down to 8/1024; above them nothing is stable here. */
    private static final Vec RATES = LearningRates.searched(0.25);

    /** Who takes part, at a rate. */
    private record Candidate(String label, DoubleFunction<Subject> at) {}

    private static List<Candidate> candidates() {
        List<Candidate> candidates = new ArrayList<>();
        candidates.add(new Candidate("GD", rate -> Subject.gd(rate)));
        for (int depth : new int[] {2, 3}) {
            Vec w = Vec.constant(2, SMALL);
            candidates.add(new Candidate(
                    "deep GD L=" + depth + ", balanced",
                    rate -> Subject.deep(rate, Initialisation.balancedAt(new Shape(2, 1, depth), w), "balanced")));
        }
        candidates.add(new Candidate(
                "deep GD L=2, zeros-ones",
                rate -> Subject.deep(rate, Initialisation.zerosOnes().network(new Shape(2, 1, 2), 1), "zeros-ones")));
        return candidates;
    }

    @Override
    public String name() {
        return "lp";
    }

    @Override
    public String title() {
        return "l_p loss: depth helps for p = 4, not for p = 2 (each at its best rate)";
    }

    /** The best runs for one p. */
    private record Power(int p, List<Best.Found> found) {
        double iterations(int k) {
            return found.get(k).score();
        }
    }

    @Override
    public FigureResult draw(Laboratory laboratory) {
        Power two = best(laboratory, 2);
        Power four = best(laboratory, 4);
        List<LinePlot> panels = List.of(panel(two), panel(four));
        List<FigureResult.Row> rows = new ArrayList<>(Charts.rows("p2", panels.get(0), "loss"));
        rows.addAll(Charts.rows("p4", panels.get(1), "loss"));
        return new FigureResult(
                name(), title(), new PlotSheet(panels, 2), List.of(), rows, List.of(helps(four), hurts(two)));
    }

    private static Power best(Laboratory laboratory, int p) {
        PowerLoss problem = new PowerLoss(p, Points.UNEQUAL.xs(), Points.UNEQUAL.ys());
        List<Best.Found> found = new ArrayList<>();
        double start = 0;
        for (double y : Points.UNEQUAL.ys().toArray()) {
            start += Math.pow(y, p) / p / 2;
        }
        double bound = SHARE * start;
        for (Candidate candidate : candidates()) {
            found.add(Best.among(
                    subjects -> laboratory.train(problem, subjects, StopRules.iterations(ITERATIONS)),
                    RATES,
                    rate -> List.of(candidate.at().apply(rate).labelled(candidate.label())),
                    runs -> Best.medianIterations(runs, bound)));
        }
        return new Power(p, found);
    }

    private static LinePlot panel(Power power) {
        List<LinePlot.Series> series = new ArrayList<>();
        for (int k = 0; k < power.found().size(); k++) {
            Best.Found found = power.found().get(k);
            Observed run = found.runs().get(0);
            String label = run.subject().label().replace("deep GD", "deep") + ", η=" + Charts.number(found.rate());
            Vec losses = Charts.above(1e-14, run.column(row -> row.trainLoss()));
            int shown = Math.min(losses.size(), 151);
            series.add(Charts.series(
                    label,
                    Vec.ofRange(losses.toArray(), 0, shown),
                    k,
                    k == 0 ? LinePlot.Stroke.DOTTED : LinePlot.Stroke.DASHED));
        }
        return new LinePlot("p = " + power.p(), Charts.ITERATION, "loss (1/pn) Σ |ŷ − y|^p", false, true, series);
    }

    private static String counts(Power power) {
        List<String> counts = new ArrayList<>();
        for (int k = 0; k < power.found().size(); k++) {
            counts.add(power.found().get(k).runs().get(0).subject().label() + " " + Charts.number(power.iterations(k)));
        }
        return "iterations to 1e-5 of the loss at w = 0: " + String.join("; ", counts);
    }

    private static Finding helps(Power four) {
        return Finding.of(
                "With p = 4 depth speeds up gradient descent from a small balanced start.",
                counts(four),
                Math.min(four.iterations(1), four.iterations(2)) < four.iterations(0));
    }

    private static Finding hurts(Power two) {
        return Finding.of(
                "With p = 2 it does not.",
                counts(two),
                two.iterations(1) >= two.iterations(0) && two.iterations(2) >= two.iterations(0));
    }
}
