package io.github.sparkagd.lab;

import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.report.LinePlot;
import io.github.sparkagd.report.PlotSheet;
import io.github.sparkagd.theory.LearningRates;
import io.github.sparkagd.train.StopRules;
import io.github.sparkagd.train.TraceRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Fig. 4: aligned gradient descent on MNIST and CIFAR-10 at the rate that suits shallow gradient descent best (§4.5). */
final class Figure4 implements Figure {
    private static final int LONG = 1000;
    private static final int SHORT = 100;
    private static final int[] DEPTHS = {2, 4, 8};
    /** Candidates 2/λ_max·2^(−k/4), k = 0 … 40. */
    private static final int RATES = 41;

    @Override
    public String name() {
        return "4";
    }

    @Override
    public String title() {
        return "AGD on MNIST {3, 8} and CIFAR-10 {bird, airplane}, GD's best rate";
    }

    @Override
    public Optional<String> needs() {
        return Optional.of("mnist");
    }

    /** One data set's runs: for T = 100 and 1000 at GD's best rate for that T, and at η*. */
    private record Part(String name, List<Observed> best100, List<Observed> best1000, List<Observed> optimal) {}

    @Override
    public FigureResult draw(Laboratory laboratory) {
        List<LinePlot> panels = new ArrayList<>();
        List<FigureResult.Row> rows = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (String name : List.of("mnist", "cifar10")) {
            laboratory.images(name).ifPresent(data -> {
                Part part = run(laboratory, data);
                panels.add(panel(shown(part.name()) + ", T = 100", part.best100(), SHORT));
                panels.add(panel(shown(part.name()) + ", T = 1000", part.best1000(), LONG));
                findings.add(better(part));
                findings.add(late(part));
                findings.add(optimal(part));
            });
        }
        for (LinePlot panel : panels) {
            rows.addAll(Charts.rows(panel.title(), panel, "loss"));
        }
        return new FigureResult(name(), title(), new PlotSheet(panels, 2), List.of(), rows, findings);
    }

    private static String shown(String name) {
        return "mnist".equals(name) ? "MNIST {3, 8}" : "CIFAR-10 {bird, airplane}";
    }

    private static Part run(Laboratory laboratory, Bench.Images data) {
        Vec rates = Vec.ofRange(LearningRates.searched(data.largest()).toArray(), 0, RATES);
        List<Subject> candidates = IntStream.range(0, RATES)
                .mapToObj(k -> Subject.gd(rates.get(k)))
                .toList();
        List<Observed> searched = laboratory.train(data.train(), candidates, StopRules.iterations(LONG));
        double[] chosen = {best(searched, SHORT), best(searched, LONG), data.optimalRate()};
        List<Subject> subjects = new ArrayList<>();
        for (double rate : chosen) {
            subjects.add(Subject.gd(rate).colored(0));
            for (int k = 0; k < DEPTHS.length; k++) {
                subjects.add(Subject.agd(DEPTHS[k], rate).colored(k + 1));
            }
        }
        List<Observed> runs = laboratory.train(data.trainAndTest(), subjects, StopRules.iterations(LONG));
        int each = DEPTHS.length + 1;
        return new Part(
                data.name(), runs.subList(0, each), runs.subList(each, 2 * each), runs.subList(2 * each, 3 * each));
    }

    private static double best(List<Observed> runs, int t) {
        Observed best = runs.get(0);
        for (Observed run : runs) {
            boolean whole = run.trained().trace().size() > t;
            best = whole && (best.trained().trace().size() <= t || run.loss(t) <= best.loss(t)) ? run : best;
        }
        return best.subject().id().rate();
    }

    private static LinePlot panel(String title, List<Observed> runs, int iterations) {
        List<LinePlot.Series> series = new ArrayList<>();
        for (Observed run : runs) {
            boolean shallow = run.subject().color() == 0;
            series.add(curve(run, "train", iterations, TraceRow::trainLoss, shallow));
            series.add(curve(run, "test", iterations, row -> row.testLoss().orElse(Double.NaN), shallow));
        }
        String rate = Charts.number(runs.get(0).subject().id().rate());
        return new LinePlot(title + ", η = " + rate, Charts.ITERATION, Charts.LOSS, true, true, series);
    }

    private static LinePlot.Series curve(
            Observed run, String part, int iterations, ToDoubleFunction<TraceRow> loss, boolean shallow) {
        Subject who = run.subject();
        Vec all = run.column(loss);
        Vec shown = Vec.ofRange(all.toArray(), 0, Math.min(all.size(), iterations + 1));
        boolean train = "train".equals(part);
        LinePlot.Stroke stroke =
                shallow ? LinePlot.Stroke.DOTTED : train ? LinePlot.Stroke.SOLID : LinePlot.Stroke.DASHED;
        return Charts.series(who.label() + ", " + part, shown, who.color() + (shallow && !train ? 7 : 0), stroke);
    }

    private static double test(Observed run, int t) {
        List<TraceRow> trace = run.trained().trace();
        return trace.get(Math.min(t, trace.size() - 1)).testLoss().orElse(Double.NaN);
    }

    private static String losses(List<Observed> runs, int t) {
        return Charts.joined(
                        runs.stream().map(run -> Charts.precise(run.loss(t))).toList()) + " (train), "
                + Charts.joined(
                        runs.stream().map(run -> Charts.precise(test(run, t))).toList())
                + " (test)";
    }

    private static Finding better(Part part) {
        boolean train = ahead(part.best100(), SHORT, Observed::loss) && ahead(part.best1000(), LONG, Observed::loss);
        boolean test = ahead(part.best100(), SHORT, Figure4::test) && ahead(part.best1000(), LONG, Figure4::test);
        return Finding.ofParts(
                "AGD is better than GD on train and test (" + part.name() + ").",
                "losses of GD / L = 2 / 4 / 8 at t = 100: " + losses(part.best100(), SHORT) + "; at t = 1000: "
                        + losses(part.best1000(), LONG),
                train && test,
                train || test);
    }

    private interface Loss {
        double at(Observed run, int t);
    }

    private static boolean ahead(List<Observed> runs, int t, Loss loss) {
        return runs.stream().skip(1).allMatch(run -> loss.at(run, t) < loss.at(runs.get(0), t));
    }

    /** Where the lead on the test loss ends. */
    private static Finding late(Part part) {
        List<String> ends = new ArrayList<>();
        boolean never = true;
        for (Observed run : part.best1000().subList(1, DEPTHS.length + 1)) {
            int last = IntStream.rangeClosed(1, LONG)
                    .filter(t -> test(run, t) < test(part.best1000().get(0), t))
                    .max()
                    .orElse(0);
            never &= last == LONG;
            ends.add(run.subject().label() + (last == LONG ? " ahead to the end" : " ahead up to t = " + last));
        }
        return Finding.ofParts(
                "AGD's lead on the test loss lasts (" + part.name() + "; ours to look at, not the paper's claim).",
                String.join(", ", ends),
                never,
                true);
    }

    private static Finding optimal(Part part) {
        Observed shallow = part.optimal().get(0);
        List<String> counts = new ArrayList<>();
        boolean always = true;
        for (Observed run : part.optimal().subList(1, DEPTHS.length + 1)) {
            int[] behind = IntStream.rangeClosed(1, LONG)
                    .filter(t -> run.loss(t) > shallow.loss(t))
                    .toArray();
            always &= behind.length == 0;
            counts.add(run.subject().label()
                    + (behind.length == 0
                            ? " never"
                            : " at " + behind.length + " iterations from t = " + behind[0] + " to "
                                    + behind[behind.length - 1]));
        }
        return Finding.ofParts(
                "At the optimal rate AGD's train loss is below GD's at every iteration (" + part.name()
                        + "; the theorem does not say so).",
                "AGD is behind: " + String.join(", ", counts),
                always,
                true);
    }
}
