package io.github.sparkagd.cluster;

import io.github.sparkagd.data.LabelledRow;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.apache.spark.ml.linalg.Vector;

/** The predictions for some rows as lines of csv, cut into chunks of whole lines, so that no more than one is in memory. */
final class PredictionText implements Iterator<byte[]> {
    /** More in a line than the row's number, two numbers, two commas and a line feed take. */
    static final int MOST_LINE_BYTES = 72;

    private final Iterator<LabelledRow> rows;
    private final Form form;
    private final int chunk;
    private final StringBuilder text = new StringBuilder();
    private long taken;

    /**
     * How a row becomes a line.
     *
     * @param weights of the stored values
     * @param labelled whether the label stands in the line
     */
    record Form(Vector weights, double intercept, boolean labelled) implements Serializable {
        String header() {
            return labelled ? "row,prediction,label\n" : "row,prediction\n";
        }

        private void write(LabelledRow row, StringBuilder line) {
            double prediction = SavedModel.predict(row.features(), weights, intercept);
            line.append(row.number()).append(',').append(prediction);
            if (labelled) {
                line.append(',').append(row.label());
            }
            line.append('\n');
        }
    }

    /**
     * @param rows in the order of the lines
     * @param chunk about how many bytes a chunk has at most
     */
    PredictionText(Iterator<LabelledRow> rows, Form form, int chunk) {
        this.rows = rows;
        this.form = form;
        this.chunk = chunk;
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public byte[] next() {
        text.setLength(0);
        do {
            form.write(rows.next(), text);
            taken++;
        } while (text.length() < chunk && rows.hasNext());
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** How many rows the chunks so far hold. */
    long taken() {
        return taken;
    }
}
