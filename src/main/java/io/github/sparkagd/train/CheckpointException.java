package io.github.sparkagd.train;

import io.github.sparkagd.settings.Refusal;

/** A checkpoint that cannot be continued; the message says what is wrong with it. */
public final class CheckpointException extends Refusal {
    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong.
     *
     * @param template as {@link io.github.sparkagd.settings.Phrase#of} takes it
     * @param arguments of the template
     */
    public CheckpointException(String template, Object... arguments) {
        super(template, arguments);
    }
}
