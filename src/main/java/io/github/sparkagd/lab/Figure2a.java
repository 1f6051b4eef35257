package io.github.sparkagd.lab;

import io.github.sparkagd.dynamics.Iterate;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.Moments;
import io.github.sparkagd.report.LinePlot;
import io.github.sparkagd.report.PlotSheet;
import java.util.ArrayList;
import java.util.List;

/** Fig. 2a: what one iteration of depth 4 does to the output: a gradient step, then three scalings (§4.3). */
final class Figure2a extends Figure {
    private static final int DEPTH = 4;
    private static final double RATE = 0.1;
    private static final Subject ALIGNED = Subject.agd(DEPTH, RATE);
    private static final Experiment EXPERIMENT = new Experiment(Points.D1, List.of(ALIGNED), 200);

    Figure2a() {
        super("2a", "One iteration in the plane of the outputs (D1, L = 4, η = 0.1)");
    }

    /**
     * The outputs within one iteration.
     *
     * @param iteration t, the iteration that leads to t + 1
     * @param outputs Ŷ_t, Ŷ_{t+1/L}, …, Ŷ_{t+1}
     * @param losses at each
     */
    private record Moves(int iteration, List<Vec> outputs, List<Double> losses) {}

    @Override
    public FigureResult draw(Laboratory laboratory) {
        List<Iterate> iterates =
                new Runs(laboratory.observe(EXPERIMENT)).of(ALIGNED).iterates();
        Moves moves = moves(iterates.get(largest(iterates)));
        List<Numbers.Row> rows = new ArrayList<>();
        for (int l = 0; l <= DEPTH; l++) {
            for (int i = 0; i < 2; i++) {
                rows.add(new Numbers.Row(
                        "plane",
                        "iteration " + moves.iteration(),
                        l,
                        "output_" + (i + 1),
                        moves.outputs().get(l).get(i)));
            }
        }
        return result(
                new PlotSheet(List.of(plot(moves, true), plot(moves, false)), 2),
                new Numbers.Table(rows),
                List.of(alongItself(moves), decreases(moves)));
    }

    /** The iteration whose scalings stretch the output most, past the first ten. */
    private static int largest(List<Iterate> iterates) {
        int best = 10;
        double most = 0;
        for (int t = 10; t < iterates.size(); t++) {
            double stretch = iterates.get(t).statistics().moments().alignment();
            if (stretch > most) {
                most = stretch;
                best = t;
            }
        }
        return best;
    }

    /** Replays the iteration that follows {@code from}: Eq. 4, then Eq. 6 three times. */
    private static Moves moves(Iterate from) {
        List<Vec> outputs = new ArrayList<>();
        List<Double> losses = new ArrayList<>();
        Vec weights = from.weights();
        outputs.add(output(weights));
        losses.add(from.statistics().moments().loss());
        weights = weights.plus(RATE, from.statistics().gradient());
        for (int l = 1; l <= DEPTH; l++) {
            Vec output = output(weights);
            Vec error = Points.D1.ys().minus(output);
            outputs.add(output);
            losses.add(error.dot(error) / 4);
            Moments moments = new Moments(error.dot(error) / 2, output.dot(error) / 2, output.dot(output) / 2);
            weights = weights.times(1 + moments.alignment() / 2);
        }
        return new Moves(from.iteration(), outputs, losses);
    }

    private static Vec output(Vec weights) {
        return Vec.of(Points.D1.xs().stream().mapToDouble(weights::dot).toArray());
    }

    private static LinePlot plot(Moves moves, boolean whole) {
        List<LinePlot.Series> series = new ArrayList<>();
        List<Vec> outputs = moves.outputs();
        Vec last = outputs.get(DEPTH);
        Vec from = whole ? Vec.zeros(2) : outputs.get(1).times(0.998);
        series.add(segment("direction of the output", from, last.times(1.002), 7, LinePlot.Stroke.DASHED));
        series.add(segment("layer 1: gradient step", outputs.get(0), outputs.get(1), 1, LinePlot.Stroke.SOLID));
        for (int l = 2; l <= DEPTH; l++) {
            series.add(
                    segment("layer " + l + ": scaling", outputs.get(l - 1), outputs.get(l), l, LinePlot.Stroke.SOLID));
        }
        series.add(segment(
                "output before, iteration " + moves.iteration(),
                outputs.get(0),
                outputs.get(0),
                0,
                LinePlot.Stroke.POINTS));
        for (int l = 1; l <= DEPTH; l++) {
            series.add(segment("after layer " + l, outputs.get(l), outputs.get(l), l, LinePlot.Stroke.POINTS));
        }
        Vec labels = Points.D1.ys();
        if (whole) {
            series.add(segment("labels", labels, labels, 5, LinePlot.Stroke.POINTS));
        }
        String title =
                "One iteration, t = " + moves.iteration() + (whole ? ", in the plane of the outputs" : ", closer");
        return new LinePlot(title, "output for x₁", "output for x₂", false, false, series);
    }

    private static LinePlot.Series segment(String name, Vec from, Vec to, int color, LinePlot.Stroke stroke) {
        return new LinePlot.Series(name, Vec.of(from.get(0), to.get(0)), Vec.of(from.get(1), to.get(1)), color, stroke);
    }

    private static Finding alongItself(Moves moves) {
        Vec first = moves.outputs().get(1);
        Vec last = moves.outputs().get(DEPTH);
        double sine = Math.abs(first.get(0) * last.get(1) - first.get(1) * last.get(0)) / (first.norm() * last.norm());
        List<String> factors = new ArrayList<>();
        for (int l = 2; l <= DEPTH; l++) {
            factors.add(Charts.precise(
                    moves.outputs().get(l).norm() / moves.outputs().get(l - 1).norm()));
        }
        return Finding.of(
                "Layers 2 to L scale the output along itself, each less than the one before.",
                "at t = " + moves.iteration() + " the scalings are " + Charts.joined(factors) + ", sine of the angle "
                        + Charts.number(sine),
                sine < 1e-14);
    }

    private static Finding decreases(Moves moves) {
        List<Double> losses = moves.losses();
        boolean falls = true;
        for (int l = 1; l < losses.size(); l++) {
            falls &= losses.get(l) < losses.get(l - 1);
        }
        return Finding.of(
                "Every sub-step of the iteration lowers the error.",
                "losses " + Charts.joined(losses.stream().map(Charts::precise).toList()),
                falls);
    }
}
