package io.github.sparkagd.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.KrylovLeastSquares;
import io.github.sparkagd.oracle.Query;
import io.github.sparkagd.theory.Spectrum;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** Checkpoints come back as they went, and nothing else is taken for one. */
class CheckpointFormatTest {
    private static final int MUTATIONS = 4000;
    private static final int TAIL = Long.BYTES;
    private static final int HEAD = 8 + Integer.BYTES + Long.BYTES;

    static Checkpoint complete(TrainingSnapshot snapshot) {
        return new Checkpoint(
                List.of(new Checkpoint.Setting("--depth", "3"), new Checkpoint.Setting("--plan", "größer")),
                List.of(new Checkpoint.Setting("fingerprint", "00ff")),
                new Checkpoint.Preparation(
                        new PlanChooser.Choice(Plan.FUSED, "asked for"),
                        Vec.of(0.7, Double.NaN),
                        OptionalDouble.of(0.3),
                        Optional.of(new Spectrum(20, 4, 2.5, 0.1, OptionalInt.of(4), true, "Gram")),
                        1,
                        0),
                collected(),
                snapshot);
    }

    /** The basis of a few iterations. */
    private static Optional<KrylovLeastSquares.State> collected() {
        KrylovLeastSquares krylov = new KrylovLeastSquares(ResumeTest.problem(), 5);
        krylov.evaluate(List.of(Query.gradient(Vec.of(0.1, 0.2, 0, 0))));
        return krylov.state();
    }

    private static Checkpoint checkpoint(Plan plan) {
        List<Checkpoint> taken = new ArrayList<>();
        new Training(ResumeTest.problem(), TrainingObserver.NONE)
                .withSnapshots(new SnapshotTaker() {
                    @Override
                    public boolean due(int iteration, double seconds, boolean done) {
                        return true;
                    }

                    @Override
                    public void take(TrainingSnapshot snapshot) {
                        taken.add(complete(snapshot));
                    }
                })
                .train(ResumeTest.runs(plan, StopRules.iterations(3)));
        return taken.get(taken.size() / 2);
    }

    /** The file with a checksum that fits its bytes again. */
    private static byte[] signed(byte[] file) {
        CRC32 sum = new CRC32();
        sum.update(file, 0, file.length - TAIL);
        ByteBuffer.wrap(file).putLong(file.length - TAIL, sum.getValue());
        return file;
    }

    @Test
    void comesBackAsItWent() {
        for (Plan plan : List.of(Plan.FUSED, Plan.ROUND_ROBIN)) {
            Checkpoint before = checkpoint(plan);
            Checkpoint after = CheckpointFormat.read(CheckpointFormat.write(before));
            assertThat(after).isEqualTo(before);
        }
    }

    @Test
    void saysWhatIsWrong() {
        byte[] file = CheckpointFormat.write(checkpoint(Plan.FUSED));
        refuses("PK, not a checkpoint at all".getBytes(StandardCharsets.UTF_8), "foreign");
        refuses(new byte[0], "foreign");
        refuses(Arrays.copyOf(file, file.length - 1), "truncated");
        byte[] newer = file.clone();
        ByteBuffer.wrap(newer).putInt(8, CheckpointFormat.VERSION + 1);
        refuses(signed(newer), "newer");
        byte[] older = file.clone();
        ByteBuffer.wrap(older).putInt(8, CheckpointFormat.VERSION - 1);
        refuses(signed(older), "earlier version");
        byte[] corrupt = file.clone();
        corrupt[file.length / 2] ^= 1;
        refuses(corrupt, "corrupt");
        refuses(Arrays.copyOf(file, file.length + 1), "corrupt");
    }

    private static void refuses(byte[] file, String fault) {
        assertThatThrownBy(() -> CheckpointFormat.read(file))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining(fault);
    }

    @Test
    void refusesEveryTruncation() {
        byte[] file = CheckpointFormat.write(checkpoint(Plan.FUSED));
        for (int length = 0; length < file.length; length++) {
            byte[] part = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> CheckpointFormat.read(part)).isInstanceOf(CheckpointException.class);
        }
    }

    @Test
    void refusesEveryMutation() {
        long seed = new SplittableRandom().nextLong();
        System.out.println("CheckpointFormatTest.refusesEveryMutation: seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        byte[] file = CheckpointFormat.write(checkpoint(Plan.ROUND_ROBIN));
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] mutated = mutated(file, 0, random);
            assertThatThrownBy(() -> CheckpointFormat.read(mutated))
                    .as("mutation " + i + " of seed " + seed)
                    .isInstanceOf(CheckpointException.class);
        }
    }

    /** Not even a checksum that fits makes the reader fail in another way, or take more memory than the file has. */
    @Test
    void mutationsWithAFittingChecksumAreReadOrRefused() {
        long seed = new SplittableRandom().nextLong();
        System.out.println("CheckpointFormatTest.mutationsWithAFittingChecksum: seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        byte[] file = CheckpointFormat.write(checkpoint(Plan.FUSED));
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] mutated = signed(mutated(file, HEAD, random));
            try {
                Checkpoint read = CheckpointFormat.read(mutated);
                assertThat(read.training().runs().size()).isLessThan(file.length);
            } catch (CheckpointException wrong) {
                refused++;
                assertThat(wrong).hasMessageStartingWith("its contents do not fit");
            }
        }
        assertThat(refused).as("refused of seed " + seed).isGreaterThan(MUTATIONS / 50);
    }

    /** Some bytes changed after {@code from}; never none. */
    private static byte[] mutated(byte[] file, int from, SplittableRandom random) {
        byte[] mutated = file.clone();
        int changes = 1 + random.nextInt(4);
        for (int c = 0; c < changes; c++) {
            int place = random.nextInt(from, file.length - TAIL);
            mutated[place] = (byte) random.nextInt(256);
            if (random.nextInt(4) == 0) {
                // A whole number there, such as a length beyond all bounds.
                ByteBuffer.wrap(mutated).putInt(Math.min(place, file.length - TAIL - 4), random.nextInt());
            }
        }
        if (Arrays.equals(mutated, file)) {
            mutated[file.length - TAIL - 1] ^= 1;
        }
        return mutated;
    }

    @Test
    void aListOfHugeLengthIsRefusedBeforeItIsAllocated() {
        byte[] bytes =
                ByteBuffer.allocate(8).putInt(Integer.MAX_VALUE).putInt(7).array();
        for (Class<?> type : List.of(Names.class, Numbers.class, Entries.class, Text.class)) {
            assertThatThrownBy(() -> Packed.ofBytes(bytes).unpack(type))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("are left");
        }
    }

    record Names(List<String> names) {}

    record Numbers(io.github.sparkagd.linalg.Vec numbers) {}

    record Entries(io.github.sparkagd.linalg.Matrix entries) {}

    record Text(String text) {}

    @Test
    void theNewestWholeOneIsTakenAndItsFaultyFollowerNamed() {
        Checkpoint good = checkpoint(Plan.FUSED);
        byte[] file = CheckpointFormat.write(good);
        byte[] cut = Arrays.copyOf(file, 100);
        List<String> warnings = new ArrayList<>();
        assertThat(Checkpoints.latest(holding(cut, file), warnings::add)).contains(good);
        assertThat(warnings).hasSize(1);
        assertThat(warnings.get(0)).contains("file-0").contains("truncated");
        assertThat(Checkpoints.latest(holding(), warnings::add)).isEmpty();
        assertThatThrownBy(() -> Checkpoints.latest(holding(cut, new byte[3]), warnings::add))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("file-0")
                .hasMessageContaining("truncated");
    }

    private static CheckpointStore holding(byte[]... files) {
        return new CheckpointStore() {
            @Override
            public void save(byte[] content) {
                throw new UnsupportedOperationException();
            }

            @Override
            public List<Stored> stored() {
                List<Stored> all = new ArrayList<>();
                for (int i = 0; i < files.length; i++) {
                    byte[] content = files[i];
                    all.add(new Stored("file-" + i, () -> content));
                }
                return all;
            }

            @Override
            public void clear() {
                throw new UnsupportedOperationException();
            }
        };
    }

    @Test
    void otherSettingsAreNamed() {
        List<Checkpoint.Setting> before = List.of(new Checkpoint.Setting("--iterations", "10"));
        List<Checkpoint.Setting> now = List.of(new Checkpoint.Setting("--iterations", "20"));
        assertThatThrownBy(() -> Checkpoint.requireSame("options", before, now))
                .hasMessageContaining("--iterations was 10, now it is 20");
        Checkpoint.requireSame("options", before, before);
    }
}
