package io.github.sparkagd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.CommandLine;
import io.github.sparkagd.SharedSpark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input ends with exit code 2, one line that says where and what to do, and nothing in {@code --out}. */
class BadInputIT {
    @TempDir
    Path folder;

    @BeforeAll
    static void startSession() {
        SharedSpark.session();
    }

    static Stream<BadInput> textFaults() {
        return TextFaults.all();
    }

    static Stream<BadInput> imageFaults() {
        return ImageFaults.all();
    }

    static Stream<BadInput> parquetFaults() {
        return ParquetFaults.all();
    }

    static Stream<BadInput> parquetFolderFaults() {
        return ParquetFolderFaults.all();
    }

    static Stream<BadInput> folderFaults() {
        return FolderFaults.all();
    }

    static Stream<BadInput> usageFaults() {
        return UsageFaults.all();
    }

    static Stream<BadInput> modelFaults() {
        return Stream.concat(ModelFaults.all(), PipelineFaults.all());
    }

    static Stream<BadInput> kindFaults() {
        return KindFaults.all();
    }

    static Stream<BadInput> valueFaults() {
        return ValueFaults.all();
    }

    static Stream<BadInput> sourceFaults() {
        return SourceFaults.all();
    }

    static Stream<BadInput> placeFaults() {
        return PlaceFaults.all();
    }

    static Stream<BadInput> compareFaults() {
        return CompareFaults.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({
        "textFaults",
        "imageFaults",
        "parquetFaults",
        "parquetFolderFaults",
        "folderFaults",
        "usageFaults",
        "modelFaults",
        "kindFaults",
        "valueFaults",
        "sourceFaults",
        "placeFaults",
        "compareFaults"
    })
    void endsWithOneLineThatHelps(BadInput bad) throws Exception {
        List<String> arguments = new ArrayList<>(bad.prepare(folder));
        boolean writes = !List.of("evaluate", "spectrum", "depth").contains(arguments.get(0));
        if (writes && !arguments.contains("--out")) {
            arguments.addAll(List.of("--out", folder.resolve("results/run").toString()));
        }
        List<String> before = contents();

        CommandLine.Result result = CommandLine.run(arguments.toArray(String[]::new));

        assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
        assertThat(result.err().lines()).as(result.err()).hasSize(1);
        assertThat(result.err()).startsWith("agd: ").contains(bad.mentions()).contains(". Maybe ");
        assertThat(result.out()).isEmpty();
        assertThat(contents()).as("what stands in the folders").isEqualTo(before);
    }

    /** Every path below the folder, hidden ones too. */
    private List<String> contents() throws Exception {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.map(Path::toString).sorted().toList();
        }
    }
}
