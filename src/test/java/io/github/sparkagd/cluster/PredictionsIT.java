package io.github.sparkagd.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparkagd.SharedSpark;
import io.github.sparkagd.data.LabelledRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.linalg.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text comes to the driver in order, however little of it may come at once, and nothing is left of text that is not whole. */
class PredictionsIT {
    private static final int ROWS = 500;
    private static final PredictionText.Form FORM = new PredictionText.Form(Vectors.dense(2, -1), 0.5, true);

    @TempDir
    Path folder;

    private static JavaRDD<LabelledRow> rows(int partitions) {
        return SharedSpark.context()
                .parallelize(LongStream.range(0, ROWS).boxed().toList(), partitions)
                .map(number -> new LabelledRow(number, 0, number / 7.0, Vectors.dense(number, 1.0 / (1 + number))));
    }

    /** The same, the last of which cannot be made. */
    private static JavaRDD<LabelledRow> broken() {
        return rows(4).map(row -> {
            if (row.number() == ROWS - 1) {
                throw new IllegalStateException("row " + row.number() + " is broken");
            }
            return row;
        });
    }

    private static String expected() {
        StringBuilder text = new StringBuilder("row,prediction,label\n");
        for (long number = 0; number < ROWS; number++) {
            double prediction = 2.0 * number - 1.0 / (1 + number) + 0.5;
            text.append(number + "," + prediction + "," + number / 7.0 + "\n");
        }
        return text.toString();
    }

    /** 200 bytes are three or four lines, 20 not even one. */
    @ParameterizedTest
    @ValueSource(longs = {20, 200, 3_000, 64 << 20})
    void piecesAreInOrderHoweverSmall(long bytes) throws IOException {
        for (int partitions : new int[] {1, 4, 600}) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (Predictions predictions = new Predictions(rows(partitions), ROWS, FORM, bytes)) {
                predictions.write(out);
            }
            assertThat(out.toString(StandardCharsets.US_ASCII))
                    .as("%d partitions", partitions)
                    .isEqualTo(expected());
        }
        SharedSpark.assertNothingLeft();
    }

    /** Rows that stand in few of the partitions, as those of a test set may. */
    @Test
    void rowsMayBeSpreadUnevenly() throws IOException {
        JavaRDD<LabelledRow> uneven = rows(1).union(rows(3).filter(row -> false));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Predictions predictions = new Predictions(uneven, ROWS, FORM, 4_000)) {
            predictions.write(out);
        }
        assertThat(out.toString(StandardCharsets.US_ASCII)).isEqualTo(expected());
    }

    @Test
    void chunksAreWholeLinesOfAboutTheSizeAskedFor() {
        List<LabelledRow> all = rows(1).collect();
        PredictionText text = new PredictionText(all.iterator(), FORM, 100);
        List<byte[]> chunks = new ArrayList<>();
        text.forEachRemaining(chunks::add);
        assertThat(chunks).hasSizeGreaterThan(ROWS / 5).allSatisfy(chunk -> {
            assertThat(chunk.length).isBetween(1, 100 + PredictionText.MOST_LINE_BYTES);
            assertThat(chunk[chunk.length - 1]).isEqualTo((byte) '\n');
        });
        assertThat(text.taken()).isEqualTo(ROWS);
    }

    @Test
    void theLongestLineIsNoLongerThanSaid() {
        double longest = -Double.MIN_NORMAL;
        LabelledRow row = new LabelledRow(Long.MAX_VALUE, 0, longest, Vectors.dense(longest, 0));
        PredictionText.Form form = new PredictionText.Form(Vectors.dense(1, 0), 0, true);
        assertThat(new PredictionText(List.of(row).iterator(), form, 1).next())
                .hasSizeLessThanOrEqualTo(PredictionText.MOST_LINE_BYTES)
                .hasSizeGreaterThan(PredictionText.MOST_LINE_BYTES - 4);
    }

    private RunDirectory reserve() {
        return RunDirectory.reserve(folder.resolve("out/p").toString(), false, new Configuration());
    }

    private void assertNothingThere() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.filter(Files::isRegularFile)).isEmpty();
        }
        assertThat(folder.resolve("out/p")).doesNotExist();
    }

    @Test
    void aTaskThatFailsLeavesNoFile() throws IOException {
        try (RunDirectory target = reserve();
                Predictions predictions = new Predictions(broken(), ROWS, FORM, 20_000)) {
            assertThatThrownBy(() -> target.writeSingle(predictions::write))
                    .isInstanceOf(SparkException.class)
                    .hasMessageContaining("row 499 is broken");
        }
        assertNothingThere();
    }

    @Test
    void aTaskThatFailsLeavesNoParts() throws IOException {
        try (RunDirectory target = reserve();
                Predictions predictions = new Predictions(broken(), ROWS, FORM, 20_000)) {
            assertThatThrownBy(() -> predictions.write(target.path())).hasStackTraceContaining("row 499 is broken");
        }
        assertNothingThere();
    }
}
