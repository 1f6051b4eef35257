package io.github.sparkagd.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Optional;

/** The last line of a terminal, rewritten while work goes on. Whatever else is printed takes its place. */
final class StatusLine {
    private static final String ERASE = "\r\u001b[K";
    /** A line that is too long is cut at the edge: what it wraps to could not be erased. */
    private static final String CUT = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";

    private static volatile StatusLine ofProcess;

    private final PrintStream terminal;
    private boolean shown;
    private boolean atLineStart = true;

    /** @param terminal what a person is looking at */
    StatusLine(PrintStream terminal) {
        this.terminal = terminal;
    }

    /** The line of this process's terminal; empty where stderr is none, or nobody has said so. */
    static Optional<StatusLine> ofProcess() {
        return Optional.ofNullable(ofProcess);
    }

    /** Keeps a line below what this process prints, if the launcher has found a terminal. */
    static void adopt() {
        if ("1".equals(System.getenv("AGD_TERMINAL"))) {
            StatusLine line = new StatusLine(System.err);
            System.setErr(line.above(System.err, ErrorStream.charset("stderr")));
            System.setOut(line.above(System.out, ErrorStream.charset("stdout")));
            ofProcess = line;
        }
    }

    /** Shows {@code text} instead of what was shown, unless others are in the middle of a line. */
    synchronized void show(String text) {
        if (atLineStart) {
            terminal.print(ERASE + CUT + text + WRAP);
            terminal.flush();
            shown = true;
        }
    }

    /** Leaves the terminal clean. */
    synchronized void clear() {
        if (shown) {
            terminal.print(ERASE);
            terminal.flush();
            shown = false;
        }
    }

    /** A stream to the same terminal, or elsewhere, that does not write into this line. */
    PrintStream above(OutputStream stream, Charset charset) {
        return new PrintStream(new Above(stream), true, charset);
    }

    private final class Above extends FilterOutputStream {
        Above(OutputStream stream) {
            super(stream);
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int start, int length) throws IOException {
            synchronized (StatusLine.this) {
                clear();
                out.write(bytes, start, length);
                atLineStart = length == 0 ? atLineStart : bytes[start + length - 1] == '\n';
            }
        }
    }
}
