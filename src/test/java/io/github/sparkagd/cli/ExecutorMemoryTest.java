package io.github.sparkagd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.SparkException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An executor that ran out of memory is named as such, though the driver has no more than a text of it. */
class ExecutorMemoryTest {
    private static final String LOST =
            "Job aborted due to stage failure: Task 0 in stage 1.0 failed 4 times, most recent "
                    + "failure: Lost task 0.3 in stage 1.0 (TID 5) (127.0.0.1 executor 4): ";

    @AfterEach
    void forget() {
        System.clearProperty("spark.master");
        System.clearProperty("spark.executor.memory");
    }

    private static Main.Failure failure(String master, String text) {
        System.setProperty("spark.master", master);
        System.setProperty("spark.executor.memory", "1536m");
        return Main.Failure.of(new IllegalStateException(new SparkException(LOST + text)));
    }

    @Test
    void theCodeOfAnExecutorThatRanOutOfMemoryIsTold() {
        Main.Failure failure = failure(
                "local-cluster[2,1,1536]",
                "ExecutorLostFailure (executor 4 exited caused by one of the running tasks) Reason: Command exited with code "
                        + "52\nDriver stacktrace:");
        assertThat(failure.exitCode()).isEqualTo(4);
        assertThat(failure.message())
                .isEqualTo("an executor ran out of memory: it exited with code 52, where each may use 1536 MB. "
                        + "Maybe --executor-memory 4g.");
    }

    @Test
    void aTaskThatSurvivedItIsTheSame() {
        assertThat(failure("spark://127.0.0.1:7077", "java.lang.OutOfMemoryError: Java heap space\n\tat a.B.c(B.java)")
                        .message())
                .startsWith("an executor ran out of memory: Java heap space, where each");
    }

    @Test
    void otherCodesAreLeftToSparksOwnWords() {
        assertThat(failure("spark://127.0.0.1:7077", "Command exited with code 520")
                        .message())
                .startsWith("Spark failed: Job aborted");
        assertThat(failure("local[2]", "Command exited with code 52").message())
                .startsWith("Spark failed: Job aborted");
    }
}
