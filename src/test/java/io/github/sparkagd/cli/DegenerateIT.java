package io.github.sparkagd.cli;

import static io.github.sparkagd.InputFiles.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sparkagd.CommandLine;
import io.github.sparkagd.SharedSpark;
import io.github.sparkagd.cluster.SavedModel;
import io.github.sparkagd.linalg.Vec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data and settings at the edge of what has a meaning train all the same, and say what came of it. */
class DegenerateIT {
    private static final int RUNS = 6;
    private static final String NOTHING = "nothing to learn";
    private static final String DONE = "iterations done";

    @TempDir
    Path folder;

    @BeforeAll
    static void startSession() {
        SharedSpark.session();
    }

    /** What a training left. */
    private record Trained(List<String[]> history, JsonNode json, List<String> folders) {
        List<SavedModel> models() {
            return folders.stream()
                    .map(path -> SavedModel.load(SharedSpark.session(), path))
                    .toList();
        }

        List<String> outcomes() {
            List<String> outcomes = new ArrayList<>();
            json.get("runs").forEach(run -> outcomes.add(run.get("outcome").asText()));
            return outcomes;
        }

        double loss(int line) {
            return Double.parseDouble(history.get(line)[6]);
        }
    }

    private Trained train(String rows, String... options) throws Exception {
        return train(text(folder, "rows.csv", rows), List.of(options));
    }

    /** Every algorithm at once. */
    private Trained train(String data, List<String> options) throws Exception {
        Path out = folder.resolve("run-" + System.nanoTime());
        List<String> arguments = new ArrayList<>(List.of("train", "--data", data, "--out", out.toString()));
        arguments.addAll(List.of("--depth", "2,4"));
        if (!options.contains("--algorithm")) {
            arguments.addAll(List.of("--algorithm", "gd,agd,agd-full,heavy-ball,nesterov"));
        }
        arguments.addAll(options);
        CommandLine.Result result = CommandLine.run(arguments.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err()).isEmpty();
        List<String[]> history;
        try (Stream<String> lines = Files.lines(out.resolve("history.csv"))) {
            history = lines.skip(1).map(line -> line.split(",", -1)).toList();
        }
        JsonNode json = new ObjectMapper().readTree(out.resolve("run.json").toFile());
        try (Stream<Path> runs = Files.list(out.resolve("models"))) {
            List<String> folders = runs.map(Path::toString).sorted().toList();
            assertThat(folders).hasSize(json.get("runs").size());
            return new Trained(history, json, folders);
        }
    }

    private static void requireModels(Trained trained, double intercept, double... coefficients) {
        for (SavedModel model : trained.models()) {
            assertThat(model.coefficients()).isEqualTo(Vec.of(coefficients));
            assertThat(model.intercept()).isEqualTo(intercept);
        }
    }

    /** Nothing to learn: a line of iteration 0 for each run, and that outcome. */
    private static void requireNothingLearnt(Trained trained) {
        assertThat(trained.outcomes()).hasSize(RUNS).containsOnly(NOTHING);
        assertThat(trained.history()).hasSize(RUNS);
        assertThat(trained.history()).allSatisfy(line -> {
            assertThat(line[4]).isEqualTo("0");
            assertThat(Double.parseDouble(line[8])).as("gradient norm").isZero();
        });
        trained.json().get("runs").forEach(run -> assertThat(run.get("message").asText())
                .startsWith(NOTHING));
    }

    @Test
    void noIterationsLeaveTheStartingModel() throws Exception {
        Trained trained = train("1,2,1\n3,4,-2\n", "--iterations", "0");
        assertThat(trained.outcomes()).hasSize(RUNS).containsOnly(DONE);
        assertThat(trained.history()).hasSize(RUNS);
        for (int i = 0; i < RUNS; i++) {
            assertThat(trained.history().get(i)[4]).isEqualTo("0");
            // (1 + 4) / (2·2), from labels divided by √2.5 and losses brought back: two roundings.
            assertThat(trained.loss(i)).isCloseTo(1.25, within(1e-15));
        }
        requireModels(trained, 0, 0, 0);
    }

    @Test
    void noIterationsWithAnInterceptPredictTheMean() throws Exception {
        Trained trained = train("1,2,1\n3,4,-2\n", "--iterations", "0", "--intercept");
        assertThat(trained.outcomes()).containsOnly(DONE);
        assertThat(trained.loss(0)).isCloseTo(1.125, within(1e-15));
        requireModels(trained, -0.5, 0, 0);
    }

    @Test
    void noIterationsKeepAModelThatIsGiven() throws Exception {
        String rows = text(folder, "rows.csv", "1,2,1\n3,4,-2\n0.5,1,3\n");
        for (String[] options : new String[][] {{}, {"--intercept"}, {"--intercept", "--standardize"}}) {
            List<String> all = new ArrayList<>(List.of(options));
            all.addAll(List.of("--algorithm", "agd"));
            Trained first = train(
                    rows,
                    Stream.concat(all.stream(), Stream.of("--iterations", "7")).toList());
            SavedModel given = first.models().get(0);
            all.addAll(List.of(
                    "--iterations", "0", "--initial-model", first.folders().get(0)));
            for (SavedModel kept : train(rows, all).models()) {
                // Two scalings there and two back, on numbers of order 1.
                assertThat(kept.coefficients().minus(given.coefficients()).norm())
                        .isLessThan(1e-15 * 10);
                assertThat(kept.intercept()).isCloseTo(given.intercept(), within(1e-14));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fused", "round-robin", "gram"})
    void oneRowOfOneFeatureIsLearnt(String plan) throws Exception {
        Trained trained = train("3,2\n", "--iterations", "40", "--partitions", "7", "--plan", plan);
        assertThat(trained.outcomes()).allMatch(outcome -> outcome.equals(DONE) || outcome.equals(NOTHING));
        assertThat(trained.json().get("n").asInt()).isEqualTo(1);
        assertThat(trained.json().get("d").asInt()).isEqualTo(1);
        for (SavedModel model : trained.models()) {
            // η* of a single eigenvalue is 1/λ: every algorithm is there within 40 iterations.
            assertThat(model.coefficients().get(0)).isCloseTo(2.0 / 3, within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fused", "gram"})
    void oneRowWithAnInterceptIsItsLabel(String plan) throws Exception {
        Trained trained = train("3,4,2\n", "--intercept", "--plan", plan);
        requireNothingLearnt(trained);
        requireModels(trained, 2, 0, 0);
        assertThat(trained.json().get("spectrum").get("lambdaMax").asDouble()).isZero();
        assertThat(trained.json().get("spectrum").get("optimalRate").asDouble()).isEqualTo(1);
        assertThat(trained.json().get("labelScale").asDouble()).isEqualTo(1);
    }

    @Test
    void oneRowStandardisedIsItsLabel() throws Exception {
        Trained trained = train("3,4,2\n", "--intercept", "--standardize");
        requireNothingLearnt(trained);
        requireModels(trained, 2, 0, 0);
    }

    @Test
    void aConstantFeatureHasCoefficientZeroBesideAnIntercept() throws Exception {
        String rows = "1,7.3,2\n2,7.3,3\n3,7.3,4\n4,7.3,5\n";
        for (String[] options : new String[][] {{"--intercept"}, {"--intercept", "--standardize"}}) {
            Trained trained = train(
                    text(folder, "rows.csv", rows),
                    Stream.concat(Stream.of(options), Stream.of("--iterations", "60"))
                            .toList());
            for (SavedModel model : trained.models()) {
                // Exact where it is divided by its deviation; centred alone, a rounding of the sums is left.
                boolean standardised = List.of(options).contains("--standardize");
                assertThat(model.coefficients().get(1)).isCloseTo(0, within(standardised ? 0 : 1e-15));
                assertThat(model.coefficients().get(0)).isCloseTo(1, within(1e-9));
                assertThat(model.intercept()).isCloseTo(1, within(1e-8));
            }
        }
    }

    @Test
    void aConstantFeatureStandardisedWithoutAnInterceptHasCoefficientZero() throws Exception {
        Trained trained = train("1,7.3,2\n2,7.3,3\n-3,7.3,4\n", "--standardize", "--iterations", "5");
        for (SavedModel model : trained.models()) {
            assertThat(model.coefficients().get(1)).isZero();
        }
    }

    @Test
    void aConstantFeatureAloneIsLearnt() throws Exception {
        Trained trained = train("2,3\n2,3\n2,3\n", "--iterations", "40");
        for (SavedModel model : trained.models()) {
            assertThat(model.coefficients().get(0)).isCloseTo(1.5, within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fused", "gram"})
    void constantLabelsAreTheIntercept(String plan) throws Exception {
        Trained trained = train("1,2,0.1\n3,5,0.1\n-1,4,0.1\n", "--intercept", "--plan", plan);
        requireNothingLearnt(trained);
        requireModels(trained, 0.1, 0, 0);
        assertThat(trained.json().get("labelScale").asDouble()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fused", "round-robin", "gram"})
    void zeroLabelsLeaveNothingToLearn(String plan) throws Exception {
        Trained trained = train("1,2,0\n3,5,0\n-1,4,-0.0\n", "--plan", plan);
        requireNothingLearnt(trained);
        requireModels(trained, 0, 0, 0);
        assertThat(trained.loss(0)).isZero();
        assertThat(trained.json().get("labelScale").asDouble()).isEqualTo(1);
    }

    @Test
    void featuresThatAreAllZeroHaveRateOne() throws Exception {
        String path = text(folder, "rows.txt", "1\n-2\n3\n");
        Trained trained = train(path, List.of("--features", "3"));
        requireNothingLearnt(trained);
        requireModels(trained, 0, 0, 0, 0);
        assertThat(trained.json().get("spectrum").get("optimalRate").asDouble()).isEqualTo(1);
        for (String[] line : trained.history()) {
            assertThat(Double.parseDouble(line[3])).isEqualTo(1);
        }
    }

    @Test
    void labelsUncorrelatedWithTheFeaturesLeaveNothingToLearn() throws Exception {
        Trained trained = train("1,0,1\n-1,0,1\n0,1,-1\n0,-1,-1\n");
        requireNothingLearnt(trained);
        requireModels(trained, 0, 0, 0);
        assertThat(trained.loss(0)).isEqualTo(0.5);
    }

    @Test
    void spectrumOfZerosIsZero() {
        String path = text(folder, "rows.txt", "1\n-2\n");
        CommandLine.Result result = CommandLine.run("spectrum", "--data", path, "--features", "2");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.number("lambda_max")).isZero();
        assertThat(result.number("eta_star")).isEqualTo(1);
        assertThat(result.value("rank")).isEqualTo("0");
    }
}
