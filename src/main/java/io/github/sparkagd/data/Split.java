package io.github.sparkagd.data;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a file that one task reads.
 *
 * @param file the whole of it
 * @param start first byte
 * @param length in bytes
 */
record Split(InputFile file, long start, long length) implements Serializable {
    /** Pinned, so that neither the file system nor the cluster decides where splits end. */
    static final long BYTES = 32L << 20;

    /** The splits of text files, in order; a gzip file is one, bzip2 is cut as plain text is. */
    static List<Split> ofText(List<InputFile> files, long bytes) {
        List<Split> splits = new ArrayList<>();
        for (InputFile file : files) {
            boolean whole = file.uri().endsWith(".gz");
            long step = whole ? Math.max(1, file.length()) : bytes;
            for (long start = 0; start < Math.max(1, file.length()); start += step) {
                splits.add(new Split(file, start, Math.min(step, file.length() - start)));
            }
        }
        return splits;
    }

    /** One split per file. */
    static Split whole(InputFile file) {
        return new Split(file, 0, file.length());
    }
}
