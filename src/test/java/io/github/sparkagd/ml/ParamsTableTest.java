package io.github.sparkagd.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ParamsTableTest {
    private static final Path README = Path.of(System.getProperty("agd.project", "."), "README.md");
    private static final String BEGIN = "<!-- params of DeepLinearRegression -->\n";

    @Test
    void hasALineForEveryParam() {
        DeepLinearRegression estimator = new DeepLinearRegression();
        assertThat(ParamsTable.of(estimator).lines()).hasSize(2 + estimator.params().length);
        assertThat(ParamsTable.of(estimator)).contains("| `depth` | `4` | number of layers");
    }

    /** The table that stands in README.md, where one is marked, is the one that the code gives. */
    @Test
    void readmeHasTheSameTable() throws IOException {
        assumeTrue(Files.exists(README), "skipped: no README.md in the project's folder");
        String readme = Files.readString(README);
        assumeTrue(readme.contains(BEGIN), "skipped: README.md has no marked table of params");
        assertThat(readme).contains(BEGIN + ParamsTable.of(new DeepLinearRegression()));
    }
}
