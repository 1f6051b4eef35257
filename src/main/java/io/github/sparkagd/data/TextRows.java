package io.github.sparkagd.data;

import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.Text;

/** The rows of one split of a text file; ends with the first fault, or with the number of lines. Never throws. */
final class TextRows implements Iterator<RawRow> {
    private final Split split;
    private final RowParser.Lines parser;
    private SplitLines lines;
    private boolean header;
    private long line;
    private RawRow next;
    private boolean over;

    TextRows(Split split, RowParser parser, Configuration configuration) {
        this.split = split;
        this.parser = parser.open();
        this.header = parser.header() && split.start() == 0;
        try {
            lines = SplitLines.open(split, configuration);
        } catch (IOException | RuntimeException failed) {
            next = unreadable(failed);
            over = true;
        }
    }

    private RawRow unreadable(Exception failed) {
        if (failed instanceof WrongKind wrong) {
            return RawRow.fault(wrong.line(), wrong.getMessage());
        }
        IoFault fault = IoFault.reading(split.file(), failed, "the file is damaged or cut short");
        return RawRow.fault(line + 1, "cannot be read: " + fault.text());
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
            for (Text found = lines.next(); found != null; found = lines.next()) {
                line++;
                String text = parser.content(found.toString());
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
            return RawRow.end(line, parser.ignored());
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
