package io.github.sparkagd.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.CommandLine;
import io.github.sparkagd.GeneratedFiles;
import io.github.sparkagd.InputFiles;
import io.github.sparkagd.Mutations;
import io.github.sparkagd.SharedSpark;
import io.github.sparkagd.cluster.SavedModel;
import io.github.sparkagd.linalg.Vec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Damaged saved models through their reader, and damaged files of all kinds through the command line. */
@Tag("faults")
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FuzzIT {
    private static final int MODELS = 300;
    private static final int COMMANDS = 30;

    @TempDir
    Path folder;

    private Path model;

    @BeforeEach
    void aModel() {
        SharedSpark.session();
        model = folder.resolve("model");
        new SavedModel(Vec.of(1, -2, 0.5, 3, 0, 1e-3), 0.25).save(model.toString(), "linReg_1");
        // Checksums would hide the damage from the readers that come after.
        files(model).stream().filter(file -> file.toString().endsWith(".crc")).forEach(FuzzIT::delete);
    }

    private static List<Path> files(Path place) {
        try (Stream<Path> found = Files.walk(place)) {
            return found.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private List<Path> parts() {
        return files(model).stream()
                .filter(file -> file.getFileName().toString().startsWith("part-"))
                .toList();
    }

    @Test
    void damagedModelsAreReadOrRefusedByName() {
        long seed = new SplittableRandom().nextLong();
        SplittableRandom random = new SplittableRandom(seed);
        List<Path> parts = parts();
        assertThat(parts).hasSizeGreaterThanOrEqualTo(2);
        int read = 0;
        for (int i = 0; i < MODELS; i++) {
            Path part = parts.get(i % parts.size());
            byte[] healthy = InputFiles.content(part);
            InputFiles.raw(part, Mutations.of(healthy, random));
            try {
                SavedModel found = SavedModel.load(SharedSpark.session(), model.toString());
                assertThat(found.coefficients().size()).isPositive();
                read++;
            } catch (IllegalArgumentException refused) {
                assertThat(refused.getMessage())
                        .as("mutation " + i + " of seed " + seed)
                        .contains(model.toString())
                        .contains("Maybe ")
                        .matches("\\P{Cntrl}*");
            }
            InputFiles.raw(part, healthy);
        }
        System.out.println("FuzzIT: models, seed " + seed + ": " + read + " of " + MODELS + " read");
        assertThat(read).isLessThan(MODELS);
    }

    @Test
    void damagedFilesByCommandLineEndWithATrainingOrOneLine() {
        long seed = new SplittableRandom().nextLong();
        SplittableRandom random = new SplittableRandom(seed);
        int done = 0;
        for (int i = 0; i < COMMANDS; i++) {
            Path place = folder.resolve("input-" + i);
            Path out = folder.resolve("results/out-" + i);
            CommandLine.Result result = CommandLine.run(damaged(i % 5, place, out, random));
            assertThat(result.exitCode())
                    .as("command " + i + " of seed " + seed + ": " + result.err())
                    .isIn(0, 2, 3);
            assertThat(result.err()).doesNotContain("\tat ").doesNotContain("Exception");
            if (result.exitCode() == 2) {
                assertThat(result.complaints()).hasSize(1);
                assertThat(result.complaints().get(0)).contains("Maybe ");
                assertThat(out).doesNotExist();
            } else {
                done++;
            }
        }
        System.out.println("FuzzIT: command line, seed " + seed + ": " + done + " of " + COMMANDS + " done");
        assertThat(SharedSpark.context().getPersistentRDDs()).isEmpty();
        assertThat(names(folder.resolve("results"))).as("nothing half-written").noneMatch(name -> name.startsWith("."));
    }

    private static List<String> names(Path place) {
        try (Stream<Path> found = Files.exists(place) ? Files.list(place) : Stream.of()) {
            return found.map(path -> path.getFileName().toString()).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A command on a damaged file of one of five kinds. */
    private String[] damaged(int kind, Path place, Path out, SplittableRandom random) {
        List<String> train = new ArrayList<>(List.of("train", "--iterations=2", "--out=" + out));
        switch (kind) {
            case 0 -> train.add("--data=" + mutate(GeneratedFiles.libsvm(place.resolve("a.libsvm"), 60), random));
            case 1 -> train.add("--data=" + mutate(GeneratedFiles.csv(place.resolve("a.csv"), 40), random));
            case 2 -> {
                GeneratedFiles.mnist(place, 40, 20);
                mutate(place.resolve("train-images-idx3-ubyte.gz"), random);
                train.add("--data=" + place);
            }
            case 3 -> {
                Path batch = place.resolve("data_batch_1.bin");
                InputFiles.bytes(
                        place,
                        "data_batch_1.bin",
                        InputFiles.joined(
                                InputFiles.cifarRecord(2, 7),
                                InputFiles.cifarRecord(0, 9),
                                InputFiles.cifarRecord(2, 0)));
                mutate(batch, random);
                train.add("--data=" + place);
                train.add("--format=cifar10");
            }
            default -> {
                Path data = GeneratedFiles.csv(place.resolve("good.csv"), 40);
                List<Path> parts = parts();
                Path part = parts.get(random.nextInt(parts.size()));
                parts.forEach(
                        file -> InputFiles.bytes(place, "model/" + model.relativize(file), InputFiles.content(file)));
                mutate(place.resolve("model").resolve(model.relativize(part)), random);
                return new String[] {"evaluate", "--model=" + place.resolve("model"), "--data=" + data};
            }
        }
        return train.toArray(String[]::new);
    }

    private static Path mutate(Path file, SplittableRandom random) {
        InputFiles.raw(file, Mutations.of(InputFiles.content(file), random));
        return file;
    }
}
