package io.github.sparkagd.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparkagd.CommandLine;
import io.github.sparkagd.SharedSpark;
import io.github.sparkagd.cluster.JobWatch;
import io.github.sparkagd.ml.DeepLinearRegression;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkContext;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The option {@code --ui}, and what is not there without it. */
class UiOptionIT {
    /** Of an application of the command's own, whose pages the defaults switch off. */
    private static final Map<String, String> DEFAULTS = Map.of(
            "spark.master", "local[2]",
            "spark.ui.enabled", "false",
            "spark.ui.port", "0",
            "spark.driver.host", "127.0.0.1",
            "spark.driver.bindAddress", "127.0.0.1");

    private static final Pattern ADDRESS = Pattern.compile("(?m)^agd: page: (http://127\\.0\\.0\\.1:\\d+/training/)$");

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private static String get(String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private String awaitAddress(CompletableFuture<?> command) {
        while (true) {
            Matcher said = ADDRESS.matcher(err.toString(StandardCharsets.UTF_8));
            if (said.find()) {
                return said.group(1);
            }
            assertThat(command).as(err.toString(StandardCharsets.UTF_8)).isNotDone();
            LockSupport.parkNanos(20_000_000);
        }
    }

    @Test
    void thePageIsThereWhileTheCommandRuns() throws Exception {
        SharedSpark.stop();
        DEFAULTS.forEach(System::setProperty);
        try {
            Path out = folder.resolve("run");
            String[] arguments = {"train", "--ui", "--plan", "fused", "--iterations", "200", "--out", out.toString()};
            CompletableFuture<Integer> command = CompletableFuture.supplyAsync(() -> Main.run(
                    arguments,
                    new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8)));
            String address = awaitAddress(command);
            assertThat(get(address)).contains("<h2 id=\"training-0\">train</h2>");
            assertThat(command.get()).isZero();
            assertThatThrownBy(() -> get(address)).isInstanceOf(IOException.class);
            assertThat(Files.readString(out.resolve("run.json"))).doesNotContain("\"ui\"");
        } finally {
            DEFAULTS.keySet().forEach(System::clearProperty);
        }
    }

    @Test
    void withoutPagesNobodyListens() throws Exception {
        SparkContext context = SharedSpark.session().sparkContext();
        Dataset<Row> rows = SharedSpark.session()
                .createDataFrame(
                        List.of(
                                RowFactory.create(1.0, Vectors.dense(1, 0)),
                                RowFactory.create(-1.0, Vectors.dense(0, 1)),
                                RowFactory.create(0.5, Vectors.dense(1, 1))),
                        new StructType().add("label", DataTypes.DoubleType).add("features", SQLDataTypes.VectorType()));
        AtomicInteger jobs = new AtomicInteger();
        AtomicInteger watching = new AtomicInteger();
        SparkListener listener = new SparkListener() {
            @Override
            public void onJobStart(SparkListenerJobStart start) {
                jobs.incrementAndGet();
                watching.addAndGet((int) context.listenerBus().listeners().stream()
                        .filter(JobWatch.class::isInstance)
                        .count());
            }
        };
        context.addSparkListener(listener);
        try {
            new DeepLinearRegression().fit(rows);
            context.listenerBus().waitUntilEmpty(10_000);
        } finally {
            context.removeSparkListener(listener);
        }
        assertThat(jobs.get()).isPositive();
        assertThat(watching).hasValue(0);
        assertThat(context.ui().isDefined()).isFalse();
    }

    @Test
    void aCommandThatStartsNoSparkHasNoPages() {
        CommandLine.Result result = CommandLine.run("compare", "--ui", folder.toString());
        assertThat(result.exitCode()).isEqualTo(Main.WRONG_USAGE);
        assertThat(result.complaints()).first().asString().startsWith("agd: --ui means nothing for compare");
        assertThat(List.of("train", "depth", "spectrum", "evaluate", "predict", "verify", "generate", "figures"))
                .allSatisfy(command ->
                        assertThat(CommandLine.run(command, "--help").out()).contains("--ui"));
    }
}
