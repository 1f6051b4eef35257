package io.github.sparkagd.data;

import io.github.sparkagd.settings.Phrase;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.Text;

/** The rows of one split of a text file. */
final class TextRows extends RowReader {
    private final Split split;
    private final Configuration configuration;
    private final RowParser.Lines parser;
    private SplitLines lines;
    private boolean header;
    private long line;

    TextRows(Split split, RowParser parser, Configuration configuration) {
        this.split = split;
        this.configuration = configuration;
        this.parser = parser.open();
        this.header = parser.header() && split.start() == 0;
    }

    /** A line of a file. */
    record Line(long number, String text) {}

    /**
     * The first line of a file that is not blank; empty when there is none.
     *
     * @throws DataException when the file cannot be read
     */
    static Optional<Line> first(InputFile file, Configuration configuration) {
        RowParser.Lines none = (line, number) -> new ReadResult.End(number, 0);
        TextRows rows = new TextRows(Split.whole(file), () -> none, configuration);
        try {
            return Optional.ofNullable(rows.nextLine());
        } catch (IOException | RuntimeException failed) {
            throw rows.fault(failed).of(file.shown(), 0);
        } finally {
            rows.close();
        }
    }

    @Override
    ReadResult read() throws IOException {
        for (Text found = nextText(); found != null; found = nextText()) {
            ReadResult.Row row = header ? null : parser.plain(found.getBytes(), found.getLength(), line);
            if (row != null) {
                return row;
            }
            String text = parser.content(found.toString());
            if (text.isEmpty()) {
                continue;
            }
            if (!header) {
                return parser.parse(text, line);
            }
            header = false;
            Optional<Phrase> wrong = parser.headerFault(text);
            if (wrong.isPresent()) {
                return new ReadResult.Fault(line, wrong.get());
            }
        }
        return new ReadResult.End(line, parser.ignored());
    }

    /** The next line; null at the end. */
    private Text nextText() throws IOException {
        if (lines == null) {
            lines = SplitLines.open(split, configuration);
        }
        Text found = lines.next();
        line += found == null ? 0 : 1;
        return found;
    }

    /** The next line with content; null at the end. */
    private Line nextLine() throws IOException {
        for (Text found = nextText(); found != null; found = nextText()) {
            String text = parser.content(found.toString());
            if (!text.isEmpty()) {
                return new Line(line, text);
            }
        }
        return null;
    }

    @Override
    ReadResult.Fault unreadable(Exception failed) {
        IoFault fault = IoFault.reading(split.file().uri(), failed, "the file is damaged or cut short");
        return new ReadResult.Fault(line + 1, "cannot be read: %s", fault.text());
    }

    @Override
    void close() {
        closeQuietly(lines);
    }
}
