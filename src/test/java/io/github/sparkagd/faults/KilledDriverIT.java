package io.github.sparkagd.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sparkagd.CommandLine;
import io.github.sparkagd.Processes;
import io.github.sparkagd.SharedSpark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Drivers in processes of their own, killed by SIGKILL at random iterations and inside the writing of a checkpoint: resumed,
 * they end with the bits of the undisturbed training and lose at most one interval. On the local file system and on HDFS.
 */
@Tag("faults")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class KilledDriverIT {
    private static final int ITERATIONS = 40;
    private static final int INTERVAL = 4;
    private static final int RANDOM_KILLS = 5;
    /** Which checkpoint is being written at a kill; the first is that before the first iteration. */
    private static final int CHECKPOINT = 5;

    @TempDir
    static Path folder;

    private MiniHdfs hdfs;
    private Trained undisturbed;
    private int trainings;

    /** Where checkpoints go. */
    enum Files {
        LOCAL,
        HDFS
    }

    @BeforeAll
    void start() {
        SharedSpark.session();
        hdfs = MiniHdfs.start(folder);
        Path out = folder.resolve("undisturbed");
        assertThat(CommandLine.run(command(out)).exitCode()).isZero();
        undisturbed = Trained.of(out);
        assertThat(undisturbed.history()).hasSize(1 + 4 * (1 + ITERATIONS));
    }

    @AfterAll
    void stop() {
        hdfs.close();
    }

    private static String[] command(Path out, String... more) {
        List<String> all = new ArrayList<>(List.of("train", "--algorithm=gd,agd,cg", "--depth=2,5", "--plan=fused"));
        all.addAll(List.of("--iterations=" + ITERATIONS, "--partitions=2", "--out=" + out));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private String place(Files files, Path out) {
        String name = out.getFileName() + ".safe";
        return files == Files.LOCAL ? folder.resolve(name).toString() : hdfs.uri() + "/" + name;
    }

    /** Trains in a process of its own, which is to die with {@code settings} of Spark. */
    private void die(Path out, String place, List<String> settings) {
        List<String> all = new ArrayList<>(List.of(
                "--master", "local[1]", "--driver-memory", "600m", "--driver-class-path", FaultPlugin.testClasses()));
        settings.forEach(setting -> all.addAll(List.of("--conf", setting)));
        all.addAll(List.of(command(out, "--checkpoint=" + place, "--checkpoint-interval=" + INTERVAL)));
        Processes.Result killed = Processes.submit(folder, "agd", all.toArray(String[]::new));
        assertThat(killed.exitCode()).as(killed.out() + killed.err()).isEqualTo(128 + 9);
        assertThat(out).doesNotExist();
    }

    /** Resumes, compares, and returns how many iterations were trained after the kill. */
    private int resume(Path out, String place) throws IOException {
        CommandLine.Result resumed =
                CommandLine.run(command(out, "--checkpoint=" + place, "--checkpoint-interval=" + INTERVAL, "--resume"));
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(Trained.of(out)).isEqualTo(undisturbed);
        return new ObjectMapper()
                .readTree(out.resolve("run.json").toFile())
                .get("jobs")
                .get("train")
                .asInt();
    }

    @ParameterizedTest
    @EnumSource(Files.class)
    void atRandomIterations(Files files) throws IOException {
        long seed = new SplittableRandom().nextLong();
        System.out.println("KilledDriverIT: " + files + ", seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < RANDOM_KILLS; i++) {
            int iteration = random.nextInt(2, ITERATIONS);
            Path out = folder.resolve("random-" + ++trainings);
            String place = place(files, out);
            die(
                    out,
                    place,
                    List.of(
                            "spark.extraListeners=" + KillingListener.class.getName(),
                            KillingListener.ITERATION + "=" + iteration));
            int again = resume(out, place);
            System.out.println("KilledDriverIT: " + files + ", killed in iteration " + iteration + ", " + again + " of "
                    + ITERATIONS + " iterations trained afterwards");
            // The listener is told of an iteration while it runs, and the driver may have gone on a little.
            assertThat(again).isLessThanOrEqualTo(ITERATIONS - (iteration - 1) + INTERVAL);
        }
    }

    @ParameterizedTest
    @EnumSource(Files.class)
    void insideTheWritingOfACheckpoint(Files files) throws IOException {
        for (Killed.Place point : Killed.Place.values()) {
            Path out = folder.resolve("written-" + ++trainings);
            String place = place(files, out);
            boolean local = files == Files.LOCAL;
            List<String> settings = new ArrayList<>(
                    local
                            ? List.of(
                                    "spark.hadoop.fs.AbstractFileSystem.killing.impl="
                                            + KillingLocalFiles.class.getName(),
                                    "spark.hadoop.fs.killing.impl=" + KillingLocalFiles.Raw.class.getName())
                            : List.of("spark.hadoop.fs.AbstractFileSystem.hdfs.impl=" + KillingHdfs.class.getName()));
            settings.add("spark.hadoop." + Killed.PLACE + "=" + point);
            settings.add("spark.hadoop." + Killed.CHECKPOINT + "=" + CHECKPOINT);
            die(out, local ? "killing://" + place : place, settings);
            int again = resume(out, place);
            System.out.println("KilledDriverIT: " + files + ", killed " + point + " of checkpoint " + CHECKPOINT + ", "
                    + again + " of " + ITERATIONS + " iterations trained afterwards");
            int whole = point == Killed.Place.BEHIND_THE_RENAME ? CHECKPOINT : CHECKPOINT - 1;
            // Conjugate gradients are told of an iterate in the pass after the one that led to it.
            assertThat(again).isEqualTo(ITERATIONS - INTERVAL * (whole - 1) + 1);
        }
    }
}
