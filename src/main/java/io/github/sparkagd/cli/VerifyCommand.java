package io.github.sparkagd.cli;

import io.github.sparkagd.cluster.ClusterTrainingSet;
import io.github.sparkagd.cluster.GramPass;
import io.github.sparkagd.cluster.Preparation;
import io.github.sparkagd.cluster.RunDirectory;
import io.github.sparkagd.data.DataOptions;
import io.github.sparkagd.data.DataSet;
import io.github.sparkagd.data.LazySession;
import io.github.sparkagd.oracle.GramLeastSquares;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.report.NamedValues;
import io.github.sparkagd.theory.Bound;
import io.github.sparkagd.theory.Solved;
import io.github.sparkagd.theory.TheoremOne;
import io.github.sparkagd.train.Plan;
import io.github.sparkagd.train.Rate;
import io.github.sparkagd.train.TrainSettings;
import io.github.sparkagd.train.TrainingSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code verify}: the paper's theorem, checked at every sub-step of a run on any data. */
@Command(
        name = "verify",
        description = "Checks Theorem 1, Proposition 1 and Corollary 1 at every iteration of a run on any data set.",
        footer = {"", "Examples:", "  agd verify --out theorem", "  agd verify --data mnist --depth 8 --iterations 50"},
        sortOptions = false,
        usageHelpAutoWidth = true)
final class VerifyCommand extends PreparedCommand {
    @Option(
            names = "--depth",
            paramLabel = "L",
            defaultValue = "4",
            description = "depth of the network. Default: ${DEFAULT-VALUE}")
    private int depth;

    @Option(
            names = "--learning-rate",
            paramLabel = "RATE",
            defaultValue = "optimal",
            description = "a number, or optimal (from the spectrum of the data). Default: ${DEFAULT-VALUE}")
    private String rate;

    @Option(
            names = "--iterations",
            paramLabel = "T",
            defaultValue = "100",
            description = "number of iterations. Default: ${DEFAULT-VALUE}")
    private int iterations;

    @Option(
            names = "--plan",
            paramLabel = "PLAN",
            defaultValue = "auto",
            description = "gram (one pass in all), round-robin or fused (a pass per layer and iteration) or auto. "
                    + "Default: ${DEFAULT-VALUE}")
    private String plan;

    @Option(names = "--json", description = "print one JSON object")
    private boolean json;

    @Mixin
    private PageArguments page = new PageArguments();

    private final VerifyReport report = new VerifyReport();

    @Override
    public Integer call() {
        UsageException.require(depth >= 1, "--depth must be at least 1, got " + depth);
        UsageException.require(iterations >= 1, "--iterations must be at least 1, got " + iterations);
        Rate choice = Rate.parse(TrainSettings.LEARNING_RATE.require(rate));
        UsageException.require(
                choice.kind() == Rate.Kind.GIVEN || choice.kind() == Rate.Kind.OPTIMAL,
                "--learning-rate must be optimal or a positive number, got " + rate);
        OptionValues.plan(plan);
        DataOptions options = data().options();
        preprocessing();
        data().requireNoTest("verify looks at the training rows only. Maybe drop it.");
        Optional<RunDirectory> directory = page.reserve();
        try {
            directory.ifPresent(data()::requireApart);
            return checkOnly() ? Main.DONE : verify(options, choice, directory);
        } finally {
            directory.ifPresent(RunDirectory::close);
        }
    }

    private int verify(DataOptions options, Rate choice, Optional<RunDirectory> directory) {
        List<Bound> bounds = new ArrayList<>();
        NamedValues values = Sessions.with(this, session -> values(session, options, choice, bounds));
        directory.ifPresent(place -> report.write(place, bounds, options()));
        print(values, json);
        Optional<Bound> failed = bounds.stream().filter(Bound::failed).findFirst();
        failed.ifPresent(bound -> err().println("agd: " + complaint(bound)));
        return failed.isPresent() ? Main.CHECK_FAILED : Main.DONE;
    }

    private String complaint(Bound bound) {
        return bound.name() + " does not hold, first at iteration " + bound.failedAt() + ": " + bound.statement()
                + ", worst " + bound.worst() + ", at most " + bound.tolerance()
                + ". Maybe "
                + (preprocessing().labelScale().fixed().isEmpty()
                        ? "a learning rate below largest_stable_rate."
                        : "--label-scale auto, or a learning rate below largest_stable_rate.");
    }

    private NamedValues values(LazySession session, DataOptions options, Rate choice, List<Bound> bounds) {
        Preparation all = Preparation.ofAll(preprocessing());
        try (ClusterTrainingSet data = ClusterTrainingSet.open(DataSet.open(session, options), read -> all)) {
            boolean small = data.data().dimension() <= TrainingSet.MOST_EIGENVALUES;
            Optional<GramLeastSquares> gram =
                    small || OptionValues.plan(plan) == Plan.GRAM ? Optional.of(gram(session, data)) : Optional.empty();
            Solved solved = small
                    ? Solved.of(gram.orElseThrow())
                    : Solved.of(
                            data.rows(),
                            Sessions.spectrum(
                                            data,
                                            gram.map(LeastSquares.class::cast).orElse(data.rows()),
                                            options.seed())
                                    .resolved());
            double eta = choice.kind() == Rate.Kind.GIVEN
                    ? choice.value()
                    : solved.spectrum().optimalRate();
            bounds.add(stability(solved, eta));
            boolean byRows = gram.isEmpty()
                    || OptionValues.plan(plan) == Plan.FUSED
                    || OptionValues.plan(plan) == Plan.ROUND_ROBIN;
            session.sparkContext().setJobDescription("verify: sub-steps");
            LeastSquares oracle = byRows ? data.rows() : gram.orElseThrow();
            bounds.addAll(check(oracle, solved, 1, eta));
            if (depth > 1) {
                bounds.addAll(check(oracle, solved, depth, eta));
            }
            NamedValues head = head(data, solved, eta, byRows);
            report.describe(data, head);
            return head.putAll(lines(bounds));
        }
    }

    private static GramLeastSquares gram(LazySession session, ClusterTrainingSet data) {
        session.sparkContext().setJobDescription("verify: Gram matrix");
        return GramPass.run(data.blocks(), data.coordinates(), false);
    }

    private List<Bound> check(LeastSquares oracle, Solved solved, int layers, double eta) {
        TheoremOne.Setting setting = new TheoremOne.Setting(layers, eta, iterations, solved.radius(eta));
        TheoremOne theorem = new TheoremOne(oracle, setting, solved.solution());
        List<Bound> bounds = theorem.check();
        report.add(theorem.path(), setting);
        return bounds;
    }

    private static Bound stability(Solved solved, double eta) {
        double largest = Math.abs(1 - eta * solved.spectrum().largest());
        return new Bound(
                "stable_rate",
                "rho_eff(I - eta/n X'X) < 1",
                solved.radius(eta).orElse(largest),
                1,
                "the assumption of the theorem",
                1,
                largest < 1 ? Bound.Verdict.HOLDS : Bound.Verdict.FAILS,
                largest < 1 ? -1 : 0);
    }

    private NamedValues head(ClusterTrainingSet data, Solved solved, double eta, boolean byRows) {
        double mean = data.meanSquaredLabel().orElseThrow();
        var spectrum = solved.spectrum();
        return new NamedValues()
                .put("n", spectrum.size())
                .put("d", spectrum.dimension())
                .put("depth", depth)
                .put("iterations", iterations)
                .put("learning_rate", eta)
                .put("largest_stable_rate", spectrum.largestStableRate())
                .put("lambda_max", spectrum.largest())
                .put("lambda_min_eff", spectrum.resolved() ? (Object) spectrum.smallest() : "not resolved")
                .put(
                        "rank",
                        spectrum.rank().isPresent() ? (Object) spectrum.rank().getAsInt() : "not resolved")
                .put("rho_eff", solved.radius(eta).map(Object.class::cast).orElse("not resolved"))
                .put("least_norm_solution", solved.solution().isPresent() ? "found" : "not resolved")
                .put("mean_squared_label", mean)
                .put("labels_as_the_proof_needs", TheoremOne.allowsLabels(mean))
                .put("statistics_from", byRows ? "passes over the rows" : "the Gram matrix");
    }

    private static NamedValues lines(List<Bound> bounds) {
        NamedValues lines = new NamedValues();
        for (Bound bound : bounds) {
            lines.put(bound.name(), bound.verdict().label())
                    .put(bound.name() + "_statement", bound.statement())
                    .put(bound.name() + "_worst", bound.worst())
                    .put(bound.name() + "_at_most", bound.tolerance())
                    .put(bound.name() + "_tolerance_is", bound.reason())
                    .put(bound.name() + "_checks", bound.checks());
            if (bound.failed()) {
                lines.put(bound.name() + "_failed_first_at_iteration", bound.failedAt());
            }
        }
        return lines.put("verdict", verdict(bounds));
    }

    /** Of all statements together. */
    static String verdict(List<Bound> bounds) {
        boolean failed = bounds.stream().anyMatch(Bound::failed);
        boolean open = bounds.stream().anyMatch(bound -> bound.verdict() == Bound.Verdict.NOT_RESOLVED);
        return failed ? "fails" : open ? "holds as far as resolved" : "holds";
    }
}
