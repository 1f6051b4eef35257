package io.github.sparkagd.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.lib.input.FileSplit;
import org.apache.hadoop.mapreduce.lib.input.LineRecordReader;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;

/** The rows of one split of a text file; ends with the first fault, or with the number of lines. Never throws. */
final class TextRows implements Iterator<RawRow> {
    private final LineRecordReader lines = new LineRecordReader();
    private final RowParser.Lines parser;
    private boolean header;
    private long line;
    private RawRow next;
    private boolean over;

    TextRows(Split split, RowParser parser, Configuration configuration) {
        this.parser = parser.open();
        this.header = parser.header() && split.start() == 0;
        try {
            requireBzip2(split, configuration);
            FileSplit part = new FileSplit(new Path(split.file()), split.start(), split.length(), new String[0]);
            lines.initialize(part, new TaskAttemptContextImpl(configuration, new TaskAttemptID()));
        } catch (IOException | RuntimeException failed) {
            // Hadoop's bzip2 reader fails by its arrays' bounds already when it opens a damaged file.
            next = unreadable(failed);
            over = true;
        }
    }

    /** Hadoop takes a file that is no bzip2, but has its name, for an empty one. */
    private static void requireBzip2(Split split, Configuration configuration) throws IOException {
        if (!split.file().endsWith(".bz2") || split.start() > 0) {
            return;
        }
        Path path = new Path(split.file());
        try (InputStream in = path.getFileSystem(configuration).open(path)) {
            if (!new String(in.readNBytes(3), StandardCharsets.ISO_8859_1).equals("BZh")) {
                throw new IOException("it is no bzip2 file, though its name says so");
            }
        }
    }

    private RawRow unreadable(Exception failed) {
        close();
        return RawRow.fault(
                line + 1,
                "cannot be read: " + InputFile.firstLine(failed) + ". Maybe the file is damaged or cut short.");
    }

    @Override
    public boolean hasNext() {
        if (next == null && !over) {
            next = read();
            if (!next.isRow()) {
                over = true;
                close();
            }
        }
        return next != null;
    }

    private RawRow read() {
        try {
            while (lines.nextKeyValue()) {
                line++;
                String text = lines.getCurrentValue().toString().strip();
                if (text.isEmpty()) {
                    continue;
                }
                if (!header) {
                    return parser.parse(text, line);
                }
                header = false;
                Optional<String> wrong = parser.headerFault(text);
                if (wrong.isPresent()) {
                    return RawRow.fault(line, wrong.get());
                }
            }
            return RawRow.end(line);
        } catch (IOException | RuntimeException failed) {
            // Decompressors meet damaged files with exceptions of many kinds.
            return unreadable(failed);
        }
    }

    private void close() {
        try {
            lines.close();
        } catch (IOException ignored) {
            // All that was wanted has been read.
        }
    }

    @Override
    public RawRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        RawRow row = next;
        next = null;
        return row;
    }
}
