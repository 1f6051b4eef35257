package io.github.sparkagd.cli;

import io.github.sparkagd.bench.ScaleFiles;
import io.github.sparkagd.bench.ScaleResult;
import io.github.sparkagd.bench.ScaleStudy;
import io.github.sparkagd.cluster.RunDirectory;
import io.github.sparkagd.train.Plan;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code scale}: the scaling study. */
@Command(
        name = "scale",
        description =
                "Measures rows x executors x plans on generated data, strong and weak, fits a cost model and prints "
                        + "what it says for a billion rows. With a local master, executors are threads.",
        footer = {
            "",
            "Examples:",
            "  agd scale --rows 100000 --columns 50",
            "  agd scale --executors 1,2,4 --plans fused,gram,auto --out scaling"
        },
        sortOptions = false,
        usageHelpAutoWidth = true)
final class ScaleCommand extends PlainCommand {
    private static final long MOST_ROWS = 1_000_000_000_000L;
    private static final int MOST_EXECUTORS = 10_000;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "400000",
            description = "rows of the strong series, and of each executor in the weak one. Default: ${DEFAULT-VALUE}")
    private long rows;

    @Option(
            names = "--columns",
            paramLabel = "N",
            defaultValue = "100",
            description = "number of features. Default: ${DEFAULT-VALUE}")
    private int columns;

    @Option(
            names = "--plans",
            paramLabel = "LIST",
            split = ",",
            defaultValue = "fused,gram,auto",
            description = "fused, gram; with auto its choice is compared with the best of them. "
                    + "Default: ${DEFAULT-VALUE}")
    private List<String> plans;

    @Option(
            names = "--executors",
            paramLabel = "LIST",
            split = ",",
            defaultValue = "1,2",
            description = "numbers of executors, one application each. Default: ${DEFAULT-VALUE}")
    private List<Integer> executors;

    @Option(
            names = "--iterations",
            paramLabel = "T",
            defaultValue = "100",
            description = "iterations of the trainings whose seconds are told. Default: ${DEFAULT-VALUE}")
    private int iterations;

    @Mixin
    private OutArguments place = new OutArguments();

    @Override
    public Integer call() {
        ScaleStudy.Settings settings = settings();
        String target = place.place();
        try (RunDirectory directory = place.reserve(target)) {
            if (checkOnly()) {
                return Main.DONE;
            }
            UsageException.require(
                    SparkEnv.get() == null,
                    "scale starts Spark applications of its own, but one is running in this process");
            out().println(ScaleFiles.head(iterations));
            out().flush();
            ScaleResult result = new ScaleStudy(settings, this::say).run(conf());
            ScaleFiles.write(result, directory);
            directory.commit();
            ScaleFiles.findings(result).forEach(this::say);
        }
        out().println("written to " + target);
        return Main.DONE;
    }

    private void say(String line) {
        out().println(line);
        out().flush();
    }

    private static SparkConf conf() {
        return new SparkConf().setIfMissing("spark.master", "local[*]");
    }

    /** Refuses what can be known to be wrong before Spark starts. */
    private ScaleStudy.Settings settings() {
        UsageException.require(
                rows >= 1 && rows <= MOST_ROWS, "--rows must be between 1 and " + MOST_ROWS + ", got " + rows);
        UsageException.require(columns >= 1, "--columns must be at least 1, got " + columns);
        UsageException.require(iterations >= 1, "--iterations must be at least 1, got " + iterations);
        UsageException.require(!executors.isEmpty(), "--executors is empty. Maybe 1,2.");
        for (int each : executors) {
            UsageException.require(
                    each >= 1 && each <= MOST_EXECUTORS,
                    "--executors must be between 1 and " + MOST_EXECUTORS + ", got " + each);
        }
        List<Plan> chosen = new ArrayList<>();
        for (String plan : plans) {
            UsageException.require(
                    List.of("fused", "gram", "auto").contains(plan),
                    "--plans must be of fused, gram and auto, got " + plan);
            chosen.add(OptionValues.plan(plan));
        }
        UsageException.require(
                chosen.stream().anyMatch(plan -> plan != Plan.AUTO),
                "--plans must have one beside auto, got " + String.join(",", plans) + ". Maybe fused,gram,auto.");
        return new ScaleStudy.Settings(
                rows,
                columns,
                chosen.stream().distinct().toList(),
                executors.stream().distinct().sorted().toList(),
                iterations);
    }
}
