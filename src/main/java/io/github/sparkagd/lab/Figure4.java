package io.github.sparkagd.lab;

import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.report.LinePlot;
import io.github.sparkagd.report.PlotSheet;
import io.github.sparkagd.report.Style;
import io.github.sparkagd.theory.LearningRates;
import io.github.sparkagd.train.StopRules;
import io.github.sparkagd.train.TraceRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Fig. 4: aligned gradient descent on MNIST and CIFAR-10 at the rate that suits shallow gradient descent best (§4.5). */
final class Figure4 extends Figure {
    private static final int LONG = 1000;
    private static final int SHORT = 100;
    private static final List<Integer> DEPTHS = List.of(2, 4, 8);
    /** Candidates 2/λ_max·2^(−k/4), k = 0 … 40. */
    private static final int RATES = 41;

    Figure4() {
        super("4", "AGD on MNIST {3, 8} and CIFAR-10 {bird, airplane}, GD's best rate");
    }

    @Override
    public Optional<String> needs() {
        return Optional.of("mnist");
    }

    /** Shallow gradient descent and aligned gradient descent of rising depth, all at one rate. */
    private record Race(Observed shallow, List<Observed> aligned) {
        List<Observed> all() {
            return Stream.concat(Stream.of(shallow), aligned.stream()).toList();
        }
    }

    /** One data set's runs: for T = 100 and 1000 at GD's best rate for that T, and at η*. */
    private record Part(String name, Race best100, Race best1000, Race optimal) {}

    @Override
    public FigureResult draw(Laboratory laboratory) {
        List<LinePlot> panels = new ArrayList<>();
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
        return result(new PlotSheet(panels, 2), Numbers.Table.of(panels, "loss"), findings);
    }

    private static String shown(String name) {
        return "mnist".equals(name) ? "MNIST {3, 8}" : "CIFAR-10 {bird, airplane}";
    }

    private static Part run(Laboratory laboratory, Bench.Images data) {
        Vec rates = Vec.ofRange(LearningRates.searched(data.largest()).toArray(), 0, RATES);
        List<Subject> candidates = IntStream.range(0, RATES)
                .mapToObj(k -> Subject.gd(rates.get(k)))
                .toList();
        LeastSquares problem = data.trainAndTest(LONG);
        List<Observed> searched = laboratory.train(problem, candidates, StopRules.iterations(LONG));
        double best100 = best(searched, SHORT);
        double best1000 = best(searched, LONG);
        List<Subject> subjects = new ArrayList<>();
        for (double rate : new double[] {best100, best1000, data.optimalRate()}) {
            subjects.add(Subject.gd(rate));
            subjects.addAll(Subject.agd(DEPTHS, rate));
        }
        Runs runs = new Runs(laboratory.train(problem, subjects, StopRules.iterations(LONG)));
        return new Part(data.name(), race(runs, best100), race(runs, best1000), race(runs, data.optimalRate()));
    }

    private static Race race(Runs runs, double rate) {
        return new Race(runs.of(Subject.gd(rate)), runs.of(Subject.agd(DEPTHS, rate)));
    }

    private static double best(List<Observed> runs, int t) {
        Observed best = runs.get(0);
        for (Observed run : runs) {
            boolean whole = run.trained().trace().size() > t;
            best = whole && (best.trained().trace().size() <= t || run.loss(t) <= best.loss(t)) ? run : best;
        }
        return best.subject().id().rate();
    }

    private static LinePlot panel(String title, Race race, int iterations) {
        List<LinePlot.Series> series = new ArrayList<>();
        for (Observed run : race.all()) {
            Style style = run.subject().style();
            series.add(curve(run, "train", iterations, TraceRow::trainLoss, style));
            series.add(curve(run, "test", iterations, row -> row.testLoss().orElse(Double.NaN), style.thinner()));
        }
        String rate = Charts.number(race.shallow().subject().id().rate());
        return new LinePlot(title + ", η = " + rate, Charts.ITERATION, Charts.LOSS, true, true, series);
    }

    private static LinePlot.Series curve(
            Observed run, String part, int iterations, ToDoubleFunction<TraceRow> loss, Style style) {
        Vec all = run.column(loss);
        Vec shown = Vec.ofRange(all.toArray(), 0, Math.min(all.size(), iterations + 1));
        return Charts.series(run.subject().label() + ", " + part, shown, style);
    }

    private static double test(Observed run, int t) {
        List<TraceRow> trace = run.trained().trace();
        return trace.get(Math.min(t, trace.size() - 1)).testLoss().orElse(Double.NaN);
    }

    private static String losses(Race race, int t) {
        return losses(race, t, Observed::loss) + " (train), " + losses(race, t, Figure4::test) + " (test)";
    }

    private static String losses(Race race, int t, Loss loss) {
        return Charts.joined(
                race.all().stream().map(run -> Charts.precise(loss.at(run, t))).toList());
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

    private static boolean ahead(Race race, int t, Loss loss) {
        return race.aligned().stream().allMatch(run -> loss.at(run, t) < loss.at(race.shallow(), t));
    }

    /** Where the lead on the test loss ends. */
    private static Finding late(Part part) {
        List<String> ends = new ArrayList<>();
        boolean never = true;
        for (Observed run : part.best1000().aligned()) {
            int last = IntStream.rangeClosed(1, LONG)
                    .filter(t -> test(run, t) < test(part.best1000().shallow(), t))
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
        Observed shallow = part.optimal().shallow();
        List<String> counts = new ArrayList<>();
        boolean always = true;
        for (Observed run : part.optimal().aligned()) {
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
