package io.github.sparkagd.lab;

import io.github.sparkagd.dynamics.Initialisation;
import io.github.sparkagd.dynamics.Initialisation.Shape;
import io.github.sparkagd.dynamics.Iterate;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.report.LinePlot;
import io.github.sparkagd.report.LinePlot.Stroke;
import io.github.sparkagd.report.PlotSheet;
import io.github.sparkagd.theory.LayerSpectrum;
import io.github.sparkagd.train.StopRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Fig. 3: on unwhitened data deep gradient descent grows unstable, aligned gradient descent does not (§4.4). */
final class Figure3 extends Figure {
    private static final double RATE = 0.1;
    private static final Vec EIGENVALUES = Vec.of(1, 4e-4);
    private static final int LEARNT = 40;

    private static final Subject DEEP = Subject.deep(
                    RATE, Initialisation.zerosOnes().network(new Shape(2, 1, 2), 1), "zeros-ones")
            .labelled("deep GD, zeros-ones")
            .from("zeros-ones");
    private static final Subject ALIGNED = Subject.agd(2, RATE);
    private static final Experiment EXPERIMENT =
            new Experiment(Points.D2, List.of(Subject.gd(RATE), DEEP, ALIGNED), 4000);

    /** Deep enough, and long enough, for the rounding floor. */
    private static final Experiment FAR = new Experiment(
            Points.D2,
            List.of(Subject.agd(2, RATE), Subject.agd(4, RATE), Subject.agd(8, RATE), Subject.full(RATE)),
            2500);

    Figure3() {
        super("3", "Stability on unwhitened data (D2, η = 0.1, L = 2)");
    }

    @Override
    public FigureResult draw(Laboratory laboratory) {
        Runs runs = new Runs(laboratory.observe(EXPERIMENT));
        Map<String, LinePlot> panels = new LinkedHashMap<>();
        panels.put("loss", Charts.losses("Loss", runs.all(), false));
        panels.put("spectrum_1_were_the_rate_eta", raw(runs.of(ALIGNED)));
        panels.put("weight_1", weight(runs.all(), 0));
        panels.put("weight_2", weight(runs.all(), 1));
        panels.put("spectrum_1", spectra(runs, 1));
        panels.put("spectrum_2", spectra(runs, 2));
        Numbers.Table rows = panels.entrySet().stream()
                .map(panel -> Numbers.Table.of(panel.getKey(), panel.getValue(), panel.getKey()))
                .reduce(new Numbers.Table(List.of()), Numbers.Table::then);
        List<Finding> findings = List.of(
                firstLearnt(runs.of(DEEP)),
                spikes(runs),
                spectrum(runs),
                Floors.finding(Points.D2, RATE, laboratory.train(FAR, StopRules.iterations(FAR.iterations()))));
        return result(new PlotSheet(List.copyOf(panels.values()), 2), rows, findings);
    }

    private static LinePlot weight(List<Observed> runs, int j) {
        List<LinePlot.Series> series = runs.stream()
                .map(run -> Charts.curve(
                        run, run.along(iterate -> Math.abs(iterate.weights().get(j)))))
                .toList();
        String name = j == 0 ? "w₁, of the large eigenvalue" : "w₂, of the small eigenvalue";
        return new LinePlot(
                "Effective weight " + name, Charts.ITERATION, j == 0 ? "|w₁|" : "|w₂|", false, true, series);
    }

    /** The eigenvalue of layer l that lies farthest from 0, apart from those that are 1 whatever the rate. */
    private static LinePlot spectra(Runs runs, int layer) {
        Observed deep = runs.of(DEEP);
        Observed aligned = runs.of(ALIGNED);
        List<LinePlot.Series> series = List.of(
                limit(deep.iterates().size()),
                Charts.curve(deep, deep.along(at -> size(at, layer, RATE))),
                Charts.series(layer == 1 ? "AGD (η/S²)" : "AGD (a²/2)", aligned.along(used(layer)), ALIGNED.style()));
        return new LinePlot(
                "Spectrum of I − (η/n) K of layer " + layer + ", at the rate used",
                Charts.ITERATION,
                "largest |eigenvalue|",
                false,
                false,
                series);
    }

    /** What would happen to aligned gradient descent were its first layer's rate η instead of η/S². */
    private static LinePlot raw(Observed aligned) {
        Vec sizes = aligned.along(at -> size(at, 1, RATE));
        return new LinePlot(
                "Not what happens: layer 1 of AGD, were its rate η",
                Charts.ITERATION,
                "largest |eigenvalue|",
                false,
                true,
                List.of(
                        limit(sizes.size()),
                        Charts.series("AGD, at η itself", sizes, ALIGNED.style().color(), Stroke.DASHED)));
    }

    private static LinePlot.Series limit(int size) {
        return Charts.series("limit of stability", Vec.constant(size, 1), 7, Stroke.SOLID);
    }

    /** At the rate that aligned gradient descent really uses in the layer. */
    private static ToDoubleFunction<Iterate> used(int layer) {
        return at -> {
            double scale = at.scale().orElseThrow();
            double a = at.layers().get(0);
            return size(at, layer, layer == 1 ? RATE / (scale * scale) : a * a / 2);
        };
    }

    /** The largest |eigenvalue|, of layer 2 the one that is not 1. */
    static double size(Iterate at, int layer, double rate) {
        if (layer == 2) {
            return Math.abs(LayerSpectrum.scalar(rate, at, 2));
        }
        Vec spectrum = LayerSpectrum.first(rate, at.scale().orElseThrow(), EIGENVALUES);
        return Math.max(Math.abs(spectrum.get(0)), Math.abs(spectrum.get(1)));
    }

    private static Finding firstLearnt(Observed deep) {
        double target = 1 / Math.sqrt(2);
        Vec first = deep.along(at -> at.weights().get(0));
        int learnt = IntStream.range(0, first.size())
                .filter(t -> Math.abs(first.get(t) / target - 1) < 0.01)
                .findFirst()
                .orElse(-1);
        return Finding.of(
                "Deep GD learns the component of the large eigenvalue first, by t ≈ 40.",
                "it is within 1 % of its target from t = " + learnt,
                learnt >= 0 && learnt <= LEARNT + 10);
    }

    /** Local maxima of the loss above ten times the least loss before; rounding at the end does not count. */
    private static List<Integer> spikesOf(Observed run) {
        List<Integer> spikes = new ArrayList<>();
        double least = run.loss(0);
        for (int t = 1; t < run.trained().trace().size() - 1; t++) {
            double loss = run.loss(t);
            boolean top = loss > run.loss(t - 1) && loss >= run.loss(t + 1);
            if (top && loss > 10 * least && loss > 1e-20) {
                spikes.add(t);
                least = loss;
            }
            least = Math.min(least, loss);
        }
        return spikes;
    }

    private static Finding spikes(Runs runs) {
        Observed deep = runs.of(DEEP);
        int crossed = IntStream.range(0, deep.iterates().size())
                .filter(t -> deep.iterates().get(t).scale().orElse(0) > Math.sqrt(20))
                .findFirst()
                .orElse(-1);
        List<Integer> deepSpikes = spikesOf(deep);
        List<Integer> alignedSpikes = spikesOf(runs.of(ALIGNED));
        return Finding.of(
                "Once S > √20 deep GD's loss spikes; AGD's is smooth.",
                "S passes √20 at t = " + crossed + ", deep GD's first spike is at t = "
                        + deepSpikes.stream().findFirst().orElse(-1) + "; spikes in " + EXPERIMENT.iterations()
                        + " iterations: deep GD " + deepSpikes.size() + ", AGD " + alignedSpikes.size(),
                crossed > 0 && deepSpikes.size() > 1 && deepSpikes.get(0) > crossed && alignedSpikes.isEmpty());
    }

    private static Finding spectrum(Runs runs) {
        Observed deep = runs.of(DEEP);
        Observed aligned = runs.of(ALIGNED);
        double deepFirst = most(deep, at -> size(at, 1, RATE));
        double deepSecond = most(deep, at -> size(at, 2, RATE));
        double first = most(aligned, used(1));
        double second = most(aligned, used(2));
        double raw = most(aligned, at -> size(at, 1, RATE));
        return Finding.of(
                "At the rates really used the spectrum leaves the unit interval with deep GD and never with AGD.",
                "largest |eigenvalue| of layer 1 / 2: deep GD " + Charts.number(deepFirst) + " / "
                        + Charts.number(deepSecond) + ", AGD " + Charts.precise(first) + " / " + Charts.precise(second)
                        + " (were AGD's rate η itself, " + Charts.number(raw) + " in layer 1)",
                deepFirst > 1 && first < 1 && second <= 1);
    }

    private static double most(Observed run, ToDoubleFunction<Iterate> value) {
        return run.iterates().stream().mapToDouble(value).max().orElse(Double.NaN);
    }
}
