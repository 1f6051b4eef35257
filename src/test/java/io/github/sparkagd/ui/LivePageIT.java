package io.github.sparkagd.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sparkagd.CommandLine;
import io.github.sparkagd.SharedSpark;
import io.github.sparkagd.algorithms.Algorithms;
import io.github.sparkagd.ml.DeepLinearRegression;
import io.github.sparkagd.testing.Browser;
import io.github.sparkagd.train.Outcome;
import io.github.sparkagd.train.Phase;
import io.github.sparkagd.train.RunId;
import io.github.sparkagd.train.TraceRow;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a training in a session with Spark's pages, over HTTP and in a browser, while iterations go on and after. */
class LivePageIT {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final RunId GD = new RunId(Algorithms.shallow(), 0.5);
    private static final RunId AGD =
            new RunId(Algorithms.aligned(4), OptionalDouble.of(0.25), "<script>alert(1)</script>");

    private static SparkSession session;
    private static String address;

    @TempDir
    Path folder;

    @BeforeAll
    static void startWithPages() {
        SharedSpark.stop();
        session = SparkSession.builder()
                .master("local[2]")
                .appName("pages")
                .config("spark.ui.enabled", "true")
                .config("spark.ui.port", "0")
                .config("spark.ui.showConsoleProgress", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .getOrCreate();
        address = LivePage.address(session.sparkContext()).orElseThrow();
    }

    @AfterAll
    static void stop() {
        session.stop();
    }

    private static HttpResponse<String> get(String uri, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The newest training. */
    private static JsonNode told() throws Exception {
        return new ObjectMapper()
                .readTree(get(address + "json/").body())
                .path("trainings")
                .path(0);
    }

    private static String page() throws Exception {
        HttpResponse<String> answer = get(address);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("<!DOCTYPE html><html>").endsWith("</html>");
        return answer.body();
    }

    private static LiveTraining begun(String name, int iterations) {
        Progress progress = new Progress(System::nanoTime).of(iterations);
        LiveTraining training = LivePage.show(session.sparkContext(), name, progress);
        training.phaseBegins(Phase.TRAIN, "");
        return training;
    }

    private static void iterate(LiveTraining training, RunId run, int t, double loss) {
        training.iterationEnded(
                run,
                new TraceRow(
                        t,
                        t + 1L,
                        loss,
                        OptionalDouble.of(2 * loss),
                        loss,
                        OptionalDouble.of(1),
                        t,
                        OptionalDouble.of(0)));
    }

    @Test
    void theCurveGrowsAndTheRunThatLeadsIsFirst() throws Exception {
        LiveTraining training = begun("growing", 40);
        for (int t = 0; t <= 10; t++) {
            iterate(training, GD, t, Math.exp(-0.1 * t));
            iterate(training, AGD, t, Math.exp(-0.2 * t));
        }
        JsonNode before = told();
        assertThat(before.path("fraction").asDouble()).isEqualTo(0.25);
        assertThat(before.path("passes").asInt()).isEqualTo(11);
        assertThat(before.path("curves").path(0).path("train")).hasSize(11);
        assertThat(before.path("runs").path(0).path("run").asText()).startsWith("agd-L4");
        assertThat(before.path("runs").path(1).path("trainLoss").asDouble()).isEqualTo(Math.exp(-1));
        iterate(training, GD, 11, Double.POSITIVE_INFINITY);
        training.runEnded(GD, new Outcome(Outcome.Kind.DIVERGED, 11, "diverged"));
        JsonNode after = told();
        assertThat(after.path("curves").path(0).path("train")).hasSize(12);
        assertThat(after.path("runs").path(1).path("status").asText()).isEqualTo("diverged");
        assertThat(after.path("runs").path(0).path("status").asText()).isEqualTo("goes on");
        assertThat(page())
                .contains(
                        "training: gd-L1-0.5, iteration 11 of 40", "<progress ", ">diverged<", "The driver computes.");
        training.rest();
        assertThat(told().path("phase").isNull()).isTrue();
        assertThat(told().path("curves").path(0).path("train")).hasSize(12);
    }

    @Test
    void runsOfEqualNamesAreTwoCurves() throws Exception {
        LiveTraining training = begun("penalties", 5);
        RunId same = new RunId(Algorithms.shallow(), 0.5);
        for (int t = 0; t < 3; t++) {
            iterate(training, GD, t, 1);
            iterate(training, same, t, 0.5);
        }
        assertThat(told().path("curves")).hasSize(2);
        assertThat(told().path("runs").path(0).path("run").asText()).isEqualTo("gd-L1-0.5 (2)");
    }

    @Test
    void namesAreTextAndNothingCanBeChanged() throws Exception {
        LiveTraining training = begun("x</h2><script>alert(2)</script>", 5);
        training.fact("data", "/data/<script>alert(3)</script>'\"&.csv");
        iterate(training, AGD, 0, 1);
        String page = page();
        assertThat(page)
                .doesNotContain("<script>alert")
                .contains("&lt;script&gt;alert(1)", "&lt;script&gt;alert(2)", "&lt;script&gt;alert(3)")
                .doesNotContainIgnoringCase("<form", "method=", "kill", "<button type=\"submit\"");
        for (String method : List.of("POST", "PUT", "DELETE")) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .method(method, HttpRequest.BodyPublishers.ofString("x"))
                    .build();
            assertThat(CLIENT.send(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(405);
        }
    }

    @Test
    void linksGoThroughTheProxy() throws Exception {
        begun("proxied", 5);
        String page = get(address, "X-Forwarded-Context", "/gate/way").body();
        assertThat(page).contains("href=\"/gate/way/training/\"", "href=\"/gate/way/jobs/\"");
        System.setProperty("spark.ui.proxyBase", "/proxy/application_1");
        try {
            assertThat(page())
                    .contains("href=\"/proxy/application_1/training/\"")
                    .doesNotContainPattern("(href|src)=\"/(?!proxy/application_1/)");
        } finally {
            System.clearProperty("spark.ui.proxyBase");
        }
    }

    @Test
    void aCommandIsShownWhileItTrains() throws Exception {
        Path out = folder.resolve("run");
        CompletableFuture<CommandLine.Result> command = CompletableFuture.supplyAsync(() -> CommandLine.run(
                "train", "--plan", "fused", "--iterations", "400", "--test-fraction", "0.2", "--out", out.toString()));
        int first = awaitIteration(1, command);
        int later = awaitIteration(first + 1, command);
        assertThat(later).isGreaterThan(first);
        assertThat(page()).contains("data: ", "<svg ");
        CommandLine.Result result = command.get();
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.complaints()).contains("agd: page: " + address);
        JsonNode told = told();
        assertThat(told.path("name").asText()).isEqualTo("train");
        assertThat(told.path("runs").path(0).path("iteration").asInt()).isEqualTo(400);
        assertThat(told.path("runs").path(0).path("status").asText()).isEqualTo("iterations done");
        assertThat(told.path("curves").path(0).path("train").size()).isBetween(100, LiveRun.MOST);
        assertThat(told.path("done").findValuesAsText("phase")).contains("training", "saving: models and pictures");
    }

    private static int awaitIteration(int least, CompletableFuture<?> work) throws Exception {
        while (!work.isDone()) {
            JsonNode told = told();
            int iteration = told.path("runs").path(0).path("iteration").asInt(-1);
            if (iteration >= least && told.path("bytesRead").asLong() > 0) {
                return iteration;
            }
            LockSupport.parkNanos(20_000_000);
        }
        throw new AssertionError("done before iteration " + least + " was shown");
    }

    @Test
    void aFitIsShown() throws Exception {
        Dataset<Row> rows = session.createDataFrame(
                List.of(
                        RowFactory.create(1.0, Vectors.dense(1, 0)),
                        RowFactory.create(-1.0, Vectors.dense(0, 1)),
                        RowFactory.create(0.5, Vectors.dense(1, 1))),
                new StructType().add("label", DataTypes.DoubleType).add("features", SQLDataTypes.VectorType()));
        DeepLinearRegression regression = new DeepLinearRegression();
        regression.setMaxIter(7);
        regression.fit(rows);
        JsonNode told = told();
        assertThat(told.path("name").asText()).isEqualTo("fit of " + regression.uid());
        assertThat(told.path("runs").path(0).path("iteration").asInt()).isEqualTo(7);
        assertThat(told.path("phase").isNull()).isTrue();
    }

    @Test
    void aBrowserShowsWhatHasComeSince() throws Exception {
        Browser.require();
        LiveTraining training = begun("in a browser", 100_000);
        Thread feeder = new Thread(() -> {
            for (int t = 0; t < 100_000 && !Thread.currentThread().isInterrupted(); t++) {
                iterate(training, GD, t, Math.exp(-0.01 * t));
                iterate(training, AGD, t, Math.exp(-0.02 * t) + 0.001);
                LockSupport.parkNanos(5_000_000);
            }
        });
        feeder.start();
        try {
            int before = told().path("runs").path(0).path("iteration").asInt();
            String dom = Browser.shown(address, folder, "--dump-dom", "--virtual-time-budget=5000");
            assertThat(dom).containsPattern("iteration [0-9]+ of 100000").contains("Training loss (thick)");
            Path picture = folder.resolve("page.png");
            Browser.shown(address, folder, "--screenshot=" + picture, "--window-size=1200,1000");
            assertThat(Files.size(picture)).isGreaterThan(10_000);
            assertThat(before).isNotNegative();
        } finally {
            feeder.interrupt();
            feeder.join();
        }
    }
}
