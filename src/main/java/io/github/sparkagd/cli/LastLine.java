package io.github.sparkagd.cli;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Passes on what is written, and remembers the last line of our own, which begins with {@code agd:}. */
final class LastLine extends FilterOutputStream {
    private static final String OURS = "agd: ";

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private String text = "";

    LastLine(OutputStream out) {
        super(out);
    }

    /** The line; empty where there was none. */
    synchronized String text() {
        return text;
    }

    @Override
    public synchronized void write(int one) throws IOException {
        out.write(one);
        if (one != '\n') {
            line.write(one);
            return;
        }
        String whole = line.toString(StandardCharsets.UTF_8);
        text = whole.startsWith(OURS) ? whole : text;
        line.reset();
    }
}
