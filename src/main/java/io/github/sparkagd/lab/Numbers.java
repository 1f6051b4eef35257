package io.github.sparkagd.lab;

import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.report.HistoryCsv;
import io.github.sparkagd.report.LinePlot;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** The numbers of a picture, as they go into its csv file: losses of runs, or a table of anything else. */
sealed interface Numbers {

    /** Writes them, a line of headings first. */
    void write(Writer out) throws IOException;

    /** Runs, in the format of {@code history.csv}. */
    record Losses(List<Observed> runs) implements Numbers {
        public Losses {
            runs = List.copyOf(runs);
        }

        @Override
        public void write(Writer out) throws IOException {
            HistoryCsv.write(runs.stream().map(Observed::trained).toList(), out);
        }
    }

    /** Numbers of any kind, a row each. */
    record Table(List<Row> rows) implements Numbers {
        private static final String HEADER = "panel,series,iteration,quantity,value";

        public Table {
            rows = List.copyOf(rows);
        }

        /** Every point of every curve of a panel, under another name than its title. */
        static Table of(String panel, LinePlot plot, String quantity) {
            List<Row> rows = new ArrayList<>();
            for (LinePlot.Series curve : plot.series()) {
                Vec xs = curve.xs();
                for (int i = 0; i < xs.size(); i++) {
                    rows.add(new Row(
                            panel, curve.name(), xs.get(i), quantity, curve.ys().get(i)));
                }
            }
            return new Table(rows);
        }

        /** The same of several panels, each named by its title. */
        static Table of(List<LinePlot> panels, String quantity) {
            return panels.stream()
                    .map(panel -> of(panel.title(), panel, quantity))
                    .reduce(new Table(List.of()), Table::then);
        }

        /** These rows, and below them those of another table. */
        Table then(Table other) {
            List<Row> both = new ArrayList<>(rows);
            both.addAll(other.rows);
            return new Table(both);
        }

        @Override
        public void write(Writer out) throws IOException {
            out.write(HEADER + "\n");
            for (Row row : rows) {
                out.write(row.line() + "\n");
            }
        }
    }

    /**
     * A number that a picture shows.
     *
     * @param panel which panel
     * @param series which curve
     * @param iteration t, or the position on the horizontal axis where that is another thing
     * @param quantity what is measured
     * @param value its value
     */
    record Row(String panel, String series, double iteration, String quantity, double value) {
        private String line() {
            return field(panel) + "," + field(series) + "," + position() + "," + quantity + "," + value;
        }

        /** Whole numbers without a decimal point. */
        private String position() {
            return iteration == Math.rint(iteration) && Math.abs(iteration) < 1e9
                    ? Long.toString((long) iteration)
                    : Double.toString(iteration);
        }

        private static String field(String text) {
            return text.contains(",") ? '"' + text + '"' : text;
        }
    }
}
