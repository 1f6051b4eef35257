package io.github.sparkagd.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparkagd.SharedSpark;
import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Work that waits for a thread that has died ends with an exception, and the session goes on. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OutOfMemoryGuardIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final String MESSAGE = "Java heap space";

    private UncaughtExceptionHandler before;
    private final List<Throwable> seen = new CopyOnWriteArrayList<>();

    @BeforeEach
    void handlerOfTheUser() {
        before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failed) -> seen.add(failed));
    }

    @AfterEach
    void handlerOfBefore() {
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    private static SparkContext context() {
        return SharedSpark.context().sc();
    }

    /** A thread that ends as Spark's task-result-getter does. */
    private static Thread dieSoon() {
        Thread dying = new Thread(() -> {
            sleep(500);
            throw new IllegalStateException(new OutOfMemoryError(MESSAGE));
        });
        dying.start();
        return dying;
    }

    private static void sleep(long milliseconds) {
        try {
            TimeUnit.MILLISECONDS.sleep(milliseconds);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static JavaRDD<Integer> slow(long milliseconds) {
        return SharedSpark.context().parallelize(List.of(1), 1).map(value -> {
            sleep(milliseconds);
            return value;
        });
    }

    @Test
    void aJobIsCancelledAndTheSessionAndTheUsersHandlerStay() throws InterruptedException {
        UncaughtExceptionHandler ofTheUser = Thread.getDefaultUncaughtExceptionHandler();
        // So that the job below begins at once, before the thread dies.
        slow(0).count();
        Thread dying = dieSoon();
        assertThatThrownBy(() -> OutOfMemoryGuard.during(
                        context(), LONG, () -> slow(30_000).collect()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("out of memory in a thread of Spark's driver: Java heap space. Maybe")
                .hasCauseInstanceOf(OutOfMemoryError.class);
        // The job may be cancelled before the user's handler is called.
        dying.join();
        assertThat(seen).singleElement().satisfies(failed -> assertThat(OutOfMemoryGuard.in(failed))
                .isPresent());
        assertThat(Thread.getDefaultUncaughtExceptionHandler()).isSameAs(ofTheUser);
        assertThat(OutOfMemoryGuard.<Long>during(context(), LONG, () -> slow(0).count()))
                .isEqualTo(1);
        assertThat(context().getJobTags().isEmpty()).isTrue();
    }

    @Test
    void jobsOfOthersGoOn() throws Exception {
        Future<List<Integer>> others = slow(6_000).collectAsync();
        dieSoon();
        assertThatThrownBy(() -> OutOfMemoryGuard.during(
                        context(), LONG, () -> slow(30_000).collect()))
                .hasCauseInstanceOf(OutOfMemoryError.class);
        assertThat(others.get()).containsExactly(1);
    }

    /** As when the thread that would have cancelled the job has died. */
    @Test
    void whoWaitsForNoJobIsWoken() {
        CountDownLatch never = new CountDownLatch(1);
        assertThatThrownBy(() -> OutOfMemoryGuard.during(context(), SHORT, () -> {
                    dieSoon();
                    try {
                        never.await();
                        return 0;
                    } catch (InterruptedException woken) {
                        throw new IllegalStateException(woken);
                    }
                }))
                .hasCauseInstanceOf(OutOfMemoryError.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void otherFailuresAreLeftAlone() {
        assertThatThrownBy(() -> OutOfMemoryGuard.during(context(), () -> {
                    throw new IllegalArgumentException("mine");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mine");
        assertThat(seen).isEmpty();
    }
}
