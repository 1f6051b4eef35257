package io.github.sparkagd.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a fit, and its history as a DataFrame. */
class FitReportIT {
    @TempDir
    Path folder;

    private static DeepLinearRegressionTrainingSummary summary() {
        return new DeepLinearRegression()
                .setDepth(4)
                .setMaxIter(25)
                .setTol(0)
                .setFeaturesCol("features")
                .fit(Frames.of(Frames.linear(80, 3, 1)))
                .summary();
    }

    @Test
    void writeReportLeavesThePageOfTheCommandLine() throws Exception {
        Path file = folder.resolve("pages/report.html");

        summary().writeReport(file.toString());
        summary().writeReport(file.toUri().toString());

        assertThat(Files.readString(file))
                .contains("agd L=4", "ended at the training loss", "λ_max", "<th scope=\"row\">maxIter</th><td>25</td>")
                .doesNotContain("submit/agd", "--iterations");
        assertThatThrownBy(() -> summary().writeReport(folder.toString()))
                .hasMessageContaining("cannot write " + folder)
                .hasMessageContaining("Maybe");
    }

    @Test
    void adviceSpeaksOfParams() {
        DeepLinearRegressionTrainingSummary few = new DeepLinearRegression()
                .setMaxIter(2)
                .fit(Frames.of(Frames.linear(80, 3, 1)))
                .summary();

        assertThat(few.reportHtml()).contains("more iterations, such as setMaxIter(20)");
    }

    @Test
    void theHistoryIsADataFrame() {
        DeepLinearRegressionTrainingSummary summary = summary();

        Dataset<Row> history = summary.history();

        assertThat(history.columns()).containsExactly("iteration", "objective", "alignment", "validation");
        assertThat(history.collectAsList()).hasSize(26);
        Row last = history.collectAsList().get(25);
        assertThat(last.getInt(0)).isEqualTo(25);
        assertThat(last.getDouble(1)).isEqualTo(summary.objectiveHistory()[25]);
        assertThat(last.isNullAt(3)).isTrue();
    }
}
