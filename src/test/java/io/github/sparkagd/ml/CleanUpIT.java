package io.github.sparkagd.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparkagd.SharedSpark;
import java.util.ArrayList;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a fit says about caches, and what it leaves behind when it fails. */
class CleanUpIT {
    private static final class Kept extends AbstractAppender {
        private final List<String> warnings = new ArrayList<>();

        Kept() {
            super("kept", null, null, true, Property.EMPTY_ARRAY);
            start();
        }

        @Override
        public void append(LogEvent event) {
            if (event.getLevel().equals(Level.WARN)) {
                warnings.add(event.getMessage().getFormattedMessage());
            }
        }
    }

    private static List<String> warningsOf(Dataset<Row> data) {
        Logger logger = (Logger) LogManager.getLogger(Fitting.class);
        Kept kept = new Kept();
        logger.addAppender(kept);
        Configurator.setLevel(logger.getName(), Level.WARN);
        try {
            new DeepLinearRegression().setMaxIter(2).fit(data);
        } finally {
            logger.removeAppender(kept);
        }
        return kept.warnings;
    }

    @Test
    void warnsWhenTheInputIsCachedAlready() {
        Dataset<Row> data = Frames.of(Frames.linear(50, 2, 4));
        assertThat(warningsOf(data)).isEmpty();
        data.cache();
        try {
            assertThat(warningsOf(data)).singleElement().asString().contains("cached already", "Maybe unpersist");
        } finally {
            data.unpersist(true);
        }
    }

    /** A row that cannot be read fails the job that fills the cache; labels that are too large, the training after it. */
    @ParameterizedTest
    @ValueSource(strings = {"gram", "fused"})
    void aFailedFitLeavesNothing(String plan) {
        List<Row> rows = new ArrayList<>(Frames.linear(200, 2, 1));
        DeepLinearRegression estimator =
                new DeepLinearRegression().setPlan(plan).setMaxIter(3);
        Dataset<Row> good = Frames.of(rows);
        rows.add(Frames.row(1.0, 1.0, Vectors.dense(1, Double.NaN)));
        Dataset<Row> bad = Frames.of(rows);
        for (int k = 0; k < 3; k++) {
            assertThatThrownBy(() -> estimator.fit(bad)).hasMessageContaining("must be finite");
            assertThatThrownBy(() -> estimator
                            .copy(org.apache.spark.ml.param.ParamMap.empty())
                            .setLabelScale("none")
                            .fit(good))
                    .hasMessageContaining("Maybe setLabelScale(\"auto\")");
        }
        SharedSpark.assertNothingLeft();
    }
}
