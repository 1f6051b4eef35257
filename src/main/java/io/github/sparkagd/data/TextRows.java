package io.github.sparkagd.data;

import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
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
    private final boolean skipsFirst;
    private long line;
    private RawRow next;
    private boolean over;

    TextRows(Split split, RowParser parser, Configuration configuration) {
        this.parser = parser.open();
        this.skipsFirst = parser.skipsFirstLine() && split.start() == 0;
        try {
            FileSplit part = new FileSplit(new Path(split.file()), split.start(), split.length(), new String[0]);
            lines.initialize(part, new TaskAttemptContextImpl(configuration, new TaskAttemptID()));
        } catch (IOException failed) {
            next = unreadable(failed);
            over = true;
        }
    }

    private RawRow unreadable(IOException failed) {
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
                if (!text.isEmpty() && !(skipsFirst && line == 1)) {
                    return parser.parse(text, line);
                }
            }
            return RawRow.end(line);
        } catch (IOException failed) {
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
