package io.github.sparkagd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparkagd.cluster.JobCounts;
import io.github.sparkagd.report.HistoryCsv;
import io.github.sparkagd.train.TraceRow;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code figures}, from the command line to the files. */
class FiguresIT {
    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        SharedSpark.session();
    }

    private Map<String, List<TraceRow>> history(String figure, String... options) throws IOException {
        Path out = folder.resolve(figure + options.length);
        String[] all = java.util.stream.Stream.of(new String[] {"figures", figure, "--out", out.toString()}, options)
                .flatMap(java.util.Arrays::stream)
                .toArray(String[]::new);
        CommandLine.Result result = CommandLine.run(all);
        assertThat(result.exitCode()).as(result.err()).isZero();
        for (String name : List.of(".png", ".svg", ".csv")) {
            assertThat(out.resolve("fig" + figure + name)).isNotEmptyFile();
        }
        assertThat(out.resolve("report.html")).content().contains("<svg", "holds");
        try (Reader in = Files.newBufferedReader(out.resolve("fig" + figure + ".csv"))) {
            return HistoryCsv.read(in);
        }
    }

    /** Two computations of a loss: |√a − √b| ≤ 1e-12·√(mean y²), and mean y² is 1. */
    @Test
    void sparkAndTheDriverAgree() throws IOException {
        Map<String, List<TraceRow>> local = history("1a");
        Map<String, List<TraceRow>> spark = history("1a", "--plan", "fused");

        assertThat(spark.keySet()).isEqualTo(local.keySet());
        for (String run : local.keySet()) {
            for (int t = 0; t < local.get(run).size(); t++) {
                double one = Math.sqrt(local.get(run).get(t).trainLoss());
                double other = Math.sqrt(spark.get(run).get(t).trainLoss());
                assertThat(other).isCloseTo(one, within(1e-12));
            }
        }
    }

    /** A job costs more than such a training; only a plan that goes by rows has any. */
    @Test
    void pointsAreTrainedOnByTheDriverUnlessAPlanIsGiven() throws IOException {
        try (JobCounts jobs = new JobCounts(SharedSpark.context())) {
            history("1c");
            assertThat(jobs.counts()).isEmpty();
            history("1a", "--plan", "round-robin");
            assertThat(jobs.counts().get("figures")).isGreaterThan(200);
        }
    }

    @Test
    void absentDataAreSaidAndTheRestIsDone() {
        Path out = folder.resolve("out");

        CommandLine.Result result = CommandLine.run("figures", "4", "whitened", "--out", out.toString());

        assertThat(result.exitCode()).isZero();
        assertThat(result.complaints()).singleElement().asString().contains("mnist", "submit/fetch-data");
        assertThat(out.resolve("whitened.png")).isNotEmptyFile();
        assertThat(out.resolve("fig4.png")).doesNotExist();
    }

    @Test
    void anUnknownFigureIsRefused() {
        CommandLine.Result result = CommandLine.run("figures", "9z");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.complaints()).singleElement().asString().contains("9z", "1a");
    }
}
