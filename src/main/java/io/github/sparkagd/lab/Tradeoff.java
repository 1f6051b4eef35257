package io.github.sparkagd.lab;

import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.report.LinePlot;
import io.github.sparkagd.report.PlotSheet;
import io.github.sparkagd.report.Style;
import io.github.sparkagd.theory.OperationCounts.Count;
import io.github.sparkagd.train.Plan;
import io.github.sparkagd.train.StopRules;
import io.github.sparkagd.train.TraceRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The paper's question: is the extra computation of depth worth its faster convergence (§1)?
 *
 * <p>Loss against operations of Algorithm 1, passes over the data and seconds. Every run trains alone, so that its seconds
 * are its own. On real data the literal form, a pass a layer, stands beside the fused one, a pass an iteration.
 */
final class Tradeoff extends Figure {
    private static final double RATE = 0.1;
    private static final int ITERATIONS = 5000;
    private static final double BOUND = 1e-4;
    private static final int REAL_ITERATIONS = 60;
    private static final int LITERAL_DEPTH = 4;
    private static final List<Integer> DEPTHS = List.of(2, 4, 8);

    Tradeoff() {
        super("tradeoff", "Extra computation against faster convergence (D1, η = 0.1; MNIST, η*)");
    }

    /**
     * What ran on one data set.
     *
     * @param name of the data set
     * @param dimension d
     * @param bound the loss to be reached
     * @param shallow gradient descent
     * @param aligned aligned gradient descent of rising depth, a pass an iteration
     * @param literal the same with a pass a layer, on real data
     */
    private record Part(
            String name,
            int dimension,
            double bound,
            Observed shallow,
            List<Observed> aligned,
            Optional<Observed> literal) {

        Observed deepest() {
            return aligned.get(aligned.size() - 1);
        }

        List<Observed> all() {
            List<Observed> all = new ArrayList<>(List.of(shallow));
            all.addAll(aligned);
            literal.ifPresent(all::add);
            return all;
        }

        /** Operations of Algorithm 1 per example and iteration. */
        private long each(Observed run) {
            Count count = Table1.literal(
                    Vec.constant(dimension, 1), run.subject().id().depth());
            return count.multiplications() + count.additions() + count.divisions();
        }

        /** The row in which the bound is reached; the last one of a run that does not reach it. */
        private TraceRow reached(Observed run) {
            List<TraceRow> trace = run.trained().trace();
            return trace.get(run.firstBelow(bound).orElse(trace.size() - 1));
        }

        private double operations(Observed run) {
            return (double) each(run) * reached(run).iteration();
        }
    }

    @Override
    public FigureResult draw(Laboratory laboratory) {
        List<LinePlot> panels = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        Part points = points(laboratory);
        panels.addAll(panels(points));
        findings.add(onPoints(points));
        laboratory.images("mnist").ifPresent(data -> {
            Part images = images(laboratory, data);
            panels.addAll(panels(images));
            findings.add(onImages(images));
        });
        Numbers.Table numbers = panels.stream()
                .map(panel -> Numbers.Table.of(
                        "Loss against " + panel.xLabel() + " (" + panel.title() + ")", panel, "train_loss"))
                .reduce(new Numbers.Table(List.of()), Numbers.Table::then);
        return result(new PlotSheet(panels, 3), numbers, findings);
    }

    private static List<Subject> subjects(double rate) {
        List<Subject> subjects = new ArrayList<>(List.of(Subject.gd(rate)));
        subjects.addAll(Subject.agd(DEPTHS, rate));
        return subjects;
    }

    private static Part points(Laboratory laboratory) {
        LeastSquares problem = Points.D1.local();
        // Once before, so that the first run's seconds are not those of the virtual machine's compiler.
        alone(laboratory, problem, subjects(RATE), ITERATIONS);
        Runs runs = alone(laboratory, problem, subjects(RATE), ITERATIONS);
        return new Part(
                Points.D1.name(),
                2,
                BOUND,
                runs.of(Subject.gd(RATE)),
                runs.of(Subject.agd(DEPTHS, RATE)),
                Optional.empty());
    }

    private static Part images(Laboratory laboratory, Bench.Images data) {
        LeastSquares rows = data.rows();
        double rate = data.optimalRate();
        alone(laboratory, rows, List.of(Subject.gd(rate)), REAL_ITERATIONS);
        Runs runs = alone(laboratory, rows, subjects(rate), REAL_ITERATIONS);
        Subject fused = Subject.agd(LITERAL_DEPTH, rate);
        Subject literal = fused.labelled(fused.label() + ", a pass a layer")
                .styled(new Style(fused.style().color(), LinePlot.Stroke.DASHED));
        Runs slow = alone(laboratory.with(Plan.ROUND_ROBIN), rows, List.of(literal), REAL_ITERATIONS);
        Observed shallow = runs.of(Subject.gd(rate));
        return new Part(
                data.name(),
                rows.dimension(),
                shallow.lastLoss(),
                shallow,
                runs.of(Subject.agd(DEPTHS, rate)),
                Optional.of(slow.of(literal)));
    }

    private static Runs alone(Laboratory laboratory, LeastSquares problem, List<Subject> subjects, int iterations) {
        List<Observed> runs = new ArrayList<>();
        for (Subject subject : subjects) {
            runs.addAll(laboratory.train(problem, List.of(subject), StopRules.iterations(iterations)));
        }
        return new Runs(runs);
    }

    private static List<LinePlot> panels(Part part) {
        return List.of(
                panel(
                        part,
                        "operations of Algorithm 1 per example",
                        run -> row -> (double) part.each(run) * row.iteration()),
                panel(part, "passes over the data", run -> TraceRow::passes),
                panel(part, "seconds", run -> TraceRow::seconds));
    }

    /** What the horizontal axis shows of a row of a run. */
    private interface Cost {
        ToDoubleFunction<TraceRow> of(Observed run);
    }

    private static LinePlot panel(Part part, String what, Cost cost) {
        List<LinePlot.Series> series = part.all().stream()
                .map(run -> new LinePlot.Series(
                        run.subject().label(),
                        run.column(cost.of(run)),
                        Charts.above(1e-14, run.column(TraceRow::trainLoss)),
                        run.subject().style()))
                .toList();
        return new LinePlot(part.name(), what, Charts.LOSS, true, true, series);
    }

    private static Finding onPoints(Part part) {
        List<String> measured = new ArrayList<>();
        for (Observed run : part.all()) {
            measured.add(run.subject().label() + " " + Charts.count(run.firstBelow(part.bound())) + " iterations, "
                    + Math.round(part.operations(run)) + " operations");
        }
        return Finding.of(
                "The extra computation of depth is paid back by faster convergence (D1).",
                "to loss 1e-4: " + String.join("; ", measured) + " (d = 2, where depth costs most; in the fused plan "
                        + "an iteration is one pass at any depth)",
                part.operations(part.deepest()) < part.operations(part.shallow()));
    }

    private static Finding onImages(Part part) {
        List<String> measured = new ArrayList<>();
        for (Observed run : part.all()) {
            TraceRow row = part.reached(run);
            measured.add(run.subject().label() + " t = " + row.iteration() + ", " + row.passes() + " passes, "
                    + Math.round(part.operations(run)) + " operations, " + Charts.number(row.seconds()) + " s");
        }
        Observed shallow = part.shallow();
        boolean operations = part.aligned().stream().allMatch(run -> part.operations(run) < part.operations(shallow));
        boolean seconds = part.aligned().stream()
                .allMatch(run ->
                        part.reached(run).seconds() < part.reached(shallow).seconds());
        return Finding.ofParts(
                "The extra computation of depth is paid back by faster convergence (" + part.name() + ").",
                "to GD's loss at t = " + REAL_ITERATIONS + ": " + String.join("; ", measured)
                        + " (seconds of this run, an iteration being a pass over the rows in Spark)",
                operations && seconds,
                operations);
    }
}
