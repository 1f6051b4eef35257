package io.github.sparkagd.data;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The rows of a file of images, one byte a pixel; ends with the first fault or the end. Never throws.
 *
 * <p>Pixels are kept as whole numbers from 0 to 255.
 */
abstract class ImageRows implements Iterator<RawRow> {
    private RawRow next;
    private boolean over;

    /** Thrown at a fault of the content. */
    static final class Wrong extends IOException {
        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message);
        }
    }

    /** The URI of the file. */
    abstract String file();

    /** The next image, or null at the proper end. */
    abstract RawRow read() throws IOException;

    abstract void close();

    @Override
    public final boolean hasNext() {
        if (next == null && !over) {
            next = orFault();
            if (!next.isRow()) {
                over = true;
                close();
            }
        }
        return next != null;
    }

    private RawRow orFault() {
        try {
            RawRow row = read();
            return row == null ? RawRow.end(0) : row;
        } catch (Wrong | WrongKind wrong) {
            return RawRow.fault(0, wrong.getMessage());
        } catch (EOFException cut) {
            return RawRow.fault(0, "ends too early. Maybe the file is cut short: fetch it again.");
        } catch (IOException failed) {
            return RawRow.fault(0, unreadable(file(), failed));
        }
    }

    @Override
    public final RawRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        RawRow row = next;
        next = null;
        return row;
    }

    static String unreadable(String uri, IOException failed) {
        return "cannot be read: "
                + IoFault.reading(uri, failed, "fetch the file again").text();
    }

    static double[] pixels(byte[] bytes, int from) {
        double[] values = new double[bytes.length - from];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes[from + i] & 0xff;
        }
        return values;
    }

    static void closeQuietly(DataInputStream stream) {
        try {
            if (stream != null) {
                stream.close();
            }
        } catch (IOException ignored) {
            // All that was wanted has been read.
        }
    }
}
