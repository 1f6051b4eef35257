package io.github.sparkagd.data;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.spark.SparkThrowable;

/** What Spark's SQL says of a failure, in one line and without its codes. */
final class SparkWords {
    private static final int LONGEST = 300;

    private SparkWords() {}

    /** Without a period at the end. */
    static String of(Throwable failed) {
        String line = IoFault.firstLine(failed)
                .replaceFirst("^\\[[A-Z0-9_.]+] ", "")
                .replaceFirst("\\s*SQLSTATE: \\w+(?=;|$| \\()", "")
                .replaceAll("[.;\\s]+$", "");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " …";
    }

    /** Why {@code uri} could not be read, with a remedy: {@code otherwise}, a constant, where the cause is not known. */
    static IoFault reading(String uri, Throwable failed, String otherwise) {
        IoFault fault = IoFault.reading(uri, failed, otherwise);
        return fault.cause() == IoCause.OTHER ? new IoFault(IoCause.OTHER, of(failed), fault.remedy()) : fault;
    }

    /** What Spark's SQL refused: not the failure of a cluster or a file system. */
    static Optional<Throwable> refusal(Throwable failed) {
        return ExceptionUtils.getThrowableList(failed).stream()
                .filter(cause -> cause instanceof SparkThrowable)
                .filter(cause -> String.valueOf(cause.getMessage()).startsWith("["))
                .reduce((outer, inner) -> inner);
    }

    /** Does some work on a table; what Spark's SQL refuses of it is a fault of the data. */
    static <T> T readable(String uri, Supplier<T> work) {
        try {
            return work.get();
        } catch (Exception failed) { // SparkException too, which is checked and not declared
            Optional<Throwable> refusal = refusal(failed);
            if (failed instanceof DataException || refusal.isEmpty()) {
                throw failed;
            }
            Throwable reason =
                    UnreadableFile.in(failed).map(UnreadableFile::reason).orElse(refusal.get());
            throw new DataException(
                    "%s cannot be read as a table: %s",
                    uri, reading(uri, reason, "repair it").text());
        }
    }
}
