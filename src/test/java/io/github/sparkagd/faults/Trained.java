package io.github.sparkagd.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.CommandLine;
import io.github.sparkagd.History;
import io.github.sparkagd.cluster.SavedModel;
import io.github.sparkagd.linalg.Vec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * What a training left: its trace and its models.
 *
 * @param history the lines of history.csv without their seconds
 * @param models the coefficients of each saved model, by run
 */
public record Trained(List<String> history, Map<String, Vec> models) {
    static final int PARTITIONS = 12;
    static final int ITERATIONS = 10;
    static final int RUNS = 8;
    private static final int ROWS = 420;
    private static final int COLUMNS = 600;
    /** Of the features as stored, in all partitions together. */
    static final long BYTES = 8L * ROWS * COLUMNS;

    /** Rows of 600 features between 0 and 1, as csv with the label last; the same at every call. */
    static Path data(Path file) {
        SplittableRandom random = new SplittableRandom(23);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < ROWS; i++) {
            double label = 0;
            for (int j = 0; j < COLUMNS; j++) {
                double value = random.nextDouble();
                label += value * (j % 7 - 3);
                text.append(value).append(',');
            }
            text.append(label).append('\n');
        }
        try {
            return Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * The command for {@link #RUNS} runs in lock-step, large enough in their sums for a tree over the executors where
     * spark.driver.maxResultSize is 1m.
     */
    static List<String> command(Path data, Path out, int partitions) {
        List<String> command = new ArrayList<>(List.of(
                "train",
                "--data=" + data,
                "--test-fraction=0.2",
                "--algorithm=gd,heavy-ball,nesterov,agd,steepest,cg",
                "--depth=2,4,8",
                "--learning-rate=0.002",
                "--momentum=0.5",
                "--plan=fused"));
        command.addAll(List.of("--out=" + out, "--iterations=" + ITERATIONS, "--partitions=" + partitions));
        return command;
    }

    /** Trains by the command line in the default session, and reads what it left. */
    static Trained run(Path data, Path out) {
        return run(data, out, PARTITIONS);
    }

    /** The same in another partitioning. */
    static Trained run(Path data, Path out, int partitions) {
        CommandLine.Result result =
                CommandLine.run(command(data, out, partitions).toArray(String[]::new));
        assertThat(result.exitCode()).as(result.err()).isZero();
        return of(out);
    }

    /** What stands in a run directory. */
    public static Trained of(Path out) {
        Map<String, Vec> models = new TreeMap<>();
        try (Stream<Path> found = Files.list(out.resolve("models"))) {
            found.forEach(model -> models.put(
                    model.getFileName().toString(),
                    SavedModel.load(SparkSession.getDefaultSession().get(), model.toString())
                            .coefficients()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new Trained(History.withoutSeconds(out), models);
    }
}
