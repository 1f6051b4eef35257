package io.github.sparkagd.train;

import io.github.sparkagd.settings.Refusal;

/** A checkpoint that cannot be continued; the message says what is wrong with it. */
public final class CheckpointException extends Refusal {
    private static final long serialVersionUID = 1L;

    /** @param text what is wrong, with the names of settings in braces as a {@link Refusal} has them */
    public CheckpointException(String text) {
        super(text);
    }
}
