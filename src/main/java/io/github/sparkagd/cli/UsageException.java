package io.github.sparkagd.cli;

/** Wrong usage: its message, one line with a remedy, is all that the user sees. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }

    /** Refuses with {@code message} what does not hold. */
    static void require(boolean holds, String message) {
        if (!holds) {
            throw new UsageException(message);
        }
    }
}
