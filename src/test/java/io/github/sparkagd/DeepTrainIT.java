package io.github.sparkagd;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.report.HistoryCsv;
import io.github.sparkagd.train.TraceRow;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code train --algorithm deep-gd}, from the command line to the files. */
class DeepTrainIT {
    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        SharedSpark.session();
    }

    @Test
    void widthDecidesWhetherThereIsAScale() throws IOException {
        Map<String, List<TraceRow>> narrow = train("narrow", "--width", "1", "--init", "constant:0.3");
        Map<String, List<TraceRow>> wide = train("wide", "--width", "3", "--init", "xavier");

        assertThat(narrow).containsOnlyKeys("deep-gd-L2-0.1", "deep-gd-L3-0.1");
        assertThat(narrow.get("deep-gd-L3-0.1").get(0).scale()).hasValue(0.3 * 0.3);
        assertThat(wide.get("deep-gd-L3-0.1"))
                .allSatisfy(row -> assertThat(row.scale()).isEmpty());
        for (List<TraceRow> trace : wide.values()) {
            assertThat(trace.get(20).trainLoss()).isLessThan(trace.get(0).trainLoss());
        }
    }

    @Test
    void optionsOfDeepGdAloneAreRefusedElsewhere() {
        CommandLine.Result result = CommandLine.run("train", "--init", "he");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.complaints()).singleElement().asString().contains("deep-gd only");
    }

    @Test
    void anUnknownStartIsRefused() {
        CommandLine.Result result = CommandLine.run("train", "--algorithm", "deep-gd", "--init", "wild");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.complaints()).singleElement().asString().startsWith("agd: --init must be one of");
    }

    private Map<String, List<TraceRow>> train(String name, String... options) throws IOException {
        Path out = folder.resolve(name);
        String[] fixed = {
            "train", "--algorithm", "deep-gd", "--depth", "2,3", "--learning-rate", "0.1", "--iterations", "20", "--out"
        };
        String[] all = java.util.stream.Stream.of(fixed, new String[] {out.toString()}, options)
                .flatMap(java.util.Arrays::stream)
                .toArray(String[]::new);
        CommandLine.Result result = CommandLine.run(all);
        assertThat(result.exitCode()).as(result.err()).isZero();
        try (Reader in = Files.newBufferedReader(out.resolve("history.csv"))) {
            return HistoryCsv.read(in);
        }
    }
}
