package io.github.sparkagd.lab;

import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.report.LinePlot;
import io.github.sparkagd.report.PlotSheet;
import io.github.sparkagd.theory.OperationCounts.Count;
import java.util.ArrayList;
import java.util.List;

/** The paper's question: is the extra computation of depth worth its faster convergence (§1)? */
final class Tradeoff implements Figure {
    private static final double RATE = 0.1;
    private static final double BOUND = 1e-4;
    private static final Experiment EXPERIMENT = new Experiment(
            Points.D1,
            List.of(
                    Subject.gd(RATE).colored(0),
                    Subject.agd(2, RATE).colored(1),
                    Subject.agd(4, RATE).colored(2),
                    Subject.agd(8, RATE).colored(3)),
            5000);

    @Override
    public String name() {
        return "tradeoff";
    }

    @Override
    public String title() {
        return "Extra computation against faster convergence (D1, η = 0.1)";
    }

    @Override
    public FigureResult draw(Laboratory laboratory) {
        List<Observed> runs = laboratory.observe(EXPERIMENT);
        List<LinePlot.Series> operations = new ArrayList<>();
        List<LinePlot.Series> passes = new ArrayList<>();
        List<String> measured = new ArrayList<>();
        double shallow = 0;
        double deepest = 0;
        for (Observed run : runs) {
            Subject who = run.subject();
            long each = operations(who.id().depth());
            Vec losses = Charts.above(1e-14, run.column(row -> row.trainLoss()));
            Vec work = run.column(row -> (double) each * row.iteration());
            operations.add(new LinePlot.Series(who.label(), work, losses, who.color(), who.stroke()));
            passes.add(new LinePlot.Series(
                    who.label(), run.column(row -> row.iteration()), losses, who.color(), who.stroke()));
            double needed = (double) each * run.firstBelow(BOUND).orElse(EXPERIMENT.iterations());
            shallow = who.id().depth() == 1 ? needed : shallow;
            deepest = needed;
            measured.add(who.label() + " " + Charts.count(run.firstBelow(BOUND)) + " passes, " + Math.round(needed)
                    + " operations");
        }
        List<LinePlot> panels = List.of(
                new LinePlot(
                        "Loss against operations of Algorithm 1",
                        "multiplications and additions per example",
                        Charts.LOSS,
                        true,
                        true,
                        operations),
                new LinePlot(
                        "Loss against passes (fused plan)", "passes over the data", Charts.LOSS, true, true, passes));
        List<FigureResult.Row> rows = new ArrayList<>(Charts.rows("operations", panels.get(0), "train_loss"));
        rows.addAll(Charts.rows("passes", panels.get(1), "train_loss"));
        Finding finding = Finding.of(
                "The extra computation of depth is paid back by faster convergence.",
                "to loss 1e-4: " + String.join("; ", measured) + " (d = 2, where depth costs most; in the fused plan "
                        + "an iteration is one pass at any depth)",
                deepest < shallow);
        return new FigureResult(name(), title(), new PlotSheet(panels, 2), List.of(), rows, List.of(finding));
    }

    private static long operations(int depth) {
        Count count = Table1.literal(Vec.of(1, 1), depth);
        return count.multiplications() + count.additions() + count.divisions();
    }
}
