package io.github.sparkagd.data;

import java.io.IOException;

/** A file whose first bytes are those of another kind than its reader takes; the message has the remedy. */
final class WrongKind extends IOException {
    private static final long serialVersionUID = 1L;

    private final long line;

    WrongKind(String message) {
        this(0, message);
    }

    /** @param line that shows it, 0 for the file as a whole */
    WrongKind(long line, String message) {
        super(message);
        this.line = line;
    }

    long line() {
        return line;
    }
}
