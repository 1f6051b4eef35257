package io.github.sparkagd.data;

import java.io.Closeable;
import java.io.IOException;

/** The rows of one split, and after them the first fault or the end. Throws nothing. */
abstract class RowReader extends Lookahead<ReadResult> {
    private boolean over;

    /** Content that is not as it should be: turned into a fault. The message has the remedy. */
    static final class Wrong extends IOException {
        private static final long serialVersionUID = 1L;
        private final ReadResult.Fault fault;

        /** @param fault at the line that shows it, 0 for the file as a whole */
        Wrong(ReadResult.Fault fault) {
            super(fault.message().toString());
            this.fault = fault;
        }

        Wrong(String template, Object... arguments) {
            this(new ReadResult.Fault(0, template, arguments));
        }

        ReadResult.Fault fault() {
            return fault;
        }
    }

    /** The next row, or the end. */
    abstract ReadResult read() throws IOException;

    /** What to say of a failure of {@link #read}. */
    abstract ReadResult.Fault unreadable(Exception failed);

    abstract void close();

    @Override
    final ReadResult advance() {
        if (over) {
            return null;
        }
        ReadResult found = readOrFault();
        if (!(found instanceof ReadResult.Row)) {
            over = true;
            close();
        }
        return found;
    }

    private ReadResult readOrFault() {
        try {
            return read();
        } catch (IOException | RuntimeException failed) {
            // Decompressors meet damaged files with exceptions of many kinds.
            return fault(failed);
        }
    }

    final ReadResult.Fault fault(Exception failed) {
        return failed instanceof Wrong wrong ? wrong.fault : unreadable(failed);
    }

    static void closeQuietly(Closeable stream) {
        try {
            if (stream != null) {
                stream.close();
            }
        } catch (IOException ignored) {
            // All that was wanted has been read.
        }
    }
}
