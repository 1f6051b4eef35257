package io.github.sparkagd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code verify}: the theorem on real data, through Spark. */
class VerifyIT {
    @BeforeAll
    static void start() {
        SharedSpark.session();
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "round-robin"})
    void theGeneratedSetKeepsEveryStatement(String plan) {
        CommandLine.Result result = CommandLine.run("verify", "--depth", "3", "--iterations", "60", "--plan", plan);

        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        assertThat(result.value("verdict")).isEqualTo("holds");
        // A check per sub-step of 60 iterations of 3 layers.
        assertThat(result.number("equation_6_checks")).isEqualTo(120);
        assertThat(result.number("equation_4_worst")).isBetween(0.0, 1e-12);
    }

    @ParameterizedTest
    @CsvSource({
        "mnist,4,60",
        "abalone/abalone,8,100",
        "gasoline/gasoline.libsvm.gz,2,100",
        "leukemia/leukemia.libsvm.gz,4,60"
    })
    void realDataKeepEveryStatement(String name, String depth, String iterations) {
        CommandLine.Result result =
                CommandLine.run("verify", "--data", RealData.path(name), "--depth", depth, "--iterations", iterations);

        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        assertThat(result.value("verdict")).isEqualTo("holds");
        assertThat(result.value("equation_8")).isEqualTo("holds");
    }

    @Test
    void aRateThatIsNotStableBreaksABoundByName() {
        CommandLine.Result result = CommandLine.run("verify", "--learning-rate", "2.5", "--depth", "2");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.value("stable_rate")).isEqualTo("fails");
        assertThat(result.value("corollary_1_shallow")).isEqualTo("fails");
        assertThat(result.complaints()).singleElement().asString().contains("stable_rate", "largest_stable_rate");
    }

    /** One eigenvalue: at the best rate a step leads to the solution, and the bound on what is left is zero. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "4"})
    void dataOfOneEigenvalueKeepEveryStatement(String depth, @TempDir Path folder) throws IOException {
        String rows = InputFiles.text(folder, "rows.txt", "1 1:1\n1 1:2\n-1 1:0.1\n0.3 1:-1.7\n");
        CommandLine.Result result = CommandLine.run("verify", "--data", rows, "--depth", depth, "--iterations", "20");

        assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
        assertThat(result.value("verdict")).startsWith("holds");
    }

    @Test
    void jsonIsOneObject() {
        CommandLine.Result result = CommandLine.run("verify", "--iterations", "5", "--json");

        assertThat(result.out()).startsWith("{").contains("\"equation_7\" : \"holds\"");
    }
}
