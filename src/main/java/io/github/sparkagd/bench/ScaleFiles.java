package io.github.sparkagd.bench;

import io.github.sparkagd.cluster.RunDirectory;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.report.LinePlot;
import io.github.sparkagd.report.PlotSheet;
import io.github.sparkagd.report.PngPlot;
import io.github.sparkagd.report.SvgPlot;
import io.github.sparkagd.train.Plan;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Writes a scaling study: {@code scale.csv}, {@code scale.png}, {@code scale.svg}, and what is printed. */
public final class ScaleFiles {
    private static final String HEADER = "kind,plan,executors,cores,rows,features,seconds_before,seconds_per_iteration,"
            + "training_seconds,model_seconds,efficiency";
    private static final String ROW = "%-7s %-12s %9s %6s %12s %10s %10s %10s";

    private ScaleFiles() {}

    /**
     * {@return the table's head, for {@link #line}}
     *
     * @param iterations T of the trainings whose seconds are shown
     */
    public static String head(int iterations) {
        return String.format(
                Locale.ROOT,
                ROW,
                "kind",
                "plan",
                "executors",
                "cores",
                "rows",
                "before, s",
                "iter., ms",
                iterations + " it., s");
    }

    /** A measurement in a line. */
    static String line(ScaleCase one, int iterations) {
        return String.format(
                Locale.ROOT,
                ROW,
                one.kind(),
                one.plan(),
                one.executors(),
                one.cores(),
                one.rows(),
                ScaleResult.seconds(one.seconds().before()),
                ScaleResult.seconds(1000 * one.seconds().iteration()),
                ScaleResult.seconds(one.seconds().training(iterations)));
    }

    /**
     * Writes {@code scale.csv}, {@code scale.png}, {@code scale.svg} and {@code scale.txt}.
     *
     * @param result of the study
     * @param directory takes the files
     */
    public static void write(ScaleResult result, RunDirectory directory) {
        directory.write("scale.csv", out -> out.write(csv(result).getBytes(StandardCharsets.UTF_8)));
        PlotSheet sheet =
                new PlotSheet(List.of(plot(result, ScaleCase.Kind.STRONG), plot(result, ScaleCase.Kind.WEAK)), 2);
        directory.write("scale.png", out -> PngPlot.write(sheet, out));
        directory.write("scale.svg", out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            SvgPlot.write(sheet, writer);
            writer.flush();
        });
        directory.write(
                "scale.txt",
                out -> out.write((String.join("\n", findings(result)) + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * {@return a line each on plans beside auto, on the fitted models, and on what these forecast}
     *
     * @param result of the study
     */
    public static List<String> findings(ScaleResult result) {
        List<String> lines = new ArrayList<>(result.comparisons());
        lines.addAll(result.forecast());
        return lines;
    }

    static String csv(ScaleResult result) {
        StringBuilder text = new StringBuilder(HEADER + "\n");
        for (ScaleCase one : result.cases()) {
            text.append(String.join(
                            ",",
                            one.kind().toString(),
                            one.plan().label(),
                            String.valueOf(one.executors()),
                            String.valueOf(one.cores()),
                            String.valueOf(one.rows()),
                            String.valueOf(result.settings().columns()),
                            String.valueOf(one.seconds().before()),
                            String.valueOf(one.seconds().iteration()),
                            String.valueOf(
                                    one.seconds().training(result.settings().iterations())),
                            String.valueOf(result.models()
                                    .get(one.plan())
                                    .training(
                                            one.plan(),
                                            (double) one.rows(),
                                            one.cores(),
                                            result.settings().iterations())),
                            String.valueOf(result.efficiency(one))))
                    .append('\n');
        }
        return text.toString();
    }

    /** Seconds of what is spread over the cores against cores: measured as dots, the model as a line. */
    private static LinePlot plot(ScaleResult result, ScaleCase.Kind kind) {
        List<LinePlot.Series> series = new ArrayList<>();
        int color = 0;
        for (Plan plan : result.models().keySet()) {
            List<ScaleCase> cases = result.of(plan).stream()
                    .filter(one -> one.kind() == kind || one.cores() == least(result))
                    .toList();
            ScaleModel model = result.models().get(plan);
            String what = plan == Plan.GRAM ? "gram, matrix" : plan + ", pass";
            series.add(series(what, cases, ScaleCase::parallelSeconds, color, LinePlot.Stroke.POINTS));
            series.add(series(
                    what + ", model",
                    cases,
                    one -> model.parallelSeconds((double) one.rows(), one.cores()),
                    color,
                    LinePlot.Stroke.SOLID));
            color++;
        }
        String title = kind == ScaleCase.Kind.STRONG ? "Strong: the same rows" : "Weak: rows grow with executors";
        return new LinePlot(title, "cores", "seconds", false, true, series);
    }

    private static int least(ScaleResult result) {
        return result.cases().stream().mapToInt(ScaleCase::cores).min().orElseThrow();
    }

    private static LinePlot.Series series(
            String name, List<ScaleCase> cases, ToDoubleFunction<ScaleCase> value, int color, LinePlot.Stroke stroke) {
        return new LinePlot.Series(
                name,
                Vec.of(cases.stream().mapToDouble(ScaleCase::cores).toArray()),
                Vec.of(cases.stream().mapToDouble(value).toArray()),
                color,
                stroke);
    }
}
