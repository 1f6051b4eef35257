package io.github.sparkagd.ml;

import java.util.Optional;

/** A row that cannot be trained on; says which column is wrong and how. */
final class RowFault extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    RowFault(String message) {
        super(message);
    }

    /** The fault for which a Spark job failed, if it was one. */
    static Optional<RowFault> in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RowFault fault) {
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
