package io.github.sparkagd.versions;

import java.util.Set;
import org.apache.spark.SparkThrowable;

/** What Spark's readers throw for a file that they cannot read, in Spark 3.5, where the errors have no names. */
public final class ReadFailures {
    private static final Set<String> CLASSES =
            Set.of("_LEGACY_ERROR_TEMP_2062", "_LEGACY_ERROR_TEMP_2063", "_LEGACY_ERROR_TEMP_2064");

    private ReadFailures() {}

    /**
     * True for it; the parameter {@code path} of the message is the file.
     *
     * @param thrown by Spark
     * @return whether it is one
     */
    public static boolean contain(SparkThrowable thrown) {
        return thrown.getErrorClass() != null && CLASSES.contains(thrown.getErrorClass());
    }
}
