package io.github.sparkagd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.junit.jupiter.api.Test;

/** When a command gives up on executors that die again and again, and what it says. */
class ExecutorDeathsTest {
    private static final int MOST = 10;

    private long now = 5;
    private int givenUp;
    private final ExecutorDeaths deaths = new ExecutorDeaths(MOST, () -> now, () -> givenUp++);

    private void die(int times, long secondsBetween) {
        for (int i = 0; i < times; i++) {
            deaths.died(death("Command exited with code 1", 1));
            now += TimeUnit.SECONDS.toNanos(secondsBetween);
        }
    }

    private static Death death(String message, int code) {
        return new Death("app-0/3", message, OptionalInt.of(code));
    }

    @Test
    void afterTenDeathsInSomeTimeThereIsNoHope() {
        die(MOST - 1, 3);
        assertThat(givenUp).isZero();
        die(1, 3);
        assertThat(givenUp).isEqualTo(1);
        assertThat(deaths.verdict())
                .hasValue(
                        "executors end before they have done any task: 10 so far, the last with 'Command exited with code"
                                + " 1'. Maybe see app-0/3/stderr in the work folder of a worker.");
    }

    @Test
    void aWorkerWhereTheyFailAtOnceDoesNotOutrunOthersThatAreStarting() {
        die(1000, 0);
        assertThat(deaths.verdict()).isEmpty();
    }

    @Test
    void whileAnExecutorIsLeftThereIsHope() {
        deaths.onExecutorAdded(new SparkListenerExecutorAdded(0, "1", null));
        die(100, 3);
        assertThat(deaths.verdict()).isEmpty();
        deaths.onExecutorRemoved(new SparkListenerExecutorRemoved(0, "1", "lost"));
        die(1, 3);
        assertThat(deaths.verdict()).isPresent();
    }

    @Test
    void whereTheMasterGivesUpItsReasonIsTheDeaths() {
        deaths.dropped();
        assertThat(deaths.verdict()).isEmpty();
        die(1, 0);
        deaths.dropped();
        assertThat(deaths.verdict()).isPresent();
    }

    @Test
    void theRemedyFitsTheCode() {
        assertThat(Death.summary(List.of(death("Command exited with code 52", 52))))
                .endsWith("Maybe more --executor-memory.");
        assertThat(Death.summary(List.of(death("Command exited with code 53", 53))))
                .contains("SPARK_LOCAL_DIRS");
    }
}
