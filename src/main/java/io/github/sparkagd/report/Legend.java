package io.github.sparkagd.report;

import static io.github.sparkagd.report.Frame.point;

import io.github.sparkagd.report.Brush.Anchor;
import io.github.sparkagd.report.Brush.Pen;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The names of what is drawn, each after a piece of it, in columns that are read downwards.
 *
 * @param entries in their order
 * @param width pixels that the columns may take
 */
record Legend(List<Entry> entries, double width) {
    private static final int LINE = 20;
    /** The piece, with what is free after it. */
    private static final int PIECE = 30;

    private static final int NAME = PIECE + 7;
    private static final int BETWEEN = 10;

    /** A name and how what it names looks. */
    record Entry(String name, Style style) {}

    double height() {
        return entries.isEmpty() ? 0 : (rows() + 0.5) * LINE;
    }

    /** So few that the columns have room beside each other. */
    private int rows() {
        int rows = 1;
        while (rows < entries.size() && left(columns(rows), rows) - BETWEEN > width) {
            rows++;
        }
        return rows;
    }

    private int columns(int rows) {
        return (entries.size() + rows - 1) / rows;
    }

    /** Where a column begins: after those before it. */
    private double left(int column, int rows) {
        return IntStream.range(0, column)
                .mapToDouble(before -> NAME
                        + BETWEEN
                        + entries.subList(before * rows, Math.min(entries.size(), (before + 1) * rows)).stream()
                                .mapToDouble(entry -> PlotSheet.textWidth(entry.name()))
                                .max()
                                .orElse(0))
                .sum();
    }

    void paint(Brush brush) {
        int rows = rows();
        for (int k = 0; k < entries.size(); k++) {
            double left = left(k / rows, rows);
            double middle = (k % rows + 0.5) * LINE;
            Style style = entries.get(k).style();
            if (style.stroke() == LinePlot.Stroke.POINTS) {
                brush.dot(point(left + PIECE / 2.0, middle), style.paint());
            } else {
                brush.line(List.of(point(left, middle), point(left + PIECE, middle)), Pen.of(style));
            }
            brush.text(entries.get(k).name(), point(left + NAME, middle + 4), Anchor.START);
        }
    }
}
