package io.github.sparkagd.lab;

import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.report.LinePlot;
import io.github.sparkagd.report.PlotSheet;
import io.github.sparkagd.theory.OperationCounts;
import io.github.sparkagd.theory.OperationCounts.Count;
import java.util.ArrayList;
import java.util.List;

/** Table 1: operations per example and iteration, counted while they are done, beside the paper's columns. */
final class Table1 implements Figure {
    private static final int DIMENSION = 100;
    private static final List<Integer> DEPTHS = List.of(1, 2, 4, 8, 16, 32);

    @Override
    public String name() {
        return "table1";
    }

    @Override
    public String title() {
        return "Operations per example and iteration (d = " + DIMENSION + ")";
    }

    @Override
    public FigureResult draw(Laboratory laboratory) {
        Vec x = Vec.constant(DIMENSION, 0.1);
        List<Series> series = List.of(
                new Series("Algorithm 1, counted", depth -> literal(x, depth).multiplications()),
                new Series("paper's columns, 3d + 6L − 5", Table1::columns),
                new Series("paper's total, 3d + 5L", depth -> 3L * DIMENSION + 5L * depth),
                new Series("shallow GD, counted", depth -> OperationCounts.shallow(x, 1, x, 0.1)
                        .multiplications()),
                new Series("fused plan, counted", depth -> OperationCounts.fused(x, 1, x)
                        .multiplications()),
                new Series("gram plan, after its one pass", depth -> 0));
        List<LinePlot.Series> curves = new ArrayList<>();
        List<FigureResult.Row> rows = new ArrayList<>();
        Vec depths = Vec.of(DEPTHS.stream().mapToDouble(depth -> depth).toArray());
        for (int k = 0; k < series.size(); k++) {
            Series one = series.get(k);
            Vec counts = Vec.of(DEPTHS.stream().mapToDouble(one.count()::at).toArray());
            LinePlot.Stroke stroke = k == 1 || k == 2 ? LinePlot.Stroke.DASHED : LinePlot.Stroke.SOLID;
            curves.add(new LinePlot.Series(one.name(), depths, counts, k, stroke));
            for (int i = 0; i < depths.size(); i++) {
                rows.add(new FigureResult.Row("depth", one.name(), depths.get(i), "multiplications", counts.get(i)));
            }
        }
        LinePlot plot =
                new LinePlot(title(), "depth L", "multiplications per example and iteration", false, false, curves);
        return new FigureResult(name(), title(), PlotSheet.of(plot), List.of(), rows, findings(x));
    }

    private interface PerDepth {
        long at(int depth);

        default double at(Integer depth) {
            return at(depth.intValue());
        }
    }

    private record Series(String name, PerDepth count) {}

    private static long columns(int depth) {
        return 3L * DIMENSION + 6L * depth - 5;
    }

    static Count literal(Vec x, int depth) {
        OperationCounts.Start start = new OperationCounts.Start(Vec.zeros(x.size()), Vec.constant(depth - 1, 1), 0);
        return OperationCounts.literal(x, 1, start, 0.1).count();
    }

    private static List<Finding> findings(Vec x) {
        boolean equal = DEPTHS.stream().allMatch(depth -> literal(x, depth).multiplications() == columns(depth));
        Count eight = literal(x, 8);
        Count gram = OperationCounts.gram(x, 1);
        Count fused = OperationCounts.fused(x, 1, x);
        return List.of(
                Finding.of(
                        "The columns of Table 1 add up to 3d + 6L − 5 multiplications.",
                        "counted at L = 8: " + eight.multiplications() + " (the columns give " + columns(8) + "), "
                                + eight.additions() + " additions with the residuals, " + eight.divisions()
                                + " division",
                        equal),
                new Finding(
                        "The total is at most 3d + 5L multiplications.",
                        "true up to L = 5; beyond it the columns' sum exceeds it by L − 5: at L = 32 counted "
                                + literal(x, 32).multiplications() + ", the total says " + (3 * DIMENSION + 160),
                        Finding.Verdict.IN_PART),
                Finding.of(
                        "Depth costs 5L operations per example (ours: nothing).",
                        "the fused plan takes " + fused.multiplications()
                                + " multiplications per example and iteration "
                                + "at any depth; the gram plan " + gram.multiplications()
                                + " per example once, then none",
                        fused.multiplications() < 3 * DIMENSION));
    }
}
