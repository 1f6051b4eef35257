package io.github.sparkagd.ml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ParamsTableTest {
    private static final Path DOCUMENT = Path.of(System.getProperty("agd.project", "."), "src", "docs", "estimator.md");
    private static final String BEGIN = "<!-- params of DeepLinearRegression -->\n";
    private static final String END = "<!-- /params -->";

    @Test
    void hasALineForEveryParam() {
        DeepLinearRegression estimator = new DeepLinearRegression();
        assertThat(ParamsTable.of(estimator).lines()).hasSize(2 + estimator.params().length);
        assertThat(ParamsTable.of(estimator)).contains("| `depth` | `4` | number of layers");
    }

    /** The table between the marks in the documents is the one that the code gives. */
    @Test
    void theDocumentHasTheSameTable() throws IOException {
        assertThat(Files.readString(DOCUMENT)).contains(BEGIN + ParamsTable.of(new DeepLinearRegression()) + END);
    }
}
