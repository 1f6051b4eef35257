package io.github.sparkagd.cluster;

import static io.github.sparkagd.testing.Refusals.assertThatRefusalOf;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.sparkagd.cluster.MemoryCheck.Need;
import io.github.sparkagd.testing.Refusals;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Work that cannot fit is refused before it starts, naming the setting and a value that does. */
class MemoryCheckTest {
    private static final long GIGABYTE = 1L << 30;

    /** Two tasks at once on executors of 1 GB, a driver of 1 GB and results of 1 GB. */
    private static final MemoryCheck CLUSTER = new MemoryCheck(GIGABYTE, GIGABYTE, GIGABYTE, 2, false);

    @Test
    void whatFitsIsLetThrough() {
        assertThatCode(() -> CLUSTER.require(Need.gram(1024, GramPass.bytes(1024, 2))))
                .doesNotThrowAnyException();
        assertThatCode(() -> CLUSTER.require(Need.pass(100_000, 100_000, 8))).doesNotThrowAnyException();
    }

    @Test
    void aGramMatrixNamesEverySettingThatIsTooSmall() {
        // 12000·12003/2 entries of 8 bytes: 549.5 MB.
        assertThatRefusalOf(() -> CLUSTER.require(Need.gram(12_000, GramPass.bytes(12_000, 1))))
                .isEqualTo("the Gram matrix of 12000 features takes 550 MB a task, too much for spark.driver.memory"
                        + " 1024 MB and for spark.executor.memory 1024 MB with 2 at once. Maybe --driver-memory 3g"
                        + " --executor-memory 4g, or --plan fused.");
        MemoryCheck small = new MemoryCheck(64 * GIGABYTE, 64 * GIGABYTE, GIGABYTE / 2, 2, false);
        assertThatRefusalOf(() -> small.require(Need.gram(12_000, GramPass.bytes(12_000, 1))))
                .contains("too much for spark.driver.maxResultSize 512 MB. Maybe")
                .contains("--conf spark.driver.maxResultSize=667m");
    }

    @Test
    void resultsWithoutALimitAreNotRefused() {
        MemoryCheck unlimited = new MemoryCheck(64 * GIGABYTE, 64 * GIGABYTE, 0, 2, false);
        assertThatCode(() -> unlimited.require(Need.gram(30_000, GramPass.bytes(30_000, 1))))
                .doesNotThrowAnyException();
    }

    @Test
    void aGramMatrixBeyondAnArrayHasNoRemedyButAnotherPlan() {
        assertThatRefusalOf(() -> Need.gram(70_000, GramPass.bytes(70_000, 1)))
                .contains("more entries than an array can hold. Maybe --plan fused.");
    }

    @Test
    void inLocalModeTheDriverHoldsTheTasks() {
        MemoryCheck local = new MemoryCheck(2 * GIGABYTE, 2 * GIGABYTE, 4 * GIGABYTE, 8, true);
        assertThatRefusalOf(() -> local.require(Need.gram(6_000, GramPass.bytes(6_000, 1))))
                .contains("spark.driver.memory 2048 MB. Maybe --driver-memory 4g, or");
    }

    /** 80 MB a vector: eight of the driver's and, at the same time, two and what was sent in each of two tasks. */
    @Test
    void inLocalModeThePassesShareTheHeapWithTheDriver() {
        MemoryCheck local = new MemoryCheck(GIGABYTE, GIGABYTE, GIGABYTE, 2, true);
        assertThatRefusalOf(() -> local.require(Need.pass(10_000_000, 10_000_000, 1)))
                .contains("spark.driver.memory 1024 MB. Maybe --driver-memory 3g, or");
        assertThatCode(() -> local.require(Need.pass(5_000_000, 5_000_000, 1))).doesNotThrowAnyException();
    }

    /** A task of narrow partitions sends a number and the place of each of its columns. */
    @Test
    void partitionsThatHoldFewColumnsTakeLess() {
        MemoryCheck local = new MemoryCheck(GIGABYTE, GIGABYTE, GIGABYTE, 2, true);
        assertThatCode(() -> local.require(Need.pass(10_000_000, 500_000, 1))).doesNotThrowAnyException();
        assertThatRefusalOf(() -> local.require(Need.pass(20_000_000, 500_000, 1)))
                .contains("a pass over 20000000 features for 1 run sends 153 MB to every executor and up to 6 MB back")
                .contains("spark.driver.memory 1024 MB. Maybe --driver-memory 3g, or");
    }

    /** 160 MB of sums: two in the driver, two in each of two tasks, and one of each on its way. */
    @Test
    void theMomentsOfManyFeaturesAreMeasuredFirst() {
        MemoryCheck local = new MemoryCheck(GIGABYTE, GIGABYTE, GIGABYTE, 2, true);
        assertThatRefusalOf(() -> local.require(Need.moments(10_000_000)))
                .contains("the means and deviations of 10000000 features take 153 MB a task")
                .contains("spark.driver.memory 1024 MB. Maybe --driver-memory 3g, or");
        assertThatCode(() -> local.require(Need.moments(5_000_000))).doesNotThrowAnyException();
    }

    @Test
    void aPassOfManyRunsNamesTheExecutorsToo() {
        assertThatRefusalOf(() -> CLUSTER.require(Need.pass(2_000_000, 2_000_000, 41)))
                .contains("for 41 runs")
                .contains("spark.driver.memory")
                .contains("spark.executor.memory")
                .contains("or fewer runs at once.");
    }

    /** The advice is followed, and there is nothing more to say. */
    @Test
    void theValuesAdvisedDo() {
        for (Need need :
                new Need[] {Need.gram(20_000, GramPass.bytes(20_000, 2)), Need.pass(30_000_000, 30_000_000, 6)}) {
            String advice = Refusals.of(() -> CLUSTER.require(need));
            MemoryCheck followed = new MemoryCheck(
                    advised(advice, "--driver-memory (\\d+)g", GIGABYTE),
                    advised(advice, "--executor-memory (\\d+)g", GIGABYTE),
                    advised(advice, "maxResultSize=(\\d+)m", 1L << 20),
                    2,
                    false);
            assertThatCode(() -> followed.require(need)).doesNotThrowAnyException();
        }
    }

    private static long advised(String advice, String pattern, long unit) {
        Matcher value = Pattern.compile(pattern).matcher(advice);
        return value.find() ? unit * Long.parseLong(value.group(1)) : GIGABYTE;
    }
}
