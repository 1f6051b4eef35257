package io.github.sparkagd.cli;

import static io.github.sparkagd.InputFiles.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.CommandLine;
import io.github.sparkagd.SharedSpark;
import io.github.sparkagd.data.DataOptions;
import io.github.sparkagd.data.DataSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is ignored, or not done as one might expect, is said. */
class NoticesIT {
    @TempDir
    Path folder;

    /** Keeps what is logged. */
    private static final class Kept extends AbstractAppender {
        private final List<String> messages = new ArrayList<>();

        Kept() {
            super("kept", null, null, true, Property.EMPTY_ARRAY);
            start();
        }

        @Override
        public void append(LogEvent event) {
            messages.add(event.getLevel() + " " + event.getMessage().getFormattedMessage());
        }
    }

    @Test
    void queryIdsAreIgnoredWithAWordOnce() {
        String path = text(folder, "rows.txt", "# ranking\n1 qid:1 1:1\n2 qid:1 1:2 # best\n\n3 1:3\n");
        Logger logger = (Logger) LogManager.getLogger("io.github.sparkagd.data.SurveyedSet");
        Kept kept = new Kept();
        Level before = logger.getLevel();
        logger.setLevel(Level.WARN);
        logger.addAppender(kept);
        try (DataSet set = DataSet.open(SharedSpark.session(), DataOptions.of(path))) {
            assertThat(set.trainRows()).isEqualTo(3);
            assertThat(set.dimension()).isEqualTo(1);
        } finally {
            logger.removeAppender(kept);
            logger.setLevel(before);
        }
        assertThat(kept.messages).containsExactly("WARN " + path + ": qid is ignored, in 2 lines");
    }

    /** 1,030 rows of 1,040 features: too many rows for the dual form, which is what --plan gram would be with fewer. */
    @Test
    void thePlanSaysWhatKeepsItFromTheDualForm() {
        SharedSpark.session();
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 1_030; i++) {
            rows.append(i % 3 - 1).append(' ').append(i + 1).append(":1 1040:1\n");
        }
        String data = text(folder, "rows.txt", rows.toString());
        for (String plan : List.of("gram", "auto")) {
            CommandLine.Result result = CommandLine.run(
                    "train",
                    "--data",
                    data,
                    "--iterations",
                    "1",
                    "--algorithm",
                    "gd",
                    "--learning-rate",
                    "0.1",
                    "--plan",
                    plan,
                    "--out",
                    folder.resolve(plan).toString());
            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(result.out()).contains("; no dual form: 1030 rows, of at most 1024");
        }
    }
}
