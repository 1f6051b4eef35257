package io.github.sparkagd.train;

/** A checkpoint that cannot be continued; the message says what is wrong with it. */
public final class CheckpointException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public CheckpointException(String message) {
        super(message);
    }
}
