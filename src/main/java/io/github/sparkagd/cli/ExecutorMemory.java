package io.github.sparkagd.cli;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;

/** Recognises that an executor ran out of memory, of which the driver has only Spark's report. */
final class ExecutorMemory {
    /** With this code Spark ends an executor after an OutOfMemoryError. */
    private static final Pattern REPORT =
            Pattern.compile("exited with code 52\\b|exit code:? 52\\b|java\\.lang\\.OutOfMemoryError: ([^\\r\\n]*)");

    private static final int DEEPEST_CAUSE = 20;

    private ExecutorMemory() {}

    /** What to say of it; empty for other failures, and where the executor is this process. */
    static Optional<Main.Failure> failure(Throwable failed) {
        SparkConf conf = new SparkConf();
        String master = conf.get("spark.master", "local");
        if (master.startsWith("local") && !master.startsWith("local-cluster")) {
            return Optional.empty();
        }
        return Stream.iterate(failed, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .filter(SparkException.class::isInstance)
                .map(cause -> REPORT.matcher(String.valueOf(cause.getMessage())))
                .filter(Matcher::find)
                .findFirst()
                .map(report -> failure(report, conf.getSizeAsMb("spark.executor.memory", "1g")));
    }

    private static Main.Failure failure(Matcher report, long megabytes) {
        String cause = report.group(1) == null ? "it exited with code 52" : report.group(1);
        return new Main.Failure(
                Main.SPARK_FAILED,
                "an executor ran out of memory: " + cause + ", where each may use " + megabytes
                        + " MB. Maybe --executor-memory " + (2 * megabytes / 1024 + 1) + "g.");
    }
}
