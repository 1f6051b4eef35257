package io.github.sparkagd.ml;

import java.util.Optional;

/** A row that cannot be trained on; says which column is wrong and how. */
final class RowFault extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    RowFault(String message) {
        super(message);
    }

    /**
     * The fault for which a Spark job failed, if it was one.
     *
     * <p>Spark keeps the exception of a task as text only, so it is the text that is looked at.
     */
    static Optional<RowFault> in(Throwable failure) {
        String begin = RowFault.class.getName() + ": ";
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RowFault fault) {
                return Optional.of(fault);
            }
            String text = String.valueOf(cause.getMessage());
            int at = text.indexOf(begin);
            if (at >= 0) {
                return Optional.of(
                        new RowFault(text.substring(at + begin.length()).split("\\R", 2)[0]));
            }
        }
        return Optional.empty();
    }
}
