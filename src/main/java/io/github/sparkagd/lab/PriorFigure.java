package io.github.sparkagd.lab;

import io.github.sparkagd.algorithms.Algorithm;
import io.github.sparkagd.algorithms.Algorithms;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.report.LinePlot.Stroke;
import io.github.sparkagd.report.LinePlot;
import io.github.sparkagd.report.PlotSheet;
import io.github.sparkagd.theory.Spectrum;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Prior work beside aligned gradient descent: a panel per baseline, on D1 and D2.
 *
 * <p>Deep gradient descent runs at the best of eleven rates from each start, aligned gradient descent at η*, heavy ball at
 * Polyak's rate and momentum, Nesterov at 1/λ_max.
 */
final class PriorFigure implements Figure {
    private static final int ITERATIONS = 2000;
    private static final double BOUND = 1e-6;
    private static final int RATES = 11;

    @Override
    public String name() {
        return "prior";
    }

    @Override
    public String title() {
        return "Prior work beside AGD, each at its best rate";
    }

    /** What ran on one data set. */
    private record Part(Points data, List<Observed> aligned, List<List<Observed>> baselines, List<Observed> momentum) {
        String counts(List<Observed> runs) {
            return String.join(
                    "; ",
                    runs.stream()
                            .map(run -> run.subject().label() + " " + Charts.count(run.firstBelow(BOUND)))
                            .toList());
        }
    }

    @Override
    public FigureResult draw(Laboratory laboratory) {
        List<Part> parts = List.of(run(laboratory, Points.D1), run(laboratory, Points.D2));
        List<LinePlot> panels = new ArrayList<>();
        List<PriorStarts.Baseline> baselines = PriorStarts.all();
        for (int k = 0; k < baselines.size(); k++) {
            for (Part part : parts) {
                panels.add(
                        panel(baselines.get(k).title(), part, part.baselines().get(k)));
            }
        }
        parts.forEach(part -> panels.add(panel("Momentum (Polyak, Nesterov)", part, part.momentum())));
        List<SilentAlignment> silent = SilentAlignment.all(laboratory);
        silent.forEach(one -> panels.add(one.panel()));
        List<FigureResult.Row> rows = new ArrayList<>();
        panels.forEach(panel -> rows.addAll(Charts.rows(panel.title(), panel, "value")));
        List<Finding> findings = new ArrayList<>();
        for (Part part : parts) {
            findings.add(deep(part));
            findings.add(momentum(part));
        }
        findings.add(SilentAlignment.finding(silent));
        return new FigureResult(name(), title(), new PlotSheet(panels, 2), List.of(), rows, findings);
    }

    private static Part run(Laboratory laboratory, Points data) {
        Spectrum spectrum = data.spectrum();
        double optimal = spectrum.optimalRate();
        List<Subject> shallow = List.of(
                Subject.gd(optimal).colored(7),
                Subject.agd(2, optimal).colored(0),
                Subject.agd(8, optimal).colored(3),
                momentum("heavy-ball", spectrum, "heavy ball").colored(1),
                momentum("nesterov", spectrum, "Nesterov").colored(2));
        List<Observed> runs = laboratory.observe(new Experiment(data, shallow, ITERATIONS));
        List<List<Observed>> baselines = PriorStarts.all().stream()
                .map(baseline -> best(laboratory, data, baseline))
                .toList();
        return new Part(data, runs.subList(0, 3), baselines, runs.subList(3, 5));
    }

    private static Subject momentum(String name, Spectrum spectrum, String label) {
        Algorithm algorithm = Algorithms.named(name).orElseThrow();
        double rate = algorithm.optimalRate(spectrum).orElseThrow();
        return Subject.momentum(algorithm, rate).labelled(label);
    }

    private static List<Observed> best(Laboratory laboratory, Points data, PriorStarts.Baseline baseline) {
        double top = 2 / data.spectrum().largest();
        Vec rates = Vec.of(
                IntStream.range(0, RATES).mapToDouble(k -> Math.scalb(top, -k)).toArray());
        List<Observed> found = new ArrayList<>();
        for (PriorStarts.Start start : baseline.starts()) {
            int color = found.size() == 0 ? 1 : 3 * found.size() - 1;
            found.addAll(Best.among(
                            Best.on(laboratory, data, ITERATIONS),
                            rates,
                            rate -> List.of(Subject.deep(rate, start.network(), start.label())
                                    .labelled(start.label())
                                    .colored(color)),
                            PriorFigure::score)
                    .runs());
        }
        return found;
    }

    /** Iterations to the bound; beyond all iterations, by the last loss, for a run that does not get there. */
    private static double score(List<Observed> runs) {
        Observed run = runs.get(0);
        double last = run.trained().outcome().diverged() ? Double.POSITIVE_INFINITY : run.lastLoss();
        return run.firstBelow(BOUND).isPresent() ? run.firstBelow(BOUND).getAsInt() : ITERATIONS + last;
    }

    private static LinePlot panel(String title, Part part, List<Observed> others) {
        List<LinePlot.Series> series = new ArrayList<>();
        for (Observed run : others) {
            Subject who = run.subject();
            String rate = ", η=" + Charts.number(who.id().rate());
            series.add(curve(
                    run,
                    who.label() + rate,
                    who.start().isPresent() ? Stroke.DOTTED : Stroke.DASHED));
        }
        part.aligned()
                .forEach(run -> series.add(
                        curve(run, run.subject().label(), run.subject().stroke())));
        return new LinePlot(title + ", " + part.data().name(), Charts.ITERATION, Charts.LOSS, true, true, series);
    }

    private static LinePlot.Series curve(Observed run, String label, Stroke stroke) {
        Vec losses = Charts.above(1e-12, run.column(row -> row.trainLoss()));
        return Charts.series(label, losses, run.subject().color(), stroke);
    }

    private static int needed(Observed run) {
        return run.firstBelow(BOUND).orElse(Integer.MAX_VALUE);
    }

    private static Finding deep(Part part) {
        List<Observed> others = part.baselines().stream().flatMap(List::stream).toList();
        int aligned = needed(part.aligned().get(1));
        long slower = others.stream().filter(run -> needed(run) > aligned).count();
        return Finding.ofParts(
                "AGD at η* needs fewer iterations than deep GD from the starts of prior work at their best rates ("
                        + part.data().name() + ").",
                "to loss 1e-6 within " + ITERATIONS + ": " + part.counts(part.aligned()) + "; " + part.counts(others),
                slower == others.size(),
                slower > 0);
    }

    private static Finding momentum(Part part) {
        int aligned = needed(part.aligned().get(1));
        long slower =
                part.momentum().stream().filter(run -> needed(run) > aligned).count();
        return Finding.ofParts(
                "AGD is as fast as momentum on the shallow network ("
                        + part.data().name() + "; ours to look at, not the paper's claim).",
                "to loss 1e-6: " + part.counts(part.aligned()) + "; " + part.counts(part.momentum()),
                slower == part.momentum().size(),
                slower > 0);
    }
}
