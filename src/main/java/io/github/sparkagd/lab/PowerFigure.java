package io.github.sparkagd.lab;

import io.github.sparkagd.dynamics.Initialisation;
import io.github.sparkagd.dynamics.Initialisation.Shape;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.report.LinePlot;
import io.github.sparkagd.report.PlotSheet;
import io.github.sparkagd.theory.LearningRates;
import io.github.sparkagd.train.StopRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;

/** §3.3: depth helps with the l_p loss for p = 4 and not for p = 2 (Arora, Cohen and Hazan 2018). */
final class PowerFigure extends Figure {
    private static final int ITERATIONS = 300;
    private static final double SHARE = 1e-5;
    private static final double SMALL = 0.01;
    /** Candidates from 8 down to 8/1024; above them nothing is stable here. */
    private static final Vec RATES = LearningRates.searched(0.25);

    /** Who takes part, at a rate. */
    private record Candidate(String label, DoubleFunction<Subject> at) {}

    private static final Candidate SHALLOW = new Candidate("GD", Subject::gd);
    private static final Candidate TWO = balanced(2);
    private static final Candidate THREE = balanced(3);
    private static final Candidate ZEROS_ONES = new Candidate("deep GD L=2, zeros-ones", rate -> Subject.deep(
                    rate, Initialisation.zerosOnes().network(new Shape(2, 1, 2), 1), "zeros-ones")
            .from("zeros-ones"));

    private static Candidate balanced(int depth) {
        return new Candidate(
                "deep GD L=" + depth + ", balanced",
                rate -> Subject.deep(
                        rate, Initialisation.balancedAt(new Shape(2, 1, depth), Vec.constant(2, SMALL)), "balanced"));
    }

    PowerFigure() {
        super("lp", "l_p loss: depth helps for p = 4, not for p = 2 (each at its best rate)");
    }

    /** The best runs for one p. */
    private record Power(int p, Map<Candidate, Best.Found> found) {
        double iterations(Candidate candidate) {
            return found.get(candidate).score();
        }
    }

    @Override
    public FigureResult draw(Laboratory laboratory) {
        Power two = best(2);
        Power four = best(4);
        LinePlot quadratic = panel(two);
        LinePlot quartic = panel(four);
        Numbers rows = Numbers.Table.of("p2", quadratic, "loss").then(Numbers.Table.of("p4", quartic, "loss"));
        return result(new PlotSheet(List.of(quadratic, quartic), 2), rows, List.of(helps(four), hurts(two)));
    }

    private static Power best(int p) {
        PowerLoss problem = new PowerLoss(p, Points.UNEQUAL.xs(), Points.UNEQUAL.ys());
        Map<Candidate, Best.Found> found = new LinkedHashMap<>();
        double start = 0;
        for (double y : Points.UNEQUAL.ys().toArray()) {
            start += Math.pow(y, p) / p / 2;
        }
        double bound = SHARE * start;
        for (Candidate candidate : List.of(SHALLOW, TWO, THREE, ZEROS_ONES)) {
            found.put(
                    candidate,
                    Best.among(
                            subjects -> Laboratory.minimise(problem, subjects, StopRules.iterations(ITERATIONS)),
                            RATES,
                            rate -> List.of(candidate.at().apply(rate).labelled(candidate.label())),
                            runs -> Best.medianIterations(runs, bound)));
        }
        return new Power(p, found);
    }

    private static LinePlot panel(Power power) {
        List<LinePlot.Series> series = new ArrayList<>();
        power.found().forEach((candidate, found) -> {
            String label = candidate.label().replace("deep GD", "deep") + ", η=" + Charts.number(found.rate());
            Vec losses = Charts.above(1e-14, found.run().column(row -> row.trainLoss()));
            int shown = Math.min(losses.size(), 151);
            series.add(Charts.series(
                    label,
                    Vec.ofRange(losses.toArray(), 0, shown),
                    found.run().subject().style()));
        });
        return new LinePlot("p = " + power.p(), Charts.ITERATION, "loss (1/pn) Σ |ŷ − y|^p", false, true, series);
    }

    private static String counts(Power power) {
        List<String> counts = new ArrayList<>();
        power.found().forEach((candidate, found) -> counts.add(candidate.label() + " " + Charts.number(found.score())));
        return "iterations to 1e-5 of the loss at w = 0: " + String.join("; ", counts);
    }

    private static Finding helps(Power four) {
        return Finding.of(
                "With p = 4 depth speeds up gradient descent from a small balanced start.",
                counts(four),
                Math.min(four.iterations(TWO), four.iterations(THREE)) < four.iterations(SHALLOW));
    }

    private static Finding hurts(Power two) {
        return Finding.of(
                "With p = 2 it does not.",
                counts(two),
                Math.min(two.iterations(TWO), two.iterations(THREE)) >= two.iterations(SHALLOW));
    }
}
