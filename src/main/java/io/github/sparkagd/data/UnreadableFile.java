package io.github.sparkagd.data;

import io.github.sparkagd.settings.Phrase;
import io.github.sparkagd.versions.ReadFailures;
import java.util.Optional;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.spark.SparkThrowable;

/**
 * A file that Spark's own readers could not read.
 *
 * @param uri the file
 * @param reason what its reader threw
 */
public record UnreadableFile(String uri, Throwable reason) {
    /**
     * Tells a damaged file from other failures.
     *
     * @param failed what a job ended with
     * @return empty where the cause is another
     */
    public static Optional<UnreadableFile> in(Exception failed) {
        for (Throwable cause : ExceptionUtils.getThrowableList(failed)) {
            if (cause instanceof SparkThrowable told && ReadFailures.contain(told)) {
                Throwable reason = cause.getCause() == null ? cause : cause.getCause();
                return Optional.of(
                        new UnreadableFile(told.getMessageParameters().getOrDefault("path", ""), reason));
            }
        }
        return Optional.empty();
    }

    /** What is wrong, with the likely remedy. */
    Phrase message() {
        return Phrase.of(
                "cannot be read: %s",
                IoFault.reading(uri, reason, "the file is damaged: write it again")
                        .text());
    }
}
