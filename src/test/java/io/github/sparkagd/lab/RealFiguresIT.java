package io.github.sparkagd.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparkagd.RealData;
import io.github.sparkagd.SharedSpark;
import io.github.sparkagd.data.DataOptions;
import io.github.sparkagd.theory.LearningRates;
import io.github.sparkagd.train.Plan;
import io.github.sparkagd.train.StopRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Fig. 4 with its numbers, late iterations among them, and the small data sets through Spark. */
class RealFiguresIT {
    /** Numbers in the documents have five digits. */
    private static final double DIGITS = 0.5e-5;

    private static SparkBench bench(String set, Plan plan) {
        String folder = Path.of(RealData.path(set)).getParent().toString();
        return new SparkBench(SharedSpark.session(), plan, Optional.of(folder), DataOptions.defaults());
    }

    private static List<Subject> subjects(double rate) {
        return List.of(Subject.gd(rate), Subject.agd(2, rate), Subject.agd(4, rate), Subject.agd(8, rate));
    }

    private static double test(Observed run, int t) {
        return run.trained().trace().get(t).testLoss().orElseThrow();
    }

    /** The line of the table in the documents that says how the depths compare on a data set. */
    private static String documentedLine(String set) throws IOException {
        String text =
                Files.readString(Path.of(System.getProperty("agd.project", "."), "src", "docs", "experiments.md"));
        String[] around = text.split("<!-- /?real findings -->", -1);
        assertThat(around)
                .as("experiments.md has one table between marks of real findings")
                .hasSize(3);
        return around[1]
                .lines()
                .filter(line -> line.startsWith("| fig4 | AGD is better") && line.contains("(" + set + ")"))
                .findFirst()
                .orElseThrow();
    }

    private static String readable(int t, double[] train, double[] test) {
        return "at t = " + t + ": " + joined(train) + " (train), " + joined(test) + " (test)";
    }

    private static String joined(double[] losses) {
        return Charts.joined(Arrays.stream(losses).mapToObj(Charts::precise).toList());
    }

    private static void assertLosses(List<Observed> runs, int t, double[] train, double[] test) {
        for (int k = 0; k < runs.size(); k++) {
            assertThat(runs.get(k).loss(t)).as("train %d at %d", k, t).isCloseTo(train[k], within(DIGITS));
            assertThat(test(runs.get(k), t)).as("test %d at %d", k, t).isCloseTo(test[k], within(DIGITS));
        }
    }

    /** At GD's best rate, the largest stable one. */
    @Test
    void onMnistAgdLeadsAtFirstAndItsLeadOnTheTestLossEnds() throws IOException {
        try (SparkBench bench = bench("mnist", Plan.AUTO)) {
            Bench.Images data = bench.images("mnist").orElseThrow();
            List<Observed> runs = new Laboratory(bench)
                    .train(data.trainAndTest(1000), subjects(data.optimalRate()), StopRules.iterations(1000));

            double[] train = {0.11401, 0.11286, 0.11270, 0.11268};
            double[] test = {0.10829, 0.10805, 0.10804, 0.10806};
            double[] lateTrain = {0.10609, 0.10579, 0.10579, 0.10584};
            double[] lateTest = {0.10617, 0.10656, 0.10661, 0.10666};
            assertLosses(runs, 100, train, test);
            assertLosses(runs, 1000, lateTrain, lateTest);
            assertThat(documentedLine("mnist"))
                    .contains(readable(100, train, test))
                    .contains(readable(1000, lateTrain, lateTest));
            int[] ends = {173, 169, 163};
            for (int k = 0; k < ends.length; k++) {
                Observed run = runs.get(k + 1);
                int last = IntStream.rangeClosed(1, 1000)
                        .filter(t -> test(run, t) < test(runs.get(0), t))
                        .max()
                        .orElse(0);
                assertThat(last).as(run.subject().label()).isEqualTo(ends[k]);
            }
        }
    }

    @Test
    void onCifarAgdLeadsAtGdsBestRateAndDepthTwoIsBehindForAWhileAtTheOptimalOne() throws IOException {
        try (SparkBench bench = bench("cifar10", Plan.AUTO)) {
            Bench.Images data = bench.images("cifar10").orElseThrow();
            List<Subject> all = new ArrayList<>();
            List<Double> rates = IntStream.range(0, 3)
                    .mapToObj(k -> LearningRates.searched(data.largest()).get(k))
                    .toList();
            rates.forEach(rate -> all.add(Subject.gd(rate)));
            all.addAll(subjects(rates.get(1)));
            all.addAll(subjects(data.optimalRate()));
            List<Observed> runs = new Laboratory(bench).train(data.trainAndTest(120), all, StopRules.iterations(120));

            assertThat(runs.get(1).loss(100))
                    .as("the best of three rates for GD")
                    .isLessThan(runs.get(0).loss(100));
            assertThat(runs.get(1).loss(100)).isLessThan(runs.get(2).loss(100));
            double[] train = {0.36770, 0.36285, 0.36220, 0.36191};
            double[] test = {0.36217, 0.35651, 0.35584, 0.35556};
            assertLosses(runs.subList(3, 7), 100, train, test);
            assertThat(documentedLine("cifar10")).contains(readable(100, train, test));
            List<Observed> optimal = runs.subList(7, 11);
            assertThat(behind(optimal, 1))
                    .isEqualTo(IntStream.rangeClosed(69, 113).boxed().toList());
            assertThat(behind(optimal, 2)).isEmpty();
            assertThat(behind(optimal, 3)).isEmpty();
        }
    }

    /** The iterations at which a run's training loss is above that of the first. */
    private static List<Integer> behind(List<Observed> runs, int k) {
        return IntStream.rangeClosed(1, 120)
                .filter(t -> runs.get(k).loss(t) > runs.get(0).loss(t))
                .boxed()
                .toList();
    }

    /** Steepest descent to the digits that were computed independently, and the line of the page about depth. */
    @Test
    void theLadderOnMnistHasTheNumbersOfThePage() throws IOException {
        try (SparkBench bench = bench("mnist", Plan.AUTO)) {
            Bench.Images data = bench.images("mnist").orElseThrow();

            Finding finding = LadderFigure.climb("mnist", data).finding();

            assertThat(finding.measured()).contains("along g 0.12634 ", " / 0.10886 ", " / 0.10450 ");
            assertThat(pageOnDepth()).contains(finding.measured());
        }
    }

    /** What is told before training is what training does, at all iterations that there were passes for. */
    @Test
    void theGainOnMnistIsTheOneOfThePage() throws IOException {
        try (SparkBench bench = bench("mnist", Plan.AUTO)) {
            Finding finding =
                    RealGain.of("MNIST", bench.images("mnist").orElseThrow()).finding();

            assertThat(finding.verdict()).isEqualTo(Finding.Verdict.HOLDS);
            assertThat(pageOnDepth()).contains(finding.measured());
        }
    }

    private static String pageOnDepth() throws IOException {
        return Files.readString(Path.of(System.getProperty("agd.project", "."), "src", "docs", "when-depth-helps.md"));
    }

    /** Square roots of losses to 1e-12·√(mean y²), and mean y² is 1; to losses below 1e-25. */
    @Test
    void thePointsThroughSparkFollowTheDriverToTheEnd() {
        Laboratory driver = new Laboratory(Bench.local());
        try (SparkBench bench =
                new SparkBench(SharedSpark.session(), Plan.FUSED, Optional.empty(), DataOptions.defaults())) {
            for (Points data : List.of(Points.D1, Points.D2)) {
                int iterations = data.equals(Points.D1) ? 850 : 1600;
                List<Subject> subjects =
                        List.of(Subject.agd(2, 0.1), Subject.agd(4, 0.1), Subject.agd(8, 0.1), Subject.full(0.1));
                Experiment experiment = new Experiment(data, subjects, iterations);
                List<Observed> local = driver.train(experiment, StopRules.iterations(iterations));
                List<Observed> spark = new Laboratory(bench).train(experiment, StopRules.iterations(iterations));
                for (int k = 0; k < subjects.size(); k++) {
                    assertThat(spark.get(k).lastLoss()).isLessThan(1e-25);
                    for (int t = 0; t <= iterations; t++) {
                        assertThat(Math.sqrt(spark.get(k).loss(t)))
                                .isCloseTo(Math.sqrt(local.get(k).loss(t)), within(1e-12));
                    }
                }
            }
        }
    }
}
