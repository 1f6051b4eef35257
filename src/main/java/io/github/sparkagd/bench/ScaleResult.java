package io.github.sparkagd.bench;

import io.github.sparkagd.train.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a scaling study found.
 *
 * @param settings what was measured
 * @param cases the measurements, in their order
 * @param choices what {@code --plan auto} would take, where it was asked for
 * @param master of Spark
 */
public record ScaleResult(ScaleStudy.Settings settings, List<ScaleCase> cases, List<Auto> choices, String master) {
    private static final double FORECAST_ROWS = 1e9;
    private static final int[] FORECAST_CORES = {10, 100};
    private static final double GIGA = 1e9;

    /** The plan that auto takes for so many executors and rows. */
    record Auto(int executors, long rows, Plan plan) {}

    /**
     * Copies the lists.
     *
     * @param settings what was measured
     * @param cases the measurements, in their order
     * @param choices what {@code --plan auto} would take, where it was asked for
     * @param master of Spark
     */
    public ScaleResult {
        cases = List.copyOf(cases);
        choices = List.copyOf(choices);
    }

    /** The fitted model of each measured plan. */
    Map<Plan, ScaleModel> models() {
        Map<Plan, ScaleModel> models = new LinkedHashMap<>();
        for (Plan plan : settings.plans()) {
            List<ScaleCase> own = of(plan);
            if (!own.isEmpty()) {
                models.put(plan, ScaleModel.fit(own));
            }
        }
        return models;
    }

    List<ScaleCase> of(Plan plan) {
        return cases.stream().filter(one -> one.plan() == plan).toList();
    }

    /** How many times as fast as with the fewest executors, per executor: 1 is perfect. */
    double efficiency(ScaleCase one) {
        ScaleCase first = of(one.plan()).stream()
                .filter(each -> each.kind() == ScaleCase.Kind.STRONG)
                .min(java.util.Comparator.comparingInt(ScaleCase::cores))
                .orElseThrow();
        double perRow = first.parallelSeconds() * first.cores() / first.rows();
        return perRow / (one.parallelSeconds() * one.cores() / one.rows());
    }

    /** What the models say of a billion rows, and what they take for granted. */
    List<String> forecast() {
        List<String> lines = new ArrayList<>();
        models().forEach((plan, model) -> {
            if (model.perRow() == 0) {
                lines.add(plan + ": no forecast, as the measured times do not grow with the rows. Maybe more --rows.");
                return;
            }
            for (int cores : FORECAST_CORES) {
                lines.add(String.format(
                        Locale.ROOT,
                        "%s, 10^9 rows x %d on %d cores: %s s %s, %s s for %d iterations",
                        plan,
                        settings.columns(),
                        cores,
                        seconds(model.parallelSeconds(FORECAST_ROWS, cores)),
                        plan == Plan.GRAM ? "for the Gram matrix" : "an iteration",
                        seconds(model.training(plan, FORECAST_ROWS, cores, settings.iterations())),
                        settings.iterations()));
            }
        });
        lines.addAll(assumptions());
        return lines;
    }

    private List<String> assumptions() {
        List<String> lines = new ArrayList<>();
        models().forEach((plan, model) -> lines.add(String.format(
                Locale.ROOT,
                "model of %s: seconds = %s + %.3g·rows/cores%s, within %.0f %% of what was measured",
                plan,
                seconds(model.fixed()),
                model.perRow(),
                plan == Plan.GRAM ? " once, and " + seconds(model.driver()) + " an iteration on the driver" : "",
                100 * model.worst(of(plan)))));
        lines.add(String.format(
                Locale.ROOT,
                "assumed: all %.0f GB of rows (float64) in the executors' memory; cores as fast as these, and as many of them"
                        + " to a memory channel; the fixed part as here, though tasks (a few for each core) and sums sent"
                        + " (%d partial sums of d%s numbers at least) grow with the cores, and a network is slower than"
                        + " this machine",
                8 * FORECAST_ROWS * settings.columns() / GIGA,
                FORECAST_CORES[FORECAST_CORES.length - 1],
                settings.plans().contains(Plan.GRAM) ? " (fused) or d²/2 (gram)" : ""));
        return lines;
    }

    /** What auto takes beside the best of the measured plans, a line each. */
    List<String> comparisons() {
        List<String> lines = new ArrayList<>();
        for (Auto auto : choices) {
            List<ScaleCase> same = cases.stream()
                    .filter(one -> one.executors() == auto.executors() && one.rows() == auto.rows())
                    .toList();
            same.stream().filter(one -> one.plan() == auto.plan()).findFirst().ifPresent(taken -> {
                double best = same.stream()
                        .mapToDouble(one -> one.seconds().training(settings.iterations()))
                        .min()
                        .orElseThrow();
                lines.add(String.format(
                        Locale.ROOT,
                        "auto, %d rows, %d executors, %d iterations: %s, %.2f times the best plan's time",
                        auto.rows(),
                        auto.executors(),
                        settings.iterations(),
                        auto.plan(),
                        taken.seconds().training(settings.iterations()) / best));
            });
        }
        return lines;
    }

    static String seconds(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
