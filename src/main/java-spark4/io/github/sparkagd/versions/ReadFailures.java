package io.github.sparkagd.versions;

import org.apache.spark.SparkThrowable;

/** What Spark's readers throw for a file that they cannot read, from Spark 4.0 on. */
public final class ReadFailures {
    private ReadFailures() {}

    /**
     * True for it; the parameter {@code path} of the message is the file.
     *
     * @param thrown by Spark
     * @return whether it is one
     */
    public static boolean contain(SparkThrowable thrown) {
        return String.valueOf(thrown.getCondition()).startsWith("FAILED_READ_FILE");
    }
}
