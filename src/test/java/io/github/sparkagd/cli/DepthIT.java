package io.github.sparkagd.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sparkagd.CommandLine;
import io.github.sparkagd.History;
import io.github.sparkagd.RealData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code depth}: what it tells before training is what training then does. */
@Tag("long")
class DepthIT {
    private static final int PASSES = 40;
    /** Losses further apart than this are told apart by more than rounding. */
    private static final double FAR = 1e-6;
    /** Directions of conjugate gradients that are conjugate still, whatever rounding does; later ones delay it. */
    private static final int CONJUGATE = 10;

    @TempDir
    private Path folder;

    private static CommandLine.Result depth(String... options) {
        List<String> all = new ArrayList<>(List.of("depth"));
        all.addAll(Arrays.asList(options));
        CommandLine.Result result = CommandLine.run(all.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    private static JsonNode json(String... options) throws IOException {
        return new ObjectMapper().readTree(depth(options).out());
    }

    /** Train losses by iteration, of each run, by a name without its rate. */
    private Map<String, List<Double>> trained(List<String> data) {
        List<String> all = new ArrayList<>(List.of("train"));
        all.addAll(data);
        all.addAll(List.of("--algorithm", "gd,agd,agd-full,steepest,heavy-ball,nesterov,cg"));
        all.addAll(List.of("--depth", "2,4,8", "--iterations", "" + PASSES, "--plan", "fused"));
        all.addAll(List.of("--out", folder.resolve("out").toString()));
        assertThat(CommandLine.run(all.toArray(String[]::new)).exitCode()).isZero();
        Map<String, List<Double>> losses = new LinkedHashMap<>();
        for (String line : History.lines(folder.resolve("out")).stream().skip(1).toList()) {
            String[] fields = line.split(",", -1);
            String name = fields[1].equals("agd") ? "agd-L" + fields[2] : fields[1];
            losses.computeIfAbsent(name, any -> new ArrayList<>()).add(Double.valueOf(fields[6]));
        }
        return losses;
    }

    private static OptionalInt reaching(List<Double> losses, double loss) {
        return java.util.stream.IntStream.range(0, losses.size())
                .filter(t -> losses.get(t) <= loss)
                .findFirst();
    }

    private void assertTellsWhatTrainingDoes(String... data) throws IOException {
        Map<String, List<Double>> trained = trained(List.of(data));
        // Between the losses of two iterations, so that rounding decides nothing.
        List<Double> targets = new ArrayList<>();
        for (String method : List.of("gd", "agd-L2", "agd-L8", "cg")) {
            for (int t : new int[] {2, 9, 30}) {
                double before = trained.get(method).get(t);
                double after = trained.get(method).get(t + 1);
                if (before - after > FAR * before) {
                    targets.add((before + after) / 2);
                }
            }
        }
        List<String> options = new ArrayList<>(List.of(data));
        options.addAll(List.of("--json", "--passes", "" + PASSES, "--iterations", "1000", "--losses"));
        options.add(targets.stream().map(String::valueOf).collect(Collectors.joining(",")));
        JsonNode told = json(options.toArray(String[]::new));
        for (int k = 0; k < targets.size(); k++) {
            JsonNode reached = told.get("losses").get(k).get("iterations");
            for (Map.Entry<String, List<Double>> run : trained.entrySet()) {
                OptionalInt measured = reaching(run.getValue(), targets.get(k));
                JsonNode forecast = reached.get(run.getKey());
                String what = run.getKey() + " to " + targets.get(k);
                boolean delayed = run.getKey().equals("cg") && measured.orElse(PASSES) > CONJUGATE;
                if (delayed) {
                    assertThat(forecast.asInt(PASSES)).as(what).isBetween(CONJUGATE, measured.orElse(PASSES));
                } else if (measured.isPresent()) {
                    assertThat(forecast.asInt(-1)).as(what).isEqualTo(measured.getAsInt());
                } else {
                    assertThat(forecast.asInt(Integer.MAX_VALUE)).as(what).isGreaterThan(PASSES);
                }
            }
            if (!reached.get("gd").isNull()) {
                assertThat(reached.get("gd-best").asInt()).isLessThanOrEqualTo((int)
                        Math.ceil(1.25 * reached.get("gd").asInt()));
            }
        }
    }

    @Test
    void ofTheGeneratedDefault() throws IOException {
        assertTellsWhatTrainingDoes();
    }

    @ParameterizedTest
    @CsvSource({
        "mnist, ''",
        "cifar10, ''",
        "a9a/a9a, --format=libsvm",
        "cal_housing/cal_housing.csv, --header --intercept --standardize",
        "farm-ads/farm-ads.libsvm.gz, ''"
    })
    void ofRealData(String name, String options) throws IOException {
        List<String> data = new ArrayList<>(List.of("--data", RealData.path(name)));
        Arrays.stream(options.split(" ")).filter(option -> !option.isEmpty()).forEach(data::add);
        assertTellsWhatTrainingDoes(data.toArray(String[]::new));
    }

    /** Two eigenvalues: two passes tell all there is. */
    @Test
    void ofTwoEigenvaluesEverythingIsExact() throws IOException {
        String rows = io.github.sparkagd.InputFiles.text(folder, "two.csv", "2,0,2\n0,0.2,0.4\n-2,0,-2\n0,-0.2,-0.4\n");
        JsonNode told = json("--data", rows, "--passes", "5", "--json");
        assertThat(told.get("exact_to").isNull()).isTrue();
        assertThat(told.get("explained_is").asText()).isEqualTo("exact");
        assertThat(told.get("explained").asDouble())
                .isCloseTo(told.get("zero_loss").asDouble(), within(1e-12));
        assertThat(told.get("energies").get(1).asDouble()).isCloseTo(4 / 4.16, within(1e-12));
        assertThat(told.get("losses").get(2).get("iterations").get("cg").asInt())
                .isLessThanOrEqualTo(2);
        assertThat(told.get("words").asText()).contains("a factor of 100,");
    }

    @Test
    void saysInWordsWhatDepthGains() {
        String text = depth("--passes", "20", "--depth", "3").out();
        assertThat(text)
                .contains("exact up to 20, estimated (~) beyond", "agd-L3", "gd-best", "needs", "spectral measure")
                .doesNotContain("agd-L2");
    }
}
