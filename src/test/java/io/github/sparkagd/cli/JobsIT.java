package io.github.sparkagd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sparkagd.CommandLine;
import io.github.sparkagd.GeneratedFiles;
import io.github.sparkagd.SharedSpark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many jobs a training costs, and that it leaves nothing behind. */
class JobsIT {
    @TempDir
    Path folder;

    /** Counts independently of what the product reports of itself. */
    private static final class Listener extends SparkListener {
        final TreeMap<String, Integer> counts = new TreeMap<>();
        final List<String> descriptions = new ArrayList<>();

        @Override
        public synchronized void onJobStart(SparkListenerJobStart job) {
            String description = job.properties().getProperty("spark.job.description", "none:");
            descriptions.add(description);
            counts.merge(description.substring(0, description.indexOf(":")), 1, Integer::sum);
        }
    }

    private Listener listen(String... arguments) throws Exception {
        Listener listener = new Listener();
        var context = SharedSpark.session().sparkContext();
        context.addSparkListener(listener);
        try {
            CommandLine.Result result = CommandLine.run(arguments);
            assertThat(result.exitCode()).as(result.err()).isZero();
        } finally {
            context.listenerBus().waitUntilEmpty(10_000);
            context.removeSparkListener(listener);
        }
        return listener;
    }

    private static JsonNode runJson(Path directory) throws IOException {
        return new ObjectMapper().readTree(directory.resolve("run.json").toFile());
    }

    @ParameterizedTest(name = "{0}, depth {1}, plan {2}: {3} training jobs")
    @CsvSource(
            delimiter = ';',
            value = {
                "agd;1;fused;8",
                "agd;5;fused;8",
                "agd;1000;fused;8",
                "gd,agd,agd-full,nesterov;2,4,8;fused;8",
                "agd;5;round-robin;36",
                "gd;1;round-robin;8",
                "agd-full;2;round-robin;15",
                "gd,agd;4;gram;1"
            })
    void trainingTakesAJobPerPassAndNoOther(String algorithms, String depths, String plan, int expected)
            throws Exception {
        Path csv = GeneratedFiles.csv(folder.resolve("rows.csv"), 200);
        Path out = folder.resolve("out");

        Listener seen = listen(
                "train",
                "--data=" + csv,
                "--algorithm=" + algorithms,
                "--depth=" + depths,
                "--learning-rate=0.5",
                "--iterations=7",
                "--plan=" + plan,
                "--out=" + out);

        assertThat(seen.counts.get("train")).isEqualTo(expected);
        assertThat(seen.counts.get("survey")).isEqualTo(1);
        assertThat(seen.counts.get("prepare")).isEqualTo(1);
        // Models are saved by the driver alone.
        assertThat(seen.counts.keySet()).containsExactlyInAnyOrder("survey", "prepare", "train");
        assertThat(runJson(out).get("jobs").get("train").asInt()).isEqualTo(expected);
        assertThat(runJson(out).get("passes").get("training").asInt()).isEqualTo(expected);
    }

    @Test
    void jobsSayTheIterationThatTheyBelongTo() throws Exception {
        Path csv = GeneratedFiles.csv(folder.resolve("rows.csv"), 50);
        Listener seen = listen(
                "train",
                "--data=" + csv,
                "--learning-rate=0.5",
                "--iterations=2",
                "--plan=fused",
                "--out=" + folder.resolve("out"));
        assertThat(seen.descriptions)
                .contains("train: iteration 0, 1 run", "train: iteration 1, 1 run", "train: iteration 2, 1 run");
    }

    @Test
    void theSpectrumOfFewFeaturesTakesOneJob() throws Exception {
        Path csv = GeneratedFiles.csv(folder.resolve("rows.csv"), 200);
        Listener seen =
                listen("train", "--data=" + csv, "--iterations=3", "--plan=fused", "--out=" + folder.resolve("out"));
        assertThat(seen.counts.get("spectrum")).isEqualTo(1);
        assertThat(seen.counts.get("train")).isEqualTo(4);
    }

    @Test
    void nothingStaysBehindAfterSuccessOrFailure() throws Exception {
        Path csv = GeneratedFiles.csv(folder.resolve("rows.csv"), 200);
        for (String plan : List.of("fused", "round-robin", "gram")) {
            listen(
                    "train",
                    "--data=" + csv,
                    "--depth=3",
                    "--iterations=3",
                    "--plan=" + plan,
                    "--out=" + folder.resolve(plan));
            SharedSpark.assertNothingLeft();
        }
        // Refused after the blocks were persisted: the labels of these data are far above 1.
        Path large = folder.resolve("large.csv");
        GeneratedFiles.write(large, "1,2,300\n2,1,-200\n3,1,100\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        CommandLine.Result refused =
                CommandLine.run("train", "--data=" + large, "--label-scale=none", "--out=" + folder.resolve("refused"));
        assertThat(refused.exitCode()).isEqualTo(2);
        SharedSpark.assertNothingLeft();
        // Diverges.
        CommandLine.Result diverged = CommandLine.run(
                "train",
                "--data=" + csv,
                "--algorithm=gd",
                "--learning-rate=1e3",
                "--out=" + folder.resolve("diverged"));
        assertThat(diverged.exitCode()).isEqualTo(3);
        SharedSpark.assertNothingLeft();
    }
}
