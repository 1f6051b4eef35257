package io.github.sparkagd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.algorithms.Algorithms;
import io.github.sparkagd.train.Phase;
import io.github.sparkagd.train.RunId;
import io.github.sparkagd.train.TraceRow;
import io.github.sparkagd.ui.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The line of progress in every phase, by a clock that stands still until told, on a terminal and in a log. */
class ProgressTest {
    private static final String ERASE = "\r\u001b[K";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final StatusLine terminal = new StatusLine(err);
    private long now;
    private final Progress progress = new Progress(() -> now);

    private void after(double seconds) {
        now += Math.round(seconds * 1e9);
    }

    /** What is shown on a terminal now. */
    private String shown() {
        bytes.reset();
        line(Optional.of(terminal)).look();
        return plain(written());
    }

    private String written() {
        String text = bytes.toString(StandardCharsets.UTF_8);
        bytes.reset();
        return text;
    }

    private static String plain(String written) {
        return written.replaceAll("\u001b\\[\\??[0-9]*[A-Za-z]|\r", "");
    }

    private ProgressLine line(Optional<StatusLine> watching) {
        return new ProgressLine(progress, watching, err, () -> now);
    }

    private static RunId run() {
        return new RunId(Algorithms.shallow(), 0.5);
    }

    private void iterationEnds(int iteration) {
        progress.iterationEnded(
                run(),
                new TraceRow(
                        iteration,
                        iteration,
                        0.25,
                        OptionalDouble.empty(),
                        1,
                        OptionalDouble.empty(),
                        iteration,
                        OptionalDouble.empty()));
    }

    @Test
    void readingTellsBytesRowsAndTheTimeThatIsLeft() {
        progress.jobBegins("survey: rows.csv", 4, 2_000_000_000L);
        assertThat(shown()).as("too early").isEmpty();
        after(3);
        assertThat(shown()).isEqualTo("reading: rows.csv [>                   ] 0 %, 0.0 of 2.0 GB, 3 s so far");
        progress.taskEnds(1_000_000);
        assertThat(shown())
                .isEqualTo("reading: rows.csv [=====>              ] 25 %, 0.5 of 2.0 GB, "
                        + "1,000,000 of about 4,000,000 rows, 9 s left");
        progress.taskEnds(1_000_000);
        progress.taskEnds(500_000);
        progress.taskEnds(0);
        assertThat(shown()).contains("[====================] 100 %", "2,500,000 of about 2,500,000 rows, 0 s left");
        progress.jobEnds();
        assertThat(shown()).isEmpty();
    }

    @Test
    void everyKindOfJobHasALineByWhatItIsFor() {
        for (String[] each : List.of(
                new String[] {"prepare: row blocks of rows.csv", "preparing: row blocks of rows.csv"},
                new String[] {"train: Gram matrix", "training: Gram matrix"},
                new String[] {"evaluate: rows.csv", "evaluating: rows.csv"},
                new String[] {"predict: rows.csv", "predicting: rows.csv"},
                new String[] {"generate: 10 x 2", "generating: 10 x 2"},
                new String[] {"something else", "something else"},
                new String[] {"", "working"})) {
            progress.jobBegins(each[0], 2, 0);
            progress.taskEnds(0);
            after(4);
            assertThat(shown()).isEqualTo(each[1] + " [==========>         ] 50 %, 4 s left");
            progress.jobEnds();
        }
    }

    @Test
    void theIterationsOfATrainingAreCountedAndThePassUnderWayToo() {
        progress.of(10).phaseBegins(Phase.TRAIN, "");
        after(1);
        assertThat(shown()).isEqualTo("training [>                   ] 0 %, 1 s so far");
        iterationEnds(0);
        iterationEnds(1);
        after(3);
        iterationEnds(2);
        progress.jobBegins("train: iteration 3, 1 run", 2, 0);
        progress.taskEnds(0);
        assertThat(shown())
                .isEqualTo("training: gd-L1-0.5, iteration 2 of 10 [=====>              ] 25 %, "
                        + "train loss 0.250000, 2.00 s per iteration, 12 s left");
        progress.jobEnds();
        assertThat(shown()).as("between two passes").contains("iteration 2 of 10 [====>");
        progress.rest();
        assertThat(shown()).isEmpty();
    }

    /** What was done before it began tells nothing of its speed. */
    @Test
    void aResumedTrainingIsAsFastAsItIsNow() {
        progress.of(100).phaseBegins(Phase.TRAIN, "");
        after(2);
        iterationEnds(80);
        assertThat(shown()).contains(" 80 %", "2.00 s per iteration", "40 s left");
    }

    @Test
    void aPhaseOfUnknownLengthTellsItsJobsAndTheTimeSoFar() {
        progress.phaseBegins(Phase.SPECTRUM, "Lanczos");
        for (int pass = 0; pass < 3; pass++) {
            progress.jobBegins("spectrum: Lanczos", 8, 0);
            after(50);
            progress.jobEnds();
        }
        assertThat(shown()).isEqualTo("spectrum: Lanczos, 3 jobs, 2 min 30 s so far");
        progress.phaseBegins(Phase.SAVE, "models and pictures");
        after(1);
        assertThat(shown()).isEqualTo("saving: models and pictures, 1 s so far");
    }

    /** Events of Spark come late: the job of the phase before is no phase of its own any more. */
    @Test
    void theTrainingsWordCountsForMoreThanThatOfALateJob() {
        progress.phaseBegins(Phase.SPECTRUM, "Gram matrix");
        progress.jobBegins("train: Gram matrix", 2, 0);
        progress.jobEnds();
        after(1);
        assertThat(shown()).startsWith("spectrum: Gram matrix");
    }

    @Test
    void whatIsPrintedTakesThePlaceOfTheLineAndIsNotBrokenByIt() {
        progress.phaseBegins(Phase.SAVE, "models");
        after(1);
        PrintStream out = terminal.above(bytes, StandardCharsets.UTF_8);
        ProgressLine line = line(Optional.of(terminal));
        line.look();
        out.print("half a line");
        line.look();
        out.println();
        line.look();
        line.close();
        assertThat(written())
                .isEqualTo(ERASE + "\u001b[?7lsaving: models, 1 s so far\u001b[?7h" + ERASE + "half a line\n" + ERASE
                        + "\u001b[?7lsaving: models, 1 s so far\u001b[?7h" + ERASE);
    }

    @Test
    void aLogGetsALineEveryTenSecondsAndNoBar() {
        ProgressLine line = line(Optional.empty());
        progress.jobBegins("survey: rows.csv", 2, 3_000_000);
        after(9);
        line.look();
        assertThat(written()).isEmpty();
        progress.taskEnds(0);
        after(1);
        line.look();
        line.look();
        assertThat(written()).isEqualTo("reading: rows.csv, 50 %, 1.5 of 3.0 MB, 10 s left\n");
        progress.jobEnds();
        after(20);
        line.look();
        assertThat(written()).as("nothing is under way").isEmpty();
        progress.jobBegins("prepare: row blocks of rows.csv", 2, 0);
        line.look();
        assertThat(written()).as("it may be over at once").isEmpty();
        after(2);
        line.look();
        assertThat(written()).isEqualTo("preparing: row blocks of rows.csv, 0 %, 2 s so far\n");
        line.close();
        assertThat(written()).isEmpty();
    }
}
