package io.github.sparkagd.cli;

import io.github.sparkagd.cluster.ClusterTrainingSet;
import io.github.sparkagd.cluster.JobDescriptions;
import io.github.sparkagd.cluster.Preparation;
import io.github.sparkagd.data.DataOptions;
import io.github.sparkagd.data.DataSet;
import io.github.sparkagd.train.DepthForecast;
import io.github.sparkagd.train.Rate;
import io.github.sparkagd.train.TrainSettings;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code depth}: what depth would gain on the data, told before training. */
@Command(
        name = "depth",
        description =
                "Tells before training how many iterations depth, momentum and conjugate gradients need to given "
                        + "losses, from a few passes over the data: exactly as far as there were passes, beyond that estimated.",
        footer = {
            "",
            "Examples:",
            "  agd depth --data mnist",
            "  agd depth --data rows.csv --header --intercept --passes 50 --losses 0.2,0.15"
        },
        sortOptions = false,
        usageHelpAutoWidth = true)
final class DepthCommand extends PreparedCommand {
    private static final int MOST_PASSES = 10_000;

    @Option(
            names = "--passes",
            paramLabel = "M",
            defaultValue = "100",
            description = "passes of one vector over the data, at most; the first M iterations are exact. "
                    + "Default: ${DEFAULT-VALUE}")
    private int passes;

    @Option(
            names = "--depth",
            paramLabel = "L",
            split = ",",
            defaultValue = "2,4,8",
            description = "depths of agd; a comma list for several. Default: ${DEFAULT-VALUE}")
    private List<Integer> depths;

    @Option(
            names = "--losses",
            paramLabel = "LOSS",
            split = ",",
            description = "train losses, 1/(2n) of the squared errors' sum, to be reached; a comma list for several. "
                    + "Default: where 50, 90 and 99 %% are explained of what can be")
    private List<Double> losses = List.of();

    @Option(
            names = "--learning-rate",
            paramLabel = "RATE",
            defaultValue = "optimal",
            description =
                    "a number, or optimal (from the spectrum of the data), for all methods that have one; gd-best "
                            + "is gd at the best of 41 rates for each loss. Default: ${DEFAULT-VALUE}")
    private String rate;

    @Option(
            names = "--iterations",
            paramLabel = "T",
            defaultValue = "10000",
            description = "how far to look ahead. Default: ${DEFAULT-VALUE}")
    private int iterations;

    @Option(names = "--json", description = "print one JSON object")
    private boolean json;

    @Override
    public Integer call() {
        DataOptions options = data().options();
        preprocessing();
        data().requireNoTest("depth looks at the training rows only. Maybe drop it.");
        DepthForecast.Asked asked = asked(options.seed());
        if (checkOnly()) {
            return Main.DONE;
        }
        DepthForecast.Forecast forecast = Sessions.with(this, session -> {
            Preparation preparation = Preparation.fromZero(preprocessing());
            try (ClusterTrainingSet set =
                    ClusterTrainingSet.open(DataSet.open(session, options), read -> preparation)) {
                set.data().notes().forEach(this::tell);
                return new DepthForecast(
                                set, asked, new JobDescriptions(set.blocks().context()))
                        .forecast();
            }
        });
        DepthWords words = new DepthWords(forecast, losses, asked.iterations());
        out().print(json ? words.values().toJson() : words.text());
        out().flush();
        return Main.DONE;
    }

    private DepthForecast.Asked asked(long seed) {
        UsageException.require(
                passes >= 2 && passes <= MOST_PASSES,
                "--passes must be between 2 and " + MOST_PASSES + ", got " + passes);
        for (int depth : depths) {
            UsageException.require(
                    depth >= 2, "--depth must be at least 2, got " + depth + ": depth 1 is gd, which is always shown");
        }
        for (double loss : losses) {
            UsageException.require(
                    loss > 0 && Double.isFinite(loss), "--losses must be positive and finite, got " + loss);
        }
        UsageException.require(iterations >= 1, "--iterations must be at least 1, got " + iterations);
        Rate choice = Rate.parse(TrainSettings.LEARNING_RATE.require(rate));
        UsageException.require(
                choice.kind() == Rate.Kind.GIVEN || choice.kind() == Rate.Kind.OPTIMAL,
                "--learning-rate must be optimal or a positive number, got " + rate);
        return new DepthForecast.Asked(passes, depths.stream().distinct().toList(), choice, iterations, seed);
    }
}
