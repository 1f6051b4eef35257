package io.github.sparkagd.bench;

import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.report.LinePlot;
import io.github.sparkagd.report.PngPlot;
import io.github.sparkagd.report.SvgPlot;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Makes of all launches {@code bench.csv}, {@code bench.md}, {@code bench.png} and {@code .svg}, and a table. */
final class BenchReport {
    private static final String HEADER =
            "contender,rows,features,nonzeros_per_row,plan,seconds_per_iteration,gigabytes_per_second,"
                    + "fraction_of_read_limit";
    private static final double GIGA = 1e9;
    private static final String ROW = "%-22s %-30s %9s %21s %7s %7s %9s%n";

    private final Path folder;

    BenchReport(Path folder) {
        this.folder = folder;
    }

    /** @param out takes the table */
    void write(PrintStream out) throws IOException {
        Medians medians = new Medians(new Launches(folder).read());
        if (medians.lines().isEmpty()) {
            throw new IllegalArgumentException("no contender could be measured. Maybe other --contenders.");
        }
        Files.writeString(folder.resolve("bench.csv"), csv(medians), StandardCharsets.UTF_8);
        String text = markdown(medians);
        Files.writeString(folder.resolve("bench.md"), text, StandardCharsets.UTF_8);
        LinePlot plot = plot(medians);
        try (OutputStream png = Files.newOutputStream(folder.resolve("bench.png"));
                Writer svg = Files.newBufferedWriter(folder.resolve("bench.svg"), StandardCharsets.UTF_8)) {
            PngPlot.write(plot, png);
            SvgPlot.write(plot, svg);
        }
        table(medians, out);
    }

    private static String csv(Medians medians) {
        StringBuilder text = new StringBuilder(HEADER + "\n");
        for (Medians.Line line : medians.lines()) {
            BenchSize size = line.size();
            text.append(String.join(
                            ",",
                            line.median().contender(),
                            String.valueOf(size.rows()),
                            String.valueOf(size.features()),
                            String.valueOf(size.nonzeros()),
                            Csv.field(line.median().plan()),
                            String.valueOf(line.median().seconds()),
                            number(line.rate(), GIGA),
                            number(line.fraction(), 1)))
                    .append('\n');
        }
        return text.toString();
    }

    private static String number(OptionalDouble value, double unit) {
        return value.isPresent() ? String.valueOf(value.getAsDouble() / unit) : "";
    }

    private static String shown(OptionalDouble value, double unit, String format) {
        return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble() * unit) : "";
    }

    private static String milliseconds(double seconds) {
        double ms = seconds * 1000;
        return String.format(Locale.ROOT, ms < 100 ? "%.2f" : "%.0f", ms);
    }

    /** The cells of a line: contender, plan, ms, range, GB/s, share of the limit, GFLOP/s of a Gram matrix. */
    private static List<String> cells(Medians.Line line) {
        String contender = line.median().contender();
        boolean products = contender.startsWith("blas")
                || (contender.startsWith("ours") && contender.endsWith("-pass"))
                || contender.contains("normal")
                || contender.equals("numpy-gram");
        OptionalDouble gram = products && !line.size().sparse()
                ? OptionalDouble.of(line.size().gramOperations() / line.median().seconds())
                : OptionalDouble.empty();
        return List.of(
                contender,
                line.median().plan(),
                milliseconds(line.median().seconds()),
                milliseconds(line.least()) + "-" + milliseconds(line.most()) + " of " + line.launches(),
                shown(line.rate(), 1 / GIGA, "%.1f"),
                shown(line.fraction(), 100, "%.0f %%"),
                shown(gram, 1 / GIGA, "%.0f"));
    }

    private static void table(Medians medians, PrintStream out) {
        out.println(Machine.facts(medians));
        for (BenchSize size : medians.sizes()) {
            out.println();
            out.println(size);
            out.printf(ROW, "contender", "plan", "ms", "range, launches", "GB/s", "of read", "GFLOP/s");
            for (Medians.Line line : medians.lines()) {
                if (line.size().equals(size)) {
                    out.printf(ROW, cells(line).toArray());
                }
            }
            ratios(medians, size).forEach(out::println);
        }
        out.flush();
    }

    private static String markdown(Medians medians) {
        StringBuilder text = new StringBuilder(Machine.facts(medians)).append('\n');
        for (BenchSize size : medians.sizes()) {
            text.append("\n**").append(size).append("**\n\n");
            text.append("| contender | plan | ms | range, launches | GB/s | of read limit | GFLOP/s |\n");
            text.append("| --- | --- | --- | --- | --- | --- | --- |\n");
            for (Medians.Line line : medians.lines()) {
                if (line.size().equals(size)) {
                    text.append("| ").append(String.join(" | ", cells(line))).append(" |\n");
                }
            }
            text.append('\n');
            ratios(medians, size)
                    .forEach(ratio -> text.append("- ").append(ratio).append('\n'));
        }
        return text.toString();
    }

    /** How many times as long others take. */
    private static List<String> ratios(Medians medians, BenchSize size) {
        List<String> found = new ArrayList<>();
        add(found, medians, size, "mllib-gd", "ours-fused");
        add(found, medians, size, "mllib-lbfgs", "ours-fused");
        add(found, medians, size, "numpy-pass", "ours-fused");
        add(found, medians, size, "mllib-gd", "ours-sweep-8-each");
        add(found, medians, size, "ours-sweep-8", "ours-fused");
        add(found, medians, size, "ours-depth-64", "ours-depth-1");
        add(found, medians, size, "ours-fused", "ours-float");
        add(found, medians, size, "ours-fused", "ours-exact");
        add(found, medians, size, "ours-driver-first-100", "empty-job-first-100");
        add(found, medians, size, "ours-driver-hot", "empty-job-hot");
        add(found, medians, size, "ours-default", "ours-default-parts");
        add(found, medians, size, "read-csv", "read-csv-spark");
        add(found, medians, size, "read-libsvm", "read-libsvm-spark");
        add(found, medians, size, "read-parquet", "read-parquet-spark");
        add(found, medians, size, "start-train", "start-empty");
        add(found, medians, size, "start-evaluate", "start-empty");
        add(found, medians, size, "start-predict", "start-empty");
        add(found, medians, size, "mllib-normal", "ours-gram-training");
        add(found, medians, size, "mllib-normal-first", "ours-gram-training-first");
        add(found, medians, size, "mllib-normal", "ours-gram-pass");
        add(found, medians, size, "numpy-gram", "ours-gram-pass");
        add(found, medians, size, "ours-gram-pass", "blas-dsyrk");
        add(found, medians, size, "ours-gram-native-pass", "blas-dsyrk");
        add(found, medians, size, "mllib-normal", "ours-gram-native-training");
        add(found, medians, size, "mllib-normal-first", "ours-gram-native-training-first");
        for (Medians.Line line : medians.lines()) {
            String contender = line.median().contender();
            if (line.size().equals(size) && contender.endsWith("-auto")) {
                add(found, medians, size, contender, contender.replace("-auto", "-best"));
            }
        }
        return found;
    }

    private static void add(List<String> found, Medians medians, BenchSize size, String slow, String fast) {
        Optional<Medians.Line> one = medians.of(size, slow);
        Optional<Medians.Line> other = medians.of(size, fast);
        if (one.isPresent() && other.isPresent()) {
            double ratio = one.get().median().seconds() / other.get().median().seconds();
            found.add(String.format(Locale.ROOT, "%s takes %.3g times as long as %s", slow, ratio, fast));
        }
    }

    private static LinePlot plot(Medians medians) {
        List<LinePlot.Series> series = new ArrayList<>();
        List<String> shown = List.of(
                "read-limit", "ours-fused-net", "ours-fused", "ours-sweep-8", "numpy-pass", "mllib-lbfgs", "mllib-gd");
        for (String contender : shown) {
            List<Medians.Line> lines = medians.lines().stream()
                    .filter(line -> line.median().contender().equals(contender)
                            && line.rate().isPresent()
                            && !line.size().sparse())
                    .sorted(java.util.Comparator.comparingInt(
                            line -> line.size().features()))
                    .toList();
            if (!lines.isEmpty()) {
                double[] xs = lines.stream()
                        .mapToDouble(line -> line.size().features())
                        .toArray();
                double[] ys = lines.stream()
                        .mapToDouble(line -> line.rate().getAsDouble() / GIGA)
                        .toArray();
                LinePlot.Stroke stroke = lines.size() == 1
                        ? LinePlot.Stroke.POINTS
                        : contender.equals("read-limit") ? LinePlot.Stroke.DASHED : LinePlot.Stroke.SOLID;
                series.add(new LinePlot.Series(contender, Vec.of(xs), Vec.of(ys), series.size(), stroke));
            }
        }
        return new LinePlot("Values read per second in an iteration", "features", "GB/s", true, true, series);
    }
}
