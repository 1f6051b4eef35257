package io.github.sparkagd.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not needed does no harm. */
class OptionalFileTest {
    @TempDir
    Path folder;

    @Test
    void aFaultIsToldAndLeavesTheRestAlone() throws Exception {
        Path out = folder.resolve("run");
        try (RunDirectory directory = RunDirectory.reserve(out.toString(), false, new Configuration())) {
            directory.write("run.json", stream -> stream.write('1'));
            assertThat(OptionalFile.write(directory, "page.html", stream -> {
                        stream.write("half".getBytes(StandardCharsets.UTF_8));
                        throw new IllegalStateException("of no use\nat all");
                    }))
                    .hasValueSatisfying(
                            fault -> assertThat(fault).contains("of no use").doesNotContain("\n"));
            assertThat(OptionalFile.write(directory, "other.html", stream -> stream.write('2')))
                    .isEmpty();
            directory.commit();
        }
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("run.json", "other.html");
        }
    }
}
