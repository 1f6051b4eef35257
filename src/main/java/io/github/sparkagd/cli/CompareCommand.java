package io.github.sparkagd.cli;

import io.github.sparkagd.cluster.RunDirectory;
import io.github.sparkagd.report.Comparison;
import io.github.sparkagd.report.ComparisonPage;
import io.github.sparkagd.report.LinePlot;
import io.github.sparkagd.report.PlotSheet;
import io.github.sparkagd.report.PngPlot;
import io.github.sparkagd.report.ReportData;
import io.github.sparkagd.report.SvgPlot;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code compare}: trainings side by side, from what they left. */
@Command(
        name = "compare",
        description = "Compares trainings by their run directories: a table, a picture and a page.",
        footer = {
            "",
            "Examples:",
            "  agd compare agd-train-1 agd-train-2",
            "  agd compare shallow deep --losses 0.2,0.1 --out both"
        },
        sortOptions = false,
        usageHelpAutoWidth = true)
final class CompareCommand extends PlainCommand {
    @Parameters(paramLabel = "RUN", arity = "1..*", description = "run directories of train, on any Hadoop file system")
    private List<String> folders = List.of();

    @Option(
            names = "--losses",
            paramLabel = "X",
            split = ",",
            description = "training losses, for each of which the table says when a run reached it; a comma list for "
                    + "several; by default 50, 90, 99 and 99.9 %% of what the best run explained")
    private List<Double> losses = List.of();

    @Mixin
    private OutArguments place = new OutArguments();

    @Override
    public Integer call() {
        losses.forEach(loss -> UsageException.require(
                loss > 0 && Double.isFinite(loss),
                "--losses must be positive and finite, got " + loss + ". Maybe losses that the runs reached."));
        try (RunDirectory directory = place.reserve(place.place())) {
            folders.forEach(folder -> directory.requireApart("RUN", folder));
            List<ReportData> trainings = folders.stream()
                    .map(folder -> RunFolder.read(folder, OutArguments.configuration()))
                    .toList();
            if (checkOnly()) {
                return Main.DONE;
            }
            Comparison comparison = new Comparison(trainings, losses);
            write(comparison, directory);
            directory.commit();
            out().print(comparison.text());
            out().println("written to " + directory);
            out().flush();
            return Main.DONE;
        }
    }

    private static void write(Comparison comparison, RunDirectory directory) {
        LinePlot plot = comparison.plot();
        directory.write("loss.png", out -> PngPlot.write(plot, out));
        directory.write(
                "loss.svg", out -> out.write(SvgPlot.text(PlotSheet.of(plot)).getBytes(StandardCharsets.UTF_8)));
        directory.write(
                RunReport.PAGE, out -> out.write(ComparisonPage.html(comparison).getBytes(StandardCharsets.UTF_8)));
    }
}
