package io.github.sparkagd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sparkagd.CommandLine;
import io.github.sparkagd.History;
import io.github.sparkagd.Processes;
import io.github.sparkagd.SharedSpark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A driver that is killed loses no work: what is resumed ends as if it had never been interrupted. */
class ResumeIT {
    private static final int INTERVAL = 4;
    private static final int ITERATIONS = 120;
    private static final int LATEST_KILL = 20;

    @TempDir
    Path folder;

    @BeforeEach
    void session() {
        SharedSpark.session();
    }

    private static String[] training(Path out, String... more) {
        List<String> all =
                new ArrayList<>(List.of("train", "--algorithm", "gd,agd,heavy-ball,nesterov", "--depth", "2,5"));
        if (!List.of(more).contains("--plan")) {
            all.addAll(List.of("--plan", "fused"));
        }
        all.addAll(List.of("--iterations", String.valueOf(ITERATIONS), "--partitions", "2", "--out", out.toString()));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static int checkpointsSoFar(Path place) {
        if (!Files.isDirectory(place)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("checkpoint-"))
                    .mapToInt(name -> Integer.parseInt(name.replaceAll("\\D", "")))
                    .max()
                    .orElse(0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void aDriverKilledAtARandomIterationEndsAsTheUndisturbedOne() {
        long seed = new SplittableRandom().nextLong();
        int kill = new SplittableRandom(seed).nextInt(2, LATEST_KILL);
        System.out.println("ResumeIT: seed " + seed + ", killed after checkpoint " + kill);
        Path undisturbed = folder.resolve("undisturbed");
        assertThat(CommandLine.run(training(undisturbed)).exitCode()).isZero();

        Path out = folder.resolve("out");
        Path place = folder.resolve("out.checkpoints");
        String[] interrupted = training(out, "--checkpoint-interval", String.valueOf(INTERVAL));
        assertThat(Processes.kill(folder, () -> checkpointsSoFar(place) >= kill, interrupted))
                .as("killed before its end")
                .isTrue();
        assertThat(out).doesNotExist();
        int before = checkpointsSoFar(place);

        CommandLine.Result again = CommandLine.run(interrupted);
        assertThat(again.exitCode()).as("without --resume").isEqualTo(2);
        assertThat(again.complaints().get(0)).contains("holds checkpoints").contains("--resume");

        CommandLine.Result resumed =
                CommandLine.run(training(out, "--checkpoint-interval", String.valueOf(INTERVAL), "--resume"));
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(History.withoutSeconds(out)).isEqualTo(History.withoutSeconds(undisturbed));
        assertThat(jobs(undisturbed, "spectrum")).isPositive();
        assertThat(jobs(out, "spectrum")).as("rates come from the checkpoint").isZero();
        assertThat(jobs(out, "train"))
                .as("passes made after the kill; no more than those after the last checkpoint")
                .isEqualTo(ITERATIONS - INTERVAL * (before - 1));
        assertThat(models(out)).isEqualTo(models(undisturbed));

        CommandLine.Result over = CommandLine.run(training(out, "--resume"));
        assertThat(over.exitCode()).as(over.err()).isZero();
        assertThat(History.lines(out)).as("nothing is trained again").hasSameSizeAs(History.lines(undisturbed));
        assertThat(jobs(out, "train")).isZero();
    }

    /** What is gone on from has the basis, so that it makes no pass twice. */
    @Test
    void theKrylovPlanGoesOnFromItsBasis() throws IOException {
        String[] krylov = {"--plan", "krylov", "--checkpoint-interval", "1"};
        Path undisturbed = folder.resolve("undisturbed");
        assertThat(CommandLine.run(training(undisturbed, krylov)).exitCode()).isZero();
        Path whole = folder.resolve("undisturbed.checkpoints");
        assertThat(jobs(undisturbed, "train"))
                .as("the space is that of 100 features")
                .isEqualTo(101);

        // Only the last checkpoint but one is left, from before the end.
        List<Path> files;
        try (Stream<Path> kept = Files.list(whole)) {
            files = kept.filter(file -> file.getFileName().toString().startsWith("checkpoint-"))
                    .sorted()
                    .toList();
        }
        assertThat(files).hasSize(2);
        Files.delete(files.get(1));
        List<String> before = History.withoutSeconds(undisturbed);
        CommandLine.Result resumed =
                CommandLine.run(training(undisturbed, "--plan", "krylov", "--checkpoint-interval", "1", "--resume"));
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(History.withoutSeconds(undisturbed)).isEqualTo(before);
        assertThat(jobs(undisturbed, "train")).isZero();
    }

    /** How many jobs had {@code purpose}, by run.json. */
    private static int jobs(Path out, String purpose) {
        try {
            return new ObjectMapper()
                    .readTree(out.resolve("run.json").toFile())
                    .get("jobs")
                    .path(purpose)
                    .asInt(0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The provenance of every model but for what names the run directory: layers and losses. */
    private static List<String> models(Path out) {
        try (Stream<Path> models = Files.list(out.resolve("models"))) {
            return models.sorted()
                    .flatMap(model -> text(model.resolve("provenance.json")).lines())
                    .filter(line -> line.matches(".*\"(run|layers|trainLoss|testLoss|iterations)\".*"))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void whatCannotBeGoneOnWithIsRefusedByName() throws IOException {
        Path out = folder.resolve("short");
        Path place = folder.resolve("safe");
        String[] first = {"train", "--iterations", "6", "--out", out.toString(), "--checkpoint", place.toString()};
        assertThat(refused("--resume", first))
                .contains("there is no checkpoint in")
                .contains("safe");
        assertThat(CommandLine.run(first).exitCode()).isZero();
        assertThat(CommandLine.run(with("--resume", first)).exitCode()).isZero();
        assertThat(refused("--resume", with("--iterations=7", remove("--iterations", first))))
                .contains("--iterations was 6, now it is 7");
        assertThat(refused("--overwrite", with("--resume", first))).contains("contradict");
        assertThat(refused(
                        "--checkpoint=" + out + "/safe", "train", "--iterations", "6", "--out=" + out, "--overwrite"))
                .contains("would replace --checkpoint");
        assertThat(refused("--checkpoint-interval=0", with("--overwrite", first)))
                .contains("--checkpoint-interval");
        assertThat(refused("--checkpoint-interval=soon", with("--overwrite", first)))
                .contains("--checkpoint-interval");

        List<Path> files;
        try (Stream<Path> kept = Files.list(place)) {
            files = kept.sorted().toList();
        }
        assertThat(files).hasSize(2);
        for (Path file : files) {
            Files.write(file, java.util.Arrays.copyOf(Files.readAllBytes(file), 300));
        }
        assertThat(refused("--resume", first))
                .contains(files.get(1).getFileName().toString())
                .contains("truncated");
        for (Path file : files) {
            Files.writeString(file, "something else");
        }
        assertThat(refused("--resume", first)).contains("foreign");
        assertThat(History.lines(out)).as("what was there stays").hasSize(8);
    }

    @Test
    void otherDataAreNamed() throws IOException {
        Path data = folder.resolve("data.csv");
        Files.writeString(data, "1,2,3\n2,1,1\n0,1,2\n");
        String[] first = {
            "train",
            "--iterations",
            "3",
            "--data",
            data.toString(),
            "--checkpoint",
            folder.resolve("c").toString()
        };
        first = with("--out=" + folder.resolve("o"), first);
        assertThat(CommandLine.run(first).exitCode()).isZero();
        Files.writeString(data, "1,2,3\n2,1,1\n0,1,2.5\n");
        assertThat(refused("--resume", first)).contains("other data").contains("fingerprint was");
    }

    private static String refused(String option, String... arguments) {
        CommandLine.Result result = CommandLine.run(with(option, arguments));
        assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(2);
        assertThat(result.complaints()).hasSize(1);
        return result.complaints().get(0);
    }

    private static String[] with(String option, String... arguments) {
        return Stream.concat(Stream.of(arguments), Stream.of(option)).toArray(String[]::new);
    }

    /** Without {@code option} and the value after it. */
    private static String[] remove(String option, String... arguments) {
        List<String> left = new ArrayList<>(List.of(arguments));
        int place = left.indexOf(option);
        left.remove(place);
        left.remove(place);
        return left.toArray(String[]::new);
    }
}
