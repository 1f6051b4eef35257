package io.github.sparkagd.cli;

import static io.github.sparkagd.InputFiles.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.CommandLine;
import io.github.sparkagd.SharedSpark;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is ignored, or not done as one might expect, is said. */
class NoticesIT {
    @TempDir
    Path folder;

    @Test
    void queryIdsAreIgnoredWithAWordOnce() {
        SharedSpark.session();
        String data = text(folder, "rows.txt", "# ranking\n1 qid:1 1:1\n2 qid:1 1:2 # best\n\n3 1:3\n");
        String out = folder.resolve("run").toString();
        CommandLine.Result result = CommandLine.run("train", "--data", data, "--iterations", "1", "--out", out);
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.complaints()).containsExactly("agd: " + data + ": qid is ignored, in 2 lines.");
    }

    /** A constant one, too: whoever puts files into such folders may expect a column of it. */
    @ParameterizedTest
    @ValueSource(strings = {"csv", "libsvm"})
    void foldersThatNameColumnsAreSaidWhereTheirColumnsAreNotRead(String format) {
        SharedSpark.session();
        String rows = format.equals("csv") ? "1,2\n2,3\n3,5\n" : "1 1:1\n2 1:2\n3 1:3\n";
        text(folder, "in/year=2024/part." + format, rows);
        text(folder, "more/y=1/town=a/part." + format, rows);
        text(folder, "more/y=2/town=a/part." + format, rows);
        CommandLine.Result result = CommandLine.run(
                "train",
                "--format=" + format,
                "--data=" + folder.resolve("in"),
                "--test=" + folder.resolve("more"),
                "--iterations=1",
                "--out=" + folder.resolve("run"));
        assertThat(result.exitCode()).as(result.err()).isZero();
        String rest =
                " in the names of folders: not read as a column. Only formats that Spark reads, such as parquet, have such "
                        + "columns, below the folder that --data names.";
        assertThat(result.complaints()).containsExactly("agd: year" + rest, "agd: town, y" + rest);
        CommandLine.Result one = CommandLine.run(
                "train",
                "--format=" + format,
                "--data=" + folder.resolve("in/year=2024"),
                "--iterations=1",
                "--overwrite",
                "--out=" + folder.resolve("run"));
        assertThat(one.complaints()).isEmpty();
    }

    /** 1,030 rows of 1,040 features: too many rows for the dual form, which is what --plan gram would be with fewer. */
    @Test
    void thePlanSaysWhatKeepsItFromTheDualForm() {
        SharedSpark.session();
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 1_030; i++) {
            rows.append(i % 3 - 1).append(' ').append(i + 1).append(":1 1040:1\n");
        }
        String data = text(folder, "rows.txt", rows.toString());
        for (String plan : List.of("gram", "auto")) {
            CommandLine.Result result = CommandLine.run(
                    "train",
                    "--data",
                    data,
                    "--iterations",
                    "1",
                    "--algorithm",
                    "gd",
                    "--learning-rate",
                    "0.1",
                    "--plan",
                    plan,
                    "--out",
                    folder.resolve(plan).toString());
            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(result.out()).contains("; no dual form: 1030 rows, of at most 1024");
        }
    }
}
