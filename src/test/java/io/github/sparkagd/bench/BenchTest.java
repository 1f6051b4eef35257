package io.github.sparkagd.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.sparkagd.data.SyntheticShape;
import io.github.sparkagd.kernels.ArrayReads;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sizes, medians and the files of the bench, from launches written by hand. */
class BenchTest {
    private static final BenchSize SIZE = BenchSize.parse("1000x100");

    @TempDir
    Path folder;

    @Test
    void sizesAreRowsFeaturesAndNonzeros() {
        assertThat(BenchSize.parse("2000000x32")).isEqualTo(new BenchSize(2_000_000, 32, 32));
        BenchSize sparse = BenchSize.parse("400000x47236x75");
        assertThat(sparse.sparse()).isTrue();
        assertThat(sparse.bytes()).isEqualTo(400_000.0 * 75 * 12);
        assertThat(sparse).hasToString("400000x47236x75");
        BenchSize popular = BenchSize.parse("200000x134217728x40z1.1");
        assertThat(popular).isEqualTo(new BenchSize(200_000, 134_217_728, 40, "1.1"));
        assertThat(popular).hasToString("200000x134217728x40z1.1");
        assertThat(popular.shape(false)).isEqualTo(SyntheticShape.popular("zipf:1.1", 40 / 134_217_728.0));
        for (String wrong : List.of(
                "", "5", "0x5", "5x", "axb", "5x5x6", "5x5x5x5", "-1x5", "9x9z1", "9x9x9z1", "9x9x2z", "9x9x2z0.0")) {
            assertThatThrownBy(() -> BenchSize.parse(wrong)).hasMessageContaining("--sizes");
        }
    }

    @Test
    void theMiddleOfTheLaunchesCountsAndTheReadLimitIsThatOfTheSameSize() throws IOException {
        Launches launches = new Launches(folder);
        for (double seconds : new double[] {3, 1, 2}) {
            launches.add(SIZE, 1, List.of(new Measured("ours-fused", "fused", seconds * 1e-3, SIZE.bytes())));
            launches.add(SIZE, 1, List.of(new Measured("read-limit", "sum, of arrays", seconds * 5e-4, SIZE.bytes())));
        }
        launches.add(SIZE, 1, List.of(new Measured("mllib-gd", "row by row", 8e-3, SIZE.bytes())));
        launches.add(SIZE, 1, List.of(new Measured("ours-job", "one row", 1e-3, 0)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new BenchReport(folder).write(new PrintStream(out, true, StandardCharsets.UTF_8));

        List<String> csv = Files.readAllLines(folder.resolve("bench.csv"));
        assertThat(csv.get(0))
                .isEqualTo("contender,rows,features,nonzeros_per_row,plan,seconds_per_iteration,gigabytes_per_second,"
                        + "fraction_of_read_limit");
        assertThat(csv.get(1)).isEqualTo("ours-fused,1000,100,100,fused,0.002,0.4,0.5");
        assertThat(csv.get(2))
                .startsWith("read-limit,1000,100,100,\"sum, of arrays\",0.001,")
                .endsWith(",1.0");
        assertThat(csv.get(4)).isEqualTo("ours-job,1000,100,100,one row,0.001,,");
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("mllib-gd takes 4.00 times as long as ours-fused")
                .contains("1.00-3.00 of 3");
        assertThat(folder.resolve("bench.md")).content().contains("| ours-fused | fused | 2.00 |");
        assertThat(folder.resolve("bench.png")).isNotEmptyFile();
        assertThat(folder.resolve("bench.svg")).content().contains("read-limit");
    }

    @Test
    void sizesThatDifferInTheirPopularityAloneAreKeptApart() throws IOException {
        BenchSize uniform = BenchSize.parse("1000x100x5");
        BenchSize popular = BenchSize.parse("1000x100x5z1.1");
        Launches launches = new Launches(folder);
        launches.add(uniform, 1, List.of(new Measured("ours-fused", "fused", 1, 1)));
        launches.add(popular, 1, List.of(new Measured("ours-fused", "fused", 3, 1)));
        Medians medians = new Medians(launches.read());
        assertThat(medians.sizes()).containsExactly(uniform, popular);
        assertThat(medians.of(popular, "ours-fused").orElseThrow().median().seconds())
                .isEqualTo(3.0);
    }

    @Test
    void nothingMeasuredIsSaid() {
        assertThatThrownBy(() -> new BenchReport(folder).write(System.out)).hasMessageContaining("no contender");
    }

    /** Whole numbers below 2⁵³ add without rounding, so both ways agree exactly. */
    @Test
    void bothWaysOfReadingReadEverything() {
        double[] values = new double[1 << 10];
        Arrays.setAll(values, i -> i + 1);
        double all = 1024 * 1025 / 2;
        assertThat(ArrayReads.unrolled(values)).isEqualTo(all);
        assertThat(ArrayReads.vector().sum(values)).isEqualTo(all);
    }

    @Test
    void theReadLimitIsThatOfAMemory() {
        assertThat(ReadLimit.bytesPerSecond(0.2)).isBetween(1e8, 1e13);
    }

    @Test
    void theMedianOfAnEvenNumberIsTheMeanOfTheTwoInTheMiddle() {
        assertThat(Repeats.median(List.of(4.0, 1.0, 3.0, 2.0))).isCloseTo(2.5, within(0.0));
    }
}
