package io.github.sparkagd.data;

/** Bad input: its message, one line, names the file, the line or record, what is wrong and the likely remedy. */
public final class DataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * {@link Throwable#getMessage} says what is wrong and what may help.
     *
     * @param message one line
     */
    public DataException(String message) {
        super(message);
    }
}
