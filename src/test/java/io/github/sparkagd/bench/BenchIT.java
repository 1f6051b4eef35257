package io.github.sparkagd.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparkagd.CommandLine;
import io.github.sparkagd.SharedSpark;
import io.github.sparkagd.blocks.Blas;
import io.github.sparkagd.report.HistoryCsv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every contender that runs in Spark, on data so small and for so short that only its way is tried, not its speed. */
@Tag("long")
class BenchIT {
    private static final double BUDGET = 0.02;

    private static final BenchSize DENSE = BenchSize.parse("500x8");
    private static final BenchSize SPARSE = BenchSize.parse("500x200x5");

    private static Ours ours(BenchSize size) {
        return new Ours(SharedSpark.context(), size, 2, BUDGET);
    }

    private static Mllib mllib(BenchSize size) {
        return new Mllib(SharedSpark.session(), size, 2, BUDGET);
    }

    private static void assertMeasured(List<Measured> all, String... contenders) {
        assertThat(all).extracting(Measured::contender).contains(contenders);
        assertThat(all)
                .allSatisfy(one -> assertThat(one.seconds()).isGreaterThan(0).isFinite());
    }

    @AfterEach
    void nothingIsLeft() {
        SharedSpark.context().getPersistentRDDs().values().forEach(rdd -> rdd.unpersist(true));
    }

    @Test
    void oursOnDenseRows() {
        assertMeasured(ours(DENSE).fused(), "ours-fused", "ours-job");
        assertMeasured(ours(DENSE).depth(), "ours-depth-1", "ours-depth-64");
        assertMeasured(ours(DENSE).sweep(), "ours-sweep-8", "ours-sweep-8-each");
        assertMeasured(ours(DENSE).gram(Blas.JAVA), "ours-gram-pass", "ours-gram-training", "ours-gram-training-first");
        assertMeasured(ours(DENSE).plans(), "plan-T100-K4-auto", "plan-T100-K4-best");
    }

    @Test
    void sparkAlone() {
        assertMeasured(new EmptyJobs(SharedSpark.context(), BUDGET).measure(2), "empty-job-first-2", "empty-job-hot");
    }

    @Test
    void floatsAreStoredInFourBytes() {
        Measured floats = ours(DENSE).floats().get(0);
        assertThat(floats.bytes()).isEqualTo(DENSE.bytes() / 2);
    }

    @Test
    void mllibOnSparseAndDenseRows() {
        assertMeasured(mllib(SPARSE).gradientDescent(), "mllib-gd");
        assertMeasured(mllib(DENSE).lbfgs(), "mllib-lbfgs");
        assertMeasured(mllib(DENSE).normal(), "mllib-normal", "mllib-normal-first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "libsvm", "parquet"})
    void bothReadersReadAllRows(String format, @TempDir Path folder) {
        String uri = folder.resolve("rows").toUri().toString();
        String to = folder.resolve("rows").toString();
        assertThat(CommandLine.run("generate", "--rows", "500", "--columns", "8", "--format", format, "--out", to)
                        .exitCode())
                .isZero();
        Reading reading = new Reading(SharedSpark.session(), DENSE, format, uri);
        assertMeasured(reading.ours(), "read-" + format);
        assertMeasured(reading.sparks(), "read-" + format + "-spark");
        Reading ofMore = new Reading(SharedSpark.session(), BenchSize.parse("501x8"), format, uri);
        assertThatThrownBy(ofMore::ours).hasMessageContaining("gave 500 rows, of 501");
    }

    @Test
    void aCommandsIterationIsTheMiddleOfItsSecondHalf(@TempDir Path folder) throws IOException {
        String[] seconds = {"0.0", "5.0", "6.0", "8.0", "9.0", "10.5"};
        StringBuilder history = new StringBuilder(HistoryCsv.HEADER + "\n");
        for (int t = 0; t < seconds.length; t++) {
            history.append("gd,gd,1,0.1,")
                    .append(t)
                    .append(",")
                    .append(t)
                    .append(",1.0,,1.0,,")
                    .append(seconds[t])
                    .append("\n");
        }
        Files.writeString(folder.resolve("history.csv"), history);
        assertThat(RunSeconds.perIteration(folder)).isEqualTo(1.25);
    }

    @Test
    void blasAlone() {
        assertMeasured(new BlasRate(DENSE, BUDGET).measure(), "blas-dsyrk", "blas-dgemm");
    }
}
