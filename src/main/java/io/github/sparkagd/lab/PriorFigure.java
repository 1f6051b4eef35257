package io.github.sparkagd.lab;

import io.github.sparkagd.algorithms.Algorithm;
import io.github.sparkagd.algorithms.Algorithms;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.report.LinePlot;
import io.github.sparkagd.report.PlotSheet;
import io.github.sparkagd.theory.Spectrum;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Prior work beside aligned gradient descent: a panel per baseline, on D1 and D2.
 *
 * <p>Deep gradient descent runs at the best of eleven rates from each start, aligned gradient descent at η*, heavy ball at
 * Polyak's rate and momentum, Nesterov at 1/λ_max.
 */
final class PriorFigure extends Figure {
    private static final int ITERATIONS = 2000;
    private static final double BOUND = 1e-6;
    private static final int RATES = 11;

    PriorFigure() {
        super("prior", "Prior work beside AGD, each at its best rate");
    }

    /** What ran on one data set; beside aligned gradient descent of two depths stands the shallow one. */
    private record Part(
            Points data,
            List<Observed> aligned,
            Map<PriorStarts.Baseline, List<Observed>> deep,
            List<Observed> momentum) {
        /** Iterations that aligned gradient descent of depth 2 needs. */
        int ofDepthTwo() {
            return needed(new Runs(aligned).of(Subject.agd(2, data.spectrum().optimalRate())));
        }

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
        for (PriorStarts.Baseline baseline : PriorStarts.ALL) {
            parts.forEach(
                    part -> panels.add(panel(baseline.title(), part, part.deep().get(baseline))));
        }
        parts.forEach(part -> panels.add(panel("Momentum (Polyak, Nesterov)", part, part.momentum())));
        List<SilentAlignment> silent = SilentAlignment.all(laboratory);
        silent.forEach(one -> panels.add(one.panel()));
        List<Finding> findings = new ArrayList<>();
        for (Part part : parts) {
            findings.add(deep(part));
            findings.add(momentum(part));
        }
        findings.add(SilentAlignment.finding(silent));
        return result(new PlotSheet(panels, 2), Numbers.Table.of(panels, "value"), findings);
    }

    private static Part run(Laboratory laboratory, Points data) {
        Spectrum spectrum = data.spectrum();
        double optimal = spectrum.optimalRate();
        List<Subject> aligned = List.of(Subject.gd(optimal), Subject.agd(2, optimal), Subject.agd(8, optimal));
        List<Subject> momentum =
                List.of(momentum("heavy-ball", spectrum, "heavy ball"), momentum("nesterov", spectrum, "Nesterov"));
        List<Subject> all = Stream.concat(aligned.stream(), momentum.stream()).toList();
        Runs runs = new Runs(laboratory.observe(new Experiment(data, all, ITERATIONS)));
        Map<PriorStarts.Baseline, List<Observed>> deep = new LinkedHashMap<>();
        PriorStarts.ALL.forEach(baseline -> deep.put(baseline, best(laboratory, data, baseline)));
        return new Part(data, runs.of(aligned), deep, runs.of(momentum));
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
            found.add(Best.among(
                            Best.on(laboratory, data, ITERATIONS),
                            rates,
                            rate -> List.of(Subject.deep(rate, start.network(), start.label())
                                    .labelled(start.label())
                                    .from(start.name())),
                            runs -> score(runs.get(0)))
                    .run());
        }
        return found;
    }

    /** Iterations to the bound; beyond all iterations, by the last loss, for a run that does not get there. */
    private static double score(Observed run) {
        double last = run.trained().outcome().diverged() ? Double.POSITIVE_INFINITY : run.lastLoss();
        return run.firstBelow(BOUND).isPresent() ? run.firstBelow(BOUND).getAsInt() : ITERATIONS + last;
    }

    private static LinePlot panel(String title, Part part, List<Observed> others) {
        List<LinePlot.Series> series = new ArrayList<>();
        for (Observed run : others) {
            Subject who = run.subject();
            String rate = ", η=" + Charts.number(who.id().rate());
            series.add(curve(run, who.label() + rate));
        }
        part.aligned().forEach(run -> series.add(curve(run, run.subject().label())));
        return new LinePlot(title + ", " + part.data().name(), Charts.ITERATION, Charts.LOSS, true, true, series);
    }

    private static LinePlot.Series curve(Observed run, String label) {
        Vec losses = Charts.above(1e-12, run.column(row -> row.trainLoss()));
        return Charts.series(label, losses, run.subject().style());
    }

    private static int needed(Observed run) {
        return run.firstBelow(BOUND).orElse(Integer.MAX_VALUE);
    }

    private static Finding deep(Part part) {
        List<Observed> others =
                part.deep().values().stream().flatMap(List::stream).toList();
        int aligned = part.ofDepthTwo();
        long slower = others.stream().filter(run -> needed(run) > aligned).count();
        return Finding.ofParts(
                "AGD at η* needs fewer iterations than deep GD from the starts of prior work at their best rates ("
                        + part.data().name() + ").",
                "to loss 1e-6 within " + ITERATIONS + ": " + part.counts(part.aligned()) + "; " + part.counts(others),
                slower == others.size(),
                slower > 0);
    }

    private static Finding momentum(Part part) {
        int aligned = part.ofDepthTwo();
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
