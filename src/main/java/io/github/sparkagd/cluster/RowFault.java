package io.github.sparkagd.cluster;

import java.util.Optional;

/** A row that cannot be trained on; says what of it is wrong and how. */
public final class RowFault extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** @param message one line, with a remedy */
    public RowFault(String message) {
        super(message);
    }

    /**
     * {@return the fault for which a Spark job failed; empty where it failed for another reason}
     *
     * <p>Spark keeps the exception of a task as text only, so it is the text that is looked at.
     *
     * @param failure what the job threw
     */
    public static Optional<RowFault> in(Throwable failure) {
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
