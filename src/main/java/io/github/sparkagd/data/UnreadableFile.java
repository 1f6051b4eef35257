package io.github.sparkagd.data;

import java.util.Optional;
import org.apache.spark.SparkThrowable;

/**
 * A file that Spark's own readers could not read.
 *
 * @param uri the file
 * @param reason what its reader threw
 */
public record UnreadableFile(String uri, Throwable reason) {
    private static final String CONDITION = "FAILED_READ_FILE";
    private static final int DEEPEST = 20;

    /** Tells a damaged file from other failures. */
    public static Optional<UnreadableFile> in(Exception failed) {
        Throwable cause = failed;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof SparkThrowable told
                    && String.valueOf(told.getCondition()).startsWith(CONDITION)) {
                Throwable reason = cause.getCause() == null ? cause : cause.getCause();
                return Optional.of(
                        new UnreadableFile(told.getMessageParameters().getOrDefault("path", ""), reason));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    /** What is wrong, with the likely remedy. */
    String message() {
        return "cannot be read: "
                + IoFault.reading(uri, reason, "the file is damaged: write it again")
                        .text();
    }
}
