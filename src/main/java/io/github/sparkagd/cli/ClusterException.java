package io.github.sparkagd.cli;

/** A cluster that cannot do the work: its message, one line with a remedy, is all that the user sees. */
final class ClusterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClusterException(String message, Throwable cause) {
        super(message, cause);
    }
}
