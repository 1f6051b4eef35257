package io.github.sparkagd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.CommandLine;
import io.github.sparkagd.GeneratedFiles;
import io.github.sparkagd.SharedSpark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages that commands leave, and {@code compare}. */
class PagesIT {
    @TempDir
    Path folder;

    @BeforeAll
    static void startSession() {
        SharedSpark.session();
    }

    private Path train(String name, String... options) throws Exception {
        Path out = folder.resolve(name);
        String[] all = Stream.concat(
                        Stream.of("train", "--algorithm", "gd,agd", "--iterations", "30", "--out", out.toString()),
                        Stream.of(options))
                .toArray(String[]::new);
        CommandLine.Result result = CommandLine.run(all);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return out;
    }

    @Test
    void trainLeavesAPageOfItself() throws Exception {
        Path out = train("a'b&c<i>", "--depth", "2,4");

        assertThat(out.resolve("report.html"))
                .content()
                .contains("<h1>Training a&#39;b&amp;c&lt;i&gt;</h1>", "won of 3 runs", "depth was ", "λ_max", "why")
                .contains("submit/agd train --seed 1", "--algorithm gd,agd --depth 2,4")
                .doesNotContain("<i>");
    }

    /** What the page says to type gives the same numbers. */
    @Test
    void theCommandOnThePageMakesItAgain() throws Exception {
        Path csv = GeneratedFiles.csv(folder.resolve("my rows.csv"), 60);
        Path out = train("first", "--data", csv.toString(), "--test-fraction", "0.25", "--tolerance", "1e-9");
        Matcher found =
                Pattern.compile("submit/agd (train .*?)</code>").matcher(Files.readString(out.resolve("report.html")));
        assertThat(found.find()).isTrue();
        String line = found.group(1).replace("&#39;", "'");
        assertThat(line).contains("'" + csv + "'");
        String[] words = Arrays.stream(line.split(" (?=--)"))
                .flatMap(part -> Arrays.stream(part.split(" ", 2)))
                .map(word -> word.replaceAll("^'|'$", ""))
                .toArray(String[]::new);

        CommandLine.Result again =
                CommandLine.run(Stream.concat(Arrays.stream(words), Stream.of("--out", folder.resolve("second") + ""))
                        .toArray(String[]::new));

        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(losses(folder.resolve("second"))).isEqualTo(losses(out));
    }

    /** History without the seconds. */
    private static String losses(Path run) throws Exception {
        return Files.readString(run.resolve("history.csv")).replaceAll(",[^,\n]*\n", "\n");
    }

    @Test
    void compareSaysWhatIsTheSameAndWhatIsNot() throws Exception {
        Path one = train("one");
        Path two = train("two", "--depth", "8", "--learning-rate", "0.3");
        Path other =
                train("other", "--label-scale", "2", "--data", GeneratedFiles.csv(folder.resolve("r.csv"), 60) + "");
        Path out = folder.resolve("compared");

        CommandLine.Result same =
                CommandLine.run("compare", one.toString(), two.toString(), "--losses", "0.2,1e-9", "--out", out + "");

        assertThat(same.exitCode()).as(same.err()).isZero();
        assertThat(same.out())
                .contains("1: " + one, "The data are the same. The least training loss,", "--depth", "--learning-rate")
                .contains("to 0.200000", "2: agd-L8-0.3", "written to ")
                .doesNotContain("--out", "--seed");
        assertThat(same.out()).containsPattern("1: gd-L1-\\S+ +30 .*\\d+ \\(\\d+\\.\\d\\d s\\) +-- +iterations done");
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("report.html", "loss.png", "loss.svg");
        }
        assertThat(out.resolve("report.html")).content().contains("2: agd L=8 η=0.3", "What differs");

        CommandLine.Result differing =
                CommandLine.run("compare", one.toString(), other.toString(), "--out", folder.resolve("d") + "");
        assertThat(differing.exitCode()).as(differing.err()).isZero();
        assertThat(differing.out()).contains("The data differ, so losses say little: 1 | 2.", "--label-scale");
    }

    @Test
    void verifyLeavesAPageWhereOneIsAskedFor() {
        Path out = folder.resolve("theorem");

        CommandLine.Result result = CommandLine.run("verify", "--iterations", "20", "--out", out.toString());

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.value("verdict")).isEqualTo("holds");
        assertThat(out.resolve("report.html"))
                .content()
                .contains(
                        "holds on these data",
                        "equation_8",
                        "agd L=4",
                        "class=\"holds\"",
                        "submit/agd verify --seed 1");
    }
}
