package io.github.sparkagd.cli;

import io.github.sparkagd.cluster.RunDirectory;
import io.github.sparkagd.data.DataOptions;
import io.github.sparkagd.lab.Figure;
import io.github.sparkagd.lab.FigureResult;
import io.github.sparkagd.lab.Figures;
import io.github.sparkagd.lab.Finding;
import io.github.sparkagd.lab.Laboratory;
import io.github.sparkagd.lab.ReportPage;
import io.github.sparkagd.lab.SparkBench;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code figures}: the paper's experiments, redrawn. */
@Command(
        name = "figures",
        description = "Runs the paper's experiments: numbers, pictures, and a page that says which claims hold.",
        footer = {"", "Examples:", "  agd figures all --out figures", "  agd figures 2a 2b --data-dir data"},
        sortOptions = false,
        usageHelpAutoWidth = true)
final class FiguresCommand extends SparkCommand {
    private static final String ALL = "all";

    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            description = "1a 1b 1c 1d 2a 2b 2c 3 4 table1 depth delay lp whitened prior tradeoff leastnorm depthmap "
                    + "ladder labelscale, or all")
    private List<String> names = List.of();

    @Option(
            names = "--data-dir",
            paramLabel = "URI",
            description =
                    "folder with the real data sets: mnist and cifar10, as submit/fetch-data fills it, leukemia, gasoline and "
                            + "a9a; what needs an absent one is left out")
    private String folder;

    @Option(
            names = "--plan",
            paramLabel = "PLAN",
            defaultValue = "auto",
            description = "auto (points in this process, real data by their Gram matrix), or fused or round-robin "
                    + "(everything by passes over rows in Spark), or gram. Default: ${DEFAULT-VALUE}")
    private String plan;

    @Mixin
    private SeedArguments shared = new SeedArguments();

    @Mixin
    private OutArguments place = new OutArguments();

    @Override
    public Integer call() {
        Set<Figure> chosen = chosen();
        OptionValues.plan(plan);
        DataOptions seeded = DataOptions.defaults().withSeed(shared.seed());
        OptionalInt partitions = shared.partitions();
        DataOptions options = partitions.isPresent() ? seeded.withPartitions(partitions.getAsInt()) : seeded;
        UsageException.require(
                folder == null || RunDirectory.exists(folder, OutArguments.configuration()),
                "--data-dir " + folder + " does not exist. Maybe the name is misspelt, or submit/fetch-data.");
        String target = place.place();
        try (RunDirectory directory = place.reserve(target)) {
            if (checkOnly()) {
                return Main.DONE;
            }
            Sessions.with(this, session -> draw(session.get(), chosen, directory, options));
            return Main.DONE;
        }
    }

    private Set<Figure> chosen() {
        UsageException.require(
                !names.isEmpty(), "figures needs names. Maybe figures all, or some of " + Figures.names() + ".");
        Set<Figure> chosen = new LinkedHashSet<>();
        for (String name : names) {
            String wanted = name.toLowerCase(Locale.ROOT);
            if (wanted.equals(ALL)) {
                chosen.addAll(Figures.ALL);
            } else {
                chosen.add(Figures.named(wanted)
                        .orElseThrow(() -> new UsageException("there is no figure " + name + ". Maybe one of "
                                + String.join(", ", Figures.names()) + ", all.")));
            }
        }
        return chosen;
    }

    private boolean draw(SparkSession session, Set<Figure> chosen, RunDirectory directory, DataOptions options) {
        List<FigureResult> results = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        notes.add("Version " + new BuildInfo().version() + ", commit " + new BuildInfo().commit() + ", plan " + plan
                + ". Made by: figures " + String.join(" ", names) + ". Losses are 1/(2n) Σ (ŷ − y)² throughout.");
        try (SparkBench bench =
                new SparkBench(session, OptionValues.plan(plan), Optional.ofNullable(folder), options)) {
            Laboratory laboratory = new Laboratory(bench);
            for (Figure figure : chosen) {
                Optional<String> absent =
                        figure.needs().filter(name -> bench.images(name).isEmpty());
                if (absent.isPresent()) {
                    String note = figure.name() + " is left out: no data set " + absent.get() + " in --data-dir "
                            + (folder == null ? "(not given)" : folder) + ". Maybe submit/fetch-data.";
                    notes.add(note);
                    err().println("agd: " + note);
                    continue;
                }
                long begun = System.nanoTime();
                FigureResult result = figure.draw(laboratory);
                result.write(directory);
                results.add(result);
                say(result, (System.nanoTime() - begun) * 1e-9);
            }
        }
        directory.write(
                "report.html", out -> out.write(ReportPage.html(results, notes).getBytes(StandardCharsets.UTF_8)));
        directory.write(
                "findings.md",
                out -> out.write(
                        (String.join("\n", ReportPage.markdown(results)) + "\n").getBytes(StandardCharsets.UTF_8)));
        directory.commit();
        out().println("written to " + directory);
        out().flush();
        return true;
    }

    private void say(FigureResult result, double seconds) {
        out().println(result.file() + " (" + String.format(Locale.ROOT, "%.1f", seconds) + " s)");
        for (Finding finding : result.findings()) {
            out().println("  " + finding.verdict().label() + ": " + finding.claim());
            out().println("    " + finding.measured());
        }
        out().flush();
    }
}
