package io.github.sparkagd.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sparkagd.CommandLine;
import io.github.sparkagd.blocks.Blas;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machine's own BLAS in place of the loops of this project. */
class BlasIT {
    @TempDir
    Path folder;

    private JsonNode train(String blas) throws Exception {
        Path out = folder.resolve(blas);
        CommandLine.Result result = CommandLine.run("train", "--plan=gram", "--blas=" + blas, "--out=" + out);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return new ObjectMapper().readTree(out.resolve("run.json").toFile());
    }

    @Test
    void theNativeLibraryAgreesAndIsNamed() throws Exception {
        assumeTrue(Blas.nativeLibrary().isPresent(), "no native BLAS (libblas.so.3) on this machine");
        JsonNode own = train("java");
        JsonNode theirs = train("native");

        assertThat(own.get("blas").asText()).isEqualTo("java");
        assertThat(theirs.get("blas").get(0).asText())
                .endsWith(": " + Blas.nativeLibrary().orElseThrow());
        for (String loss : new String[] {"trainLoss", "testLoss"}) {
            double expected = own.get("runs").get(0).get(loss).asDouble();
            assertThat(theirs.get("runs").get(0).get(loss).asDouble())
                    .as(loss)
                    .isCloseTo(expected, within(1e-12 * expected));
        }
    }

    @Test
    void anUnknownLibraryIsRefused() {
        CommandLine.Result result = CommandLine.run("train", "--blas=mkl", "--out=" + folder.resolve("out"));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("agd: --blas must be java or native, got mkl");
    }
}
