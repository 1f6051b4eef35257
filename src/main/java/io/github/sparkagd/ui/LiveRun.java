package io.github.sparkagd.ui;

import io.github.sparkagd.report.RowThinning;
import io.github.sparkagd.report.RunsNow;
import io.github.sparkagd.train.Outcome;
import io.github.sparkagd.train.RunId;
import io.github.sparkagd.train.TraceRow;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The trace of a run that goes on, in bounded memory: one thread adds rows, any thread reads them, and neither waits for the
 * other. A trace that grows long is thinned, and looks the same.
 */
final class LiveRun {
    /** Rows that are kept at most. */
    static final int MOST = 600;

    private final RunId id;
    private volatile Rows rows = new Rows(List.of());
    private volatile Optional<Outcome> outcome = Optional.empty();

    LiveRun(RunId id) {
        this.id = id;
    }

    /** Rows up to {@code size}; what lies beyond is the writer's alone. */
    private static final class Rows {
        private final TraceRow[] rows = new TraceRow[MOST];
        private volatile int size;

        Rows(List<TraceRow> first) {
            first.toArray(rows);
            size = first.size();
        }

        void add(TraceRow row) {
            int end = size;
            rows[end] = row;
            // A reader that sees the new size sees the row.
            size = end + 1;
        }

        List<TraceRow> read() {
            return Arrays.asList(rows).subList(0, size);
        }
    }

    /** Adds a row of a later iteration; one thread only. */
    void add(TraceRow row) {
        Rows current = rows;
        if (current.size == MOST) {
            current = new Rows(RowThinning.of(current.read(), MOST / 2));
            current.add(row);
            rows = current;
        } else {
            current.add(row);
        }
    }

    void end(Outcome why) {
        outcome = Optional.of(why);
    }

    /** Where it stands, without the rows that come later; empty before its first row. */
    Optional<RunsNow.Now> now() {
        Optional<Outcome> ended = outcome;
        List<TraceRow> read = rows.read();
        return read.isEmpty() ? Optional.empty() : Optional.of(new RunsNow.Now(id, read, ended));
    }
}
