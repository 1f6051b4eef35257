package io.github.sparkagd.lab;

import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.report.LinePlot;
import io.github.sparkagd.report.Style;
import io.github.sparkagd.theory.OperationCounts;
import io.github.sparkagd.theory.OperationCounts.Count;
import java.util.List;
import java.util.function.IntToLongFunction;

/** Table 1: operations per example and iteration, counted while they are done, beside the paper's columns. */
final class Table1 extends Figure {
    private static final int DIMENSION = 100;
    private static final List<Integer> DEPTHS = List.of(1, 2, 4, 8, 16, 32);

    Table1() {
        super("table1", "Operations per example and iteration (d = " + DIMENSION + ")");
    }

    @Override
    public FigureResult draw(Laboratory laboratory) {
        Vec x = Vec.constant(DIMENSION, 0.1);
        List<LinePlot.Series> curves = List.of(
                counted("Algorithm 1, counted", new Style(0, LinePlot.Stroke.SOLID), depth -> literal(x, depth)
                        .multiplications()),
                counted("paper's columns, 3d + 6L − 5", new Style(1, LinePlot.Stroke.DASHED), Table1::columns),
                counted(
                        "paper's total, 3d + 5L",
                        new Style(2, LinePlot.Stroke.DASHED),
                        depth -> 3L * DIMENSION + 5L * depth),
                counted("shallow GD, counted", Subject.gd(1).style(), depth -> OperationCounts.shallow(x, 1, x, 0.1)
                        .multiplications()),
                counted("fused plan, counted", new Style(4, LinePlot.Stroke.SOLID), depth -> OperationCounts.fused(
                                x, 1, x)
                        .multiplications()),
                counted("gram plan, after its one pass", new Style(5, LinePlot.Stroke.SOLID), depth -> 0));
        LinePlot plot =
                new LinePlot(title(), "depth L", "multiplications per example and iteration", false, false, curves);
        return result(plot, Numbers.Table.of("depth", plot, "multiplications"), findings(x));
    }

    private static LinePlot.Series counted(String name, Style style, IntToLongFunction count) {
        double[] counts = DEPTHS.stream().mapToDouble(count::applyAsLong).toArray();
        Vec depths = Vec.of(DEPTHS.stream().mapToDouble(depth -> depth).toArray());
        return new LinePlot.Series(name, depths, Vec.of(counts), style);
    }

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
