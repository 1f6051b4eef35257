package io.github.sparkagd.data;

import static io.github.sparkagd.InputFiles.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparkagd.SharedSpark;
import io.github.sparkagd.blocks.Part;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows, their order and the test rows are a function of the data alone: not of partitions, splits or compression. */
class PartitioningIT {
    private static final int ROWS = 20_000;

    @TempDir
    static Path folder;

    private static List<String> lines;
    private static String plain;

    /** What is to be the same however the data are read. */
    private record Read(String fingerprint, List<LabelledRow> rows) {}

    @BeforeAll
    static void writeRows() {
        long seed = 7;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        lines = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            lines.add(random.nextInt(3) + " 1:" + random.nextGaussian() + " " + (2 + random.nextInt(6)) + ":" + i);
        }
        plain = text(folder, "rows.txt", content("\n"));
    }

    private static String content(String lineEnd) {
        return String.join(lineEnd, lines) + lineEnd;
    }

    private static Read read(DataOptions options, long splitBytes) {
        try (DataSet set = DataSet.open(SharedSpark.session(), options, splitBytes)) {
            return new Read(set.fingerprint(), set.rows().collect());
        }
    }

    private static Read read(String path) {
        return read(DataOptions.of(path), Split.BYTES);
    }

    /** What is not kept any more, or was lost with an executor, is read again; unless it is not there any more. */
    @Test
    void rowsThatAreNotKeptAreReadAgainAndHaveToBeTheSame() {
        String own = text(folder, "again.txt", content("\n"));
        DataOptions options = DataOptions.of(own).withTestFraction(0.3).withPartitions(5);
        try (DataSet set = DataSet.open(SharedSpark.session(), options, 2_000)) {
            List<LabelledRow> kept = set.rows().collect();
            set.release();
            assertThat(set.rows().collect()).isEqualTo(kept);

            text(folder, "again.txt", content("\n").replace("2:", "3:"));
            assertThatThrownBy(() -> set.rows().collect())
                    .hasStackTraceContaining("the data have changed since they were surveyed: there are other values");
        }
        SharedSpark.assertNothingLeft();
    }

    @Test
    void compressedDividedAndGlobbedInputIsTheSame() {
        Read expected = read(plain);
        assertThat(expected.rows()).hasSize(ROWS);
        assertThat(expected.rows().get(ROWS - 1).features().toArray()).contains(ROWS - 1);
        assertThat(read(text(folder, "rows.gz", content("\n")))).isEqualTo(expected);
        assertThat(read(text(folder, "rows.bz2", content("\n")))).isEqualTo(expected);
        int third = ROWS / 3;
        text(folder, "parts/part-0.bz2", String.join("\n", lines.subList(0, third)));
        text(folder, "parts/part-1", String.join("\r\n", lines.subList(third, 2 * third)));
        text(folder, "parts/part-2.gz", String.join("\n", lines.subList(2 * third, ROWS)) + "\n\n");
        text(folder, "parts/_SUCCESS", "");
        assertThat(read(folder.resolve("parts").toString())).isEqualTo(expected);
        assertThat(read(folder.resolve("parts/part-*").toString())).isEqualTo(expected);
        assertThat(read(folder.resolve("parts").toUri().toString())).isEqualTo(expected);
    }

    @Test
    void anotherOrderHasAnotherFingerprint() {
        String swapped = text(folder, "swapped.txt", "1 1:1\n2 1:1\n");
        String straight = text(folder, "straight.txt", "2 1:1\n1 1:1\n");
        assertThat(read(swapped).fingerprint()).isNotEqualTo(read(straight).fingerprint());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void partitionsHoldEqualSharesInOrder(int partitions) {
        DataOptions options = DataOptions.of(plain).withPartitions(partitions);
        try (DataSet set = DataSet.open(SharedSpark.session(), options)) {
            assertThat(set.partitions()).isEqualTo(partitions);
            List<List<LabelledRow>> parts = set.rows().glom().collect();
            assertThat(parts).hasSize(partitions);
            for (int p = 0; p < partitions; p++) {
                long first = ((long) p * ROWS + partitions - 1) / partitions;
                assertThat(parts.get(p).get(0).number()).isEqualTo(first);
            }
            List<LabelledRow> all = parts.stream().flatMap(List::stream).toList();
            assertThat(new Read(set.fingerprint(), all)).isEqualTo(read(plain));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {20_000, 77_777})
    void splitsOfAnySizeGiveEveryLineOnce(int splitBytes) {
        Read expected = read(plain);
        assertThat(read(DataOptions.of(plain), splitBytes)).isEqualTo(expected);
        DataOptions windows = DataOptions.of(text(folder, "windows.txt", content("\r\n")));
        assertThat(read(windows, splitBytes)).isEqualTo(expected);
        DataOptions bzip2 = DataOptions.of(text(folder, "rows.bz2", content("\n")));
        assertThat(read(bzip2, splitBytes)).isEqualTo(expected);
        DataOptions gzip = DataOptions.of(text(folder, "rows.gz", content("\n")));
        assertThat(read(gzip, splitBytes)).isEqualTo(expected);
    }

    /** With splits of a few bytes every place of a line, its end included, is cut at some size. */
    @Test
    void aCutAtAnyByteKeepsLinesAndTheirNumbers() {
        String good = "1 1:1\r\n\r\n-1 2:2 3:4\r\n5 1:0.25\r\n";
        DataOptions whole = DataOptions.of(text(folder, "small.txt", good));
        DataOptions faulty = DataOptions.of(text(folder, "faulty.txt", good + "6 x:1\r\n1 1:1"));
        Read expected = read(whole, Split.BYTES);
        assertThat(expected.rows()).hasSize(3);
        for (int bytes = 1; bytes <= 20; bytes++) {
            int splitBytes = bytes;
            assertThat(read(whole, splitBytes)).as("splits of %d bytes", bytes).isEqualTo(expected);
            assertThatThrownBy(() -> read(faulty, splitBytes))
                    .as("splits of %d bytes", bytes)
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("faulty.txt, line 5: the index 'x'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".bz2", ".gz"})
    void aFaultInALaterSplitHasItsLineInTheFile(String end) {
        List<String> wrong = new ArrayList<>(lines);
        wrong.set(17_654, "1 1:x");
        wrong.set(19_000, "1 1:y");
        String path = text(folder, "wrong.txt" + end, String.join("\n", wrong));
        for (int splitBytes : new int[] {33_333}) {
            assertThatThrownBy(() -> read(DataOptions.of(path), splitBytes))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("wrong.txt" + end + ", line 17655: the value of feature 1 is 'x'");
        }
    }

    @Test
    void aHeaderIsReadInTheFirstSplitOnly() {
        StringBuilder csv = new StringBuilder("a,y\n");
        for (int i = 0; i < 50; i++) {
            csv.append(i).append(',').append(2 * i).append('\n');
        }
        DataOptions options =
                DataOptions.of(text(folder, "named.csv", csv.toString())).withLabel(java.util.Optional.of("a"), true);
        Read small = read(options, 13);
        assertThat(small.rows()).hasSize(50);
        assertThat(small).isEqualTo(read(options, Split.BYTES));
    }

    @Test
    void testRowsAreChosenBySeedAndRowAlone() {
        DataOptions options = DataOptions.of(plain).withTestFraction(0.3);
        List<LabelledRow> expected = sorted(read(options, Split.BYTES));
        long test = expected.stream().filter(row -> row.part() == Part.TEST).count();
        // Six standard deviations of a binomial.
        assertThat((double) test / ROWS).isBetween(0.3 - 0.02, 0.3 + 0.02);
        for (int partitions : new int[] {1, 2, 7}) {
            assertThat(sorted(read(options.withPartitions(partitions), 30_000))).isEqualTo(expected);
        }
        DataOptions gzip =
                DataOptions.of(text(folder, "split.gz", content("\n"))).withTestFraction(0.3);
        assertThat(sorted(read(gzip, Split.BYTES))).isEqualTo(expected);
        try (DataSet set = DataSet.open(SharedSpark.session(), options)) {
            assertThat(set.testRows()).isEqualTo(test);
            assertThat(set.trainRows()).isEqualTo(ROWS - test);
        }
    }

    @Test
    void anotherSeedChoosesOtherRows() {
        DataOptions options = DataOptions.of(plain).withTestFraction(0.5);
        List<LabelledRow> first = sorted(read(options, Split.BYTES));
        List<LabelledRow> second = sorted(read(options.withSeed(2), Split.BYTES));
        assertThat(second).isNotEqualTo(first);
    }

    private static List<LabelledRow> sorted(Read read) {
        return read.rows().stream()
                .sorted(java.util.Comparator.comparingLong(LabelledRow::number))
                .toList();
    }
}
