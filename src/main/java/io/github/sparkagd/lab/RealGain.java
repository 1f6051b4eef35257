package io.github.sparkagd.lab;

import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.report.HeatMap;
import io.github.sparkagd.report.LinePlot;
import io.github.sparkagd.theory.PowerLaw;
import io.github.sparkagd.theory.SpectralMeasure;
import io.github.sparkagd.theory.TwoGroups;
import io.github.sparkagd.train.DepthForecast;
import io.github.sparkagd.train.Rate;
import io.github.sparkagd.train.Run;
import io.github.sparkagd.train.StopRules;
import io.github.sparkagd.train.TraceRow;
import io.github.sparkagd.train.TrainedRun;
import io.github.sparkagd.train.Training;
import io.github.sparkagd.train.TrainingObserver;
import io.github.sparkagd.train.TrainingSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The gain of depth on a real data set at the rate 1/λ_max, told and measured.
 *
 * @param name for people
 * @param measured at {@link #ITERATIONS}, of training; NaN once it is at the least loss
 * @param told at the same, by the forecast that {@code agd depth} makes
 * @param law at the same, the third law's at the exponent that gradient descent's own curve has there
 * @param outlier the largest eigenvalue over the rest, with what was measured where {@link OutlierMap} looks
 */
record RealGain(String name, Vec measured, Vec told, Vec law, HeatMap.Dot outlier) {
    /** Where the gain is looked at. */
    static final Vec ITERATIONS = Vec.of(10, 14, 20, 30, 45, 65, 100, 140, 200, 300, 450, 650, 1000);
    /** The places of 10, 100 and 1000 among them. */
    private static final int[] AT = {0, 6, 12};
    /** Passes that a forecast takes. */
    static final int PASSES = 100;

    private static final int DEPTH = 8;
    private static final int LONGEST = 1000;
    /** A loss that is no further from the least, as a share of the first, is rounding: nothing is gained or lost there. */
    private static final double SETTLED = 1e-12;

    /** Gradient descent goes on, to reach what depth has reached. */
    private static final int FURTHER = 2;
    /** How far from an iteration on either side a slope is taken, as a factor. */
    private static final double AROUND = 1.5;

    static RealGain of(String name, Bench.Images data) {
        double rate = 1 / data.largest();
        DepthForecast.Forecast forecast = new DepthForecast(
                        TrainingSet.of(data.train()),
                        new DepthForecast.Asked(PASSES, List.of(DEPTH), Rate.of(rate), FURTHER * LONGEST, 1),
                        TrainingObserver.NONE)
                .forecast();
        List<Vec> losses = trained(data, rate);
        Vec shallow = losses.get(0);
        double least = losses.stream()
                .mapToDouble(way -> way.get(way.size() - 1))
                .min()
                .orElseThrow();
        IntPredicate isSettled = t -> losses.get(1).get(t) - least < SETTLED * shallow.get(0);
        return new RealGain(
                name,
                ITERATIONS.map(t -> isSettled.test((int) t) ? Double.NaN : SpeedUp.of(shallow, losses.get(1), (int) t)),
                ITERATIONS.map(t -> isSettled.test((int) t)
                        ? Double.NaN
                        : SpeedUp.of(way(forecast, "gd"), way(forecast, "agd-L" + DEPTH), (int) t)),
                ITERATIONS.map(t -> law(shallow.map(loss -> loss - least), (int) t)),
                outlier(name, forecast.measure(), losses, least));
    }

    /** As two groups: the largest eigenvalue, and the others at their mean. */
    private static HeatMap.Dot outlier(String name, SpectralMeasure measure, List<Vec> losses, double least) {
        int top = measure.eigenvalues().size() - 1;
        double largest = measure.eigenvalues().get(top);
        double energy = measure.energies().get(top);
        double mean = measure.energies().dot(measure.eigenvalues());
        TwoGroups groups = new TwoGroups(largest, (mean - energy * largest) / (1 - energy), energy);
        double loss = least + OutlierMap.excess(groups) * (losses.get(0).get(0) - least);
        double gain = SpeedUp.reaching(losses.get(0), loss) / SpeedUp.reaching(losses.get(1), loss);
        return new HeatMap.Dot(name + ": " + Charts.number(gain), groups.large() / groups.small(), energy, gain);
    }

    private static Vec way(DepthForecast.Forecast forecast, String method) {
        return forecast.methods().stream()
                .filter(one -> one.name().equals(method))
                .findFirst()
                .orElseThrow()
                .losses()
                .get(0);
    }

    /** Losses of gradient descent, of depth, and of conjugate gradients, which come nearest the least. */
    private static List<Vec> trained(Bench.Images data, double rate) {
        Vec origin = Vec.zeros(data.train().dimension());
        List<Run> runs = Stream.of(
                        Subject.gd(rate).run(origin, StopRules.iterations(FURTHER * LONGEST)),
                        Subject.agd(DEPTH, rate).run(origin, StopRules.iterations(LONGEST)),
                        Subject.exact("cg").run(origin, StopRules.iterations(LONGEST)))
                .toList();
        return new Training(data.train(), TrainingObserver.NONE)
                .train(runs).stream().map(RealGain::losses).toList();
    }

    private static Vec losses(TrainedRun run) {
        return Vec.of(run.trace().stream().mapToDouble(TraceRow::trainLoss).toArray());
    }

    /** The law at a = −d ln(excess)/d ln t. */
    private static double law(Vec excesses, int t) {
        int before = (int) Math.round(t / AROUND);
        int after = (int) Math.round(t * AROUND);
        double exponent = -Math.log(excesses.get(after) / excesses.get(before)) / Math.log((double) after / before);
        return exponent > -1 ? new PowerLaw(exponent).speedUp() : Double.NaN;
    }

    /** What was measured as dots, what was told as lines. */
    List<LinePlot.Series> curves(int color) {
        return List.of(
                new LinePlot.Series(name + ", measured", ITERATIONS, measured, color, LinePlot.Stroke.POINTS),
                new LinePlot.Series(name + ", told", ITERATIONS, told, color, LinePlot.Stroke.SOLID),
                new LinePlot.Series(name + ", law 3", ITERATIONS, law, color, LinePlot.Stroke.DOTTED));
    }

    Finding finding() {
        List<String> parts = IntStream.of(AT)
                .mapToObj(k -> "t = " + (int) ITERATIONS.get(k) + ": " + Charts.number(measured.get(k)) + " / "
                        + Charts.number(told.get(k)) + " / " + Charts.number(law.get(k)))
                .toList();
        return Finding.of(
                "What depth gains on " + name + " is told by " + PASSES
                        + " passes, exactly as far as there were passes (ours).",
                "speed-up of L = 8 measured / told / by law 3, " + String.join("; ", parts)
                        + "; as an outlier, λ₁/mean λ₂ = " + Charts.number(outlier.x()) + ", E₁ = "
                        + Charts.number(outlier.y()) + ", measured / by law 2: " + Charts.number(outlier.value())
                        + " / "
                        + OutlierMap.law(outlier.x(), outlier.y()),
                isExact());
    }

    private String inShort(int k) {
        return Double.isNaN(measured.get(k))
                ? "at the least loss"
                : Charts.number(measured.get(k)) + " (" + Charts.number(told.get(k)) + ")";
    }

    /** Whether it was told as it was measured wherever there were passes enough. */
    private boolean isExact() {
        return IntStream.range(0, ITERATIONS.size())
                .filter(k -> measured.get(k) * ITERATIONS.get(k) <= PASSES)
                .allMatch(k -> Math.abs(told.get(k) / measured.get(k) - 1) < 1e-6);
    }

    /** The same of several data sets, in short. */
    static Finding finding(List<RealGain> gains) {
        List<String> parts = gains.stream()
                .map(gain -> gain.name() + " "
                        + Charts.joined(IntStream.of(AT).mapToObj(gain::inShort).toList()))
                .toList();
        long exact = gains.stream().filter(RealGain::isExact).count();
        return Finding.ofParts(
                "What depth gains on further data sets is told by " + PASSES
                        + " passes, exactly as far as there were passes (ours).",
                "speed-up of L = 8 measured (told) at t = 10 / 100 / 1000: " + String.join("; ", parts),
                exact == gains.size(),
                exact > 0);
    }
}
