package io.github.sparkagd.data;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.SparkThrowable;
import scala.Tuple2;

/** Rows that stages of a model have made; ends with a fault where a stage fails on a row, or the reader before it. */
final class StagedRows implements Iterator<Tuple2<Long, RawRow>> {
    private static final int DEEPEST = 20;

    private final PlacedRows found;
    private long last;
    private Tuple2<Long, RawRow> fault;
    private boolean over;

    StagedRows(PlacedRows found) {
        this.found = found;
    }

    @Override
    public boolean hasNext() {
        if (over) {
            return fault != null;
        }
        try {
            return found.hasNext();
        } catch (Exception failed) { // SparkException too, which is checked and not declared
            if (!ofSpark(failed)) {
                throw failed;
            }
            over = true;
            fault = new Tuple2<>(last + 1, RawRow.fault(0, reason(failed)));
            return true;
        }
    }

    private static boolean ofSpark(Throwable failed) {
        Throwable cause = failed;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof SparkThrowable) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static String reason(Throwable failed) {
        Throwable root = failed;
        for (int depth = 0; root.getCause() != null && depth < DEEPEST; depth++) {
            root = root.getCause();
        }
        String reason = IoFault.firstLine(root).replaceAll("[.\\s]+$", "");
        return "a row cannot be read, or not be taken by the model's stages: " + reason
                + ". Maybe drop or repair such rows.";
    }

    @Override
    public Tuple2<Long, RawRow> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        if (over) {
            Tuple2<Long, RawRow> told = fault;
            fault = null;
            return told;
        }
        Tuple2<Long, RawRow> row = found.next();
        last = row._1();
        return row;
    }
}
