package io.github.sparkagd.lab;

import io.github.sparkagd.dynamics.Initialisation;
import io.github.sparkagd.dynamics.Initialisation.Shape;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.report.LinePlot;
import io.github.sparkagd.report.Style;
import io.github.sparkagd.theory.LearningRates;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Fig. 1d: deep gradient descent from the usual starts, each at its best rate, against aligned gradient descent (§4.2). */
final class Figure1d extends Figure {
    private static final int ITERATIONS = 1000;
    private static final int SEEDS = 20;
    private static final double REACHED = 1e-8;
    private static final double OPTIMAL = 2 / 1.01;
    private static final int SHOWN = 400;
    /** Below this the picture would show nothing but aligned gradient descent. */
    private static final double FLOOR = 1e-14;
    /** Of the grid of all searches the upper half, from 2/λ_max to 1/32 of it. */
    private static final int RATES = 21;

    /** Those of which the paper speaks. */
    private static final List<Initialisation> PAPERS =
            List.of(Initialisation.normal(), Initialisation.xavier(), Initialisation.he());

    private static final List<Initialisation> OTHERS =
            List.of(Initialisation.xavierUniform(), Initialisation.balanced(), Initialisation.zerosOnes());

    private static final Subject ALIGNED = Subject.agd(2, OPTIMAL);

    /** A start at its best rate. */
    private record Tuned(Initialisation start, Best.Found found) {}

    /** What was found for the starts of the paper and for others. */
    private record Starts(List<Tuned> papers, List<Tuned> others) {
        List<Tuned> all() {
            return Stream.concat(papers.stream(), others.stream()).toList();
        }
    }

    Figure1d() {
        super("1d", "Other initialisations, each at its best rate (D1, 2 layers, 20 seeds)");
    }

    @Override
    public FigureResult draw(Laboratory laboratory) {
        Vec rates = Vec.ofRange(
                LearningRates.searched(Points.D1.spectrum().largest()).toArray(), 0, RATES);
        Function<Initialisation, Tuned> search = start -> new Tuned(
                start,
                Best.among(
                        Best.on(laboratory, Points.D1, ITERATIONS),
                        rates,
                        rate -> subjects(start, rate),
                        runs -> Best.medianIterations(runs, REACHED)));
        Starts starts = new Starts(
                PAPERS.stream().map(search).toList(),
                OTHERS.stream().map(search).toList());
        Observed aligned =
                new Runs(laboratory.observe(new Experiment(Points.D1, List.of(ALIGNED), ITERATIONS))).of(ALIGNED);
        LinePlot plot = plot(starts, aligned);
        return result(
                plot,
                Numbers.Table.of("loss", plot, "median_train_loss"),
                List.of(faster(starts, aligned), overshoot(starts.papers())));
    }

    private static List<Subject> subjects(Initialisation start, double rate) {
        return LongStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> Subject.deep(rate, start.network(new Shape(2, 1, 2), seed), start + "-" + seed)
                        .from(start.toString()))
                .toList();
    }

    private LinePlot plot(Starts starts, Observed aligned) {
        List<LinePlot.Series> series = new ArrayList<>();
        List<LinePlot.Band> bands = new ArrayList<>();
        series.add(Charts.series(
                "AGD L=2, η=" + Charts.number(OPTIMAL),
                Charts.above(FLOOR, head(aligned.column(row -> row.trainLoss()))),
                ALIGNED.style()));
        for (Tuned one : starts.all()) {
            Style style = one.found().run().subject().style();
            Quantiles spread = new Quantiles(one.found().runs(), SHOWN);
            String name = one.start() + ", η=" + Charts.number(one.found().rate());
            series.add(Charts.series(name, Charts.above(FLOOR, spread.loss(0.5)), style));
            if (starts.papers().contains(one)) {
                bands.add(spread.band(style.color()));
            }
        }
        return new LinePlot(
                title(), Charts.ITERATION, Charts.LOSS + ", median and middle half", false, true, series, bands);
    }

    private static Vec head(Vec values) {
        return Vec.ofRange(values.toArray(), 0, SHOWN + 1);
    }

    private static Finding faster(Starts starts, Observed aligned) {
        int ours = aligned.firstBelow(REACHED).orElse(Integer.MAX_VALUE);
        List<String> others = starts.all().stream()
                .map(one -> one.start() + " " + Charts.number(one.found().score()))
                .toList();
        boolean all = starts.all().stream().allMatch(one -> one.found().score() > ours);
        boolean usual = starts.papers().stream().allMatch(one -> one.found().score() > ours);
        return Finding.ofParts(
                "AGD is faster than deep GD from normal, Xavier and He, each at its best rate.",
                "iterations to 1e-8 (median of 20 seeds): AGD " + ours + "; " + String.join(", ", others),
                usual && all,
                usual);
    }

    /** Runs whose loss, once below its start, rises again by half at least. */
    private static Finding overshoot(List<Tuned> papers) {
        List<String> counts = new ArrayList<>();
        long normalAndHe = 0;
        for (Tuned one : papers) {
            long over = one.found().runs().stream().filter(Figure1d::overshoots).count();
            counts.add(one.start() + " " + over);
            normalAndHe += "xavier".equals(one.start().toString()) ? 0 : over;
        }
        return Finding.ofParts(
                "From normal and He starts the loss first falls, then overshoots, then converges.",
                "(of Xavier the paper does not say it) seeds of 20 whose loss rises again by half or more: "
                        + String.join(", ", counts),
                normalAndHe > SEEDS,
                normalAndHe > 0);
    }

    private static boolean overshoots(Observed run) {
        double least = run.loss(0);
        for (int t = 1; t < run.trained().trace().size(); t++) {
            double loss = run.loss(t);
            if (least > REACHED && least < run.loss(0) && loss > 1.5 * least) {
                return true;
            }
            least = Math.min(least, loss);
        }
        return false;
    }
}
