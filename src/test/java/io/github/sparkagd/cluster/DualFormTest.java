package io.github.sparkagd.cluster;

import static io.github.sparkagd.testing.Refusals.assertThatRefusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What keeps data with few rows from their dual form is said with the numbers. */
class DualFormTest {
    private static final long GIGABYTE = 1L << 30;
    private static final MemoryCheck MEMORY = new MemoryCheck(GIGABYTE, GIGABYTE, GIGABYTE, 2, false);

    private static Optional<String> beyond(long train, long rows, int columns, MemoryCheck memory) {
        return new DualForm.Size(train, rows, columns).beyond(memory);
    }

    @Test
    void fewRowsAndFeaturesPassNoLimit() {
        assertThat(beyond(100, 120, 4_000, MEMORY)).isEmpty();
    }

    @Test
    void eachLimitIsNamedWithItsNumbers() {
        assertThat(beyond(1_000, 1_025, 2_000, MEMORY)).hasValue("no dual form: 1025 rows, of at most 1024");
        assertThat(beyond(1_000, 1_000, 20_000, MEMORY))
                .hasValue("no dual form: n²·d = 1000·1000·20000 = 2.0e+10 products, of at most 2.0e+09");
        assertThat(beyond(40, 50, 100_000, MEMORY))
                .hasValue("no dual form: 120 MB for the rows, of 107 MB, a tenth of spark.driver.memory");
        MemoryCheck smallResults = new MemoryCheck(64 * GIGABYTE, GIGABYTE, 64 << 20, 2, false);
        assertThat(beyond(40, 50, 100_000, smallResults))
                .hasValue("no dual form: 40 MB for the rows, of 34 MB, half of spark.driver.maxResultSize");
    }

    @Test
    void aRefusedGramMatrixSaysWhyThereIsNoDualForm() {
        Optional<String> why = beyond(900, 900, 60_000, MEMORY);
        assertThatRefusalOf(() -> MEMORY.require(MemoryCheck.Need.gram(20_000, GramPass.bytes(20_000, 1), why)))
                .startsWith("no dual form: n²·d = 900·900·60000")
                .contains("; the Gram matrix of 20000 features takes");
        assertThatRefusalOf(() -> MemoryCheck.Need.gram(70_000, 0, why))
                .startsWith("no dual form")
                .contains("more entries than an array can hold");
    }
}
