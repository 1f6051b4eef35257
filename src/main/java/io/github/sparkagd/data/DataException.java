package io.github.sparkagd.data;

import io.github.sparkagd.settings.Refusal;

/** Bad input: its message, one line, names the file, the line or record, what is wrong and the likely remedy. */
public final class DataException extends Refusal {
    private static final long serialVersionUID = 1L;

    /**
     * The message says what is wrong and what may help.
     *
     * @param template one line, as {@link io.github.sparkagd.settings.Phrase#of} takes it
     * @param arguments of the template
     */
    public DataException(String template, Object... arguments) {
        super(template, arguments);
    }
}
