package io.github.sparkagd.cli;

import io.github.sparkagd.cluster.ClusterTrainingSet;
import io.github.sparkagd.cluster.Preparation;
import io.github.sparkagd.data.DataOptions;
import io.github.sparkagd.data.DataSet;
import io.github.sparkagd.data.LazySession;
import io.github.sparkagd.report.NamedValues;
import io.github.sparkagd.theory.Spectrum;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code spectrum}: the eigenvalues that decide how fast the data can be learnt. */
@Command(
        name = "spectrum",
        description = "Prints the extreme eigenvalues of (1/n) X X', the rates that follow from them, and the storage.",
        footer = {
            "",
            "Examples:",
            "  agd spectrum --data rows.csv --header --intercept",
            "  agd spectrum --data mnist --learning-rate 0.02 --json"
        },
        sortOptions = false,
        usageHelpAutoWidth = true)
final class SpectrumCommand extends PreparedCommand {
    @Option(
            names = "--learning-rate",
            paramLabel = "RATE",
            description = "the rate at which the effective spectral radius is printed; default the optimal one")
    private Double rate;

    @Option(names = "--json", description = "print one JSON object")
    private boolean json;

    @Override
    public Integer call() {
        UsageException.require(
                rate == null || (rate > 0 && Double.isFinite(rate)),
                "--learning-rate must be positive and finite, got " + rate);
        DataOptions options = data().options();
        preprocessing();
        data().requireNoTest("spectrum looks at the training rows only. Maybe drop it.");
        if (checkOnly()) {
            return Main.DONE;
        }
        NamedValues values = Sessions.with(this, session -> values(session, options));
        print(values, json);
        return Main.DONE;
    }

    private NamedValues values(LazySession session, DataOptions options) {
        Preparation preparation = Preparation.fromZero(preprocessing());
        try (ClusterTrainingSet problem =
                ClusterTrainingSet.open(DataSet.open(session, options), data -> preparation)) {
            Spectrum spectrum =
                    Sessions.spectrum(problem, problem.rows(), options.seed()).resolved();
            double at = rate == null ? spectrum.optimalRate() : rate;
            String unresolved = "not resolved";
            boolean known = spectrum.resolved();
            return new NamedValues()
                    .put("n", spectrum.size())
                    .put("d", problem.blocks().features())
                    .put(
                            "rank",
                            spectrum.rank().isPresent()
                                    ? (Object) spectrum.rank().getAsInt()
                                    : unresolved)
                    .put("lambda_max", spectrum.largest())
                    .put("lambda_min_eff", known ? (Object) spectrum.smallest() : unresolved)
                    .put("threshold", spectrum.threshold())
                    .put("condition", known ? (Object) spectrum.condition() : unresolved)
                    .put("eta_star", spectrum.optimalRate())
                    .put("largest_stable_rate", spectrum.largestStableRate())
                    .put("rate", at)
                    .put("rho_eff", known ? (Object) spectrum.effectiveRadius(at) : unresolved)
                    .put("mean_squared_label", problem.meanSquaredLabel().orElseThrow())
                    .put("storage", problem.blocks().storage())
                    .put("bytes_per_value", problem.blocks().bytesPerValue())
                    .put("method", spectrum.method());
        }
    }
}
