package io.github.sparkagd.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

class SurveyChecksTest {
    private static final long MEMORY = Runtime.getRuntime().maxMemory();
    /** So many features that the driver holds four vectors of them. */
    private static final int FEATURES = (int) Math.min(1 << 27, MEMORY / (4 * Double.BYTES));

    private static Survey rows(boolean dense) {
        return new Survey(10, 10, FEATURES, 0, 400, dense, 0, 0, 0, 1, null);
    }

    private static int dimension(boolean dense, boolean narrows) {
        assumeTrue(MEMORY < 8L * Double.BYTES * FEATURES, "this JVM holds eight vectors of any length allowed");
        return SurveyChecks.dimension(rows(dense), DataOptions.of("rows.libsvm"), "rows.libsvm", narrows);
    }

    @Test
    void aTrainingOnSparseRowsNeedsRoomForAModelAlone() {
        assertEquals(FEATURES, dimension(false, true));
    }

    @Test
    void whatTakesAllFeaturesNeedsRoomForMore() {
        for (boolean dense : new boolean[] {false, true}) {
            DataException refused = assertThrows(DataException.class, () -> dimension(dense, dense));
            assertTrue(
                    refused.getMessage()
                            .startsWith("rows.libsvm: the largest index is " + FEATURES + ", too much for a"),
                    refused.getMessage());
        }
    }
}
