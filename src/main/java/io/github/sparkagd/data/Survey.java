package io.github.sparkagd.data;

import java.io.Serializable;
import org.apache.spark.ml.linalg.DenseVector;

/**
 * What one split holds.
 *
 * @param rows rows after the class choice
 * @param lines lines of text
 * @param columns the least number of features that holds all rows
 * @param width the number of features that every row says there are; 0 where the format leaves that open
 * @param entries stored values
 * @param dense whether any row is stored in full
 * @param negatives rows labelled −1
 * @param positives rows labelled +1
 * @param ignored lines in which something was ignored that is no fault
 * @param hash of the rows and their order
 * @param fault the first fault, null for none; the rest counts what was before it
 */
record Survey(
        long rows,
        long lines,
        int columns,
        int width,
        long entries,
        boolean dense,
        long negatives,
        long positives,
        long ignored,
        long hash,
        ReadResult.Fault fault)
        implements Serializable {

    /** The base of the polynomial hash; odd, so that its powers keep all bits. */
    private static final long BASE = 0x5DEECE66D1B54A35L;

    static final Survey NOTHING = new Survey(0, 0, 0, 0, 0, false, 0, 0, 0, 0, null);

    private static ReadResult.Fault ragged(ReadResult.Row row, int expected) {
        return new ReadResult.Fault(
                0,
                "%s has %s features, the rows before it have %s. Maybe drop or repair such rows.",
                row.line() == 0 ? "a row" : "row " + row.line(),
                row.features().size(),
                expected);
    }

    /** Counts what is read of a split, one result after the other. */
    static final class Count {
        private final ClassChoice classes;
        private long rows;
        private long lines;
        private int columns;
        private int width;
        private long entries;
        private boolean dense;
        private long negatives;
        private long positives;
        private long ignored;
        private long hash;
        private boolean over;
        private ReadResult.Fault fault;

        /** @param classes the two classes to keep, null for all labels */
        Count(ClassChoice classes) {
            this.classes = classes;
        }

        /** True once the end or a fault was read. */
        boolean over() {
            return over;
        }

        /** Counts {@code result}; returns the row, its label signed, if it is one to keep, and null otherwise. */
        ReadResult.Row take(ReadResult result) {
            if (result instanceof ReadResult.Row row) {
                if (width == 0 || row.width() == width) {
                    return add(row);
                }
                end(row.line(), ragged(row, width));
            } else if (result instanceof ReadResult.Fault found) {
                end(found.line(), found);
            } else if (result instanceof ReadResult.End end) {
                ignored = end.ignored();
                end(end.lines(), null);
            }
            return null;
        }

        private void end(long atLine, ReadResult.Fault found) {
            over = true;
            lines = atLine;
            fault = found;
        }

        private ReadResult.Row add(ReadResult.Row row) {
            width = row.width();
            columns = Math.max(columns, row.features().size());
            dense |= row.features() instanceof DenseVector;
            if (!ClassChoice.keeps(classes, row)) {
                return null;
            }
            ReadResult.Row kept = ClassChoice.signed(classes, row);
            rows++;
            entries += kept.features().numActives();
            negatives += kept.label() == -1 ? 1 : 0;
            positives += kept.label() == 1 ? 1 : 0;
            hash = hash * BASE + kept.hash();
            return kept;
        }

        Survey survey() {
            return new Survey(rows, lines, columns, width, entries, dense, negatives, positives, ignored, hash, fault);
        }
    }

    /** This split followed by {@code that}: the hash does not depend on where splits are cut. */
    Survey then(Survey that) {
        return new Survey(
                rows + that.rows,
                lines + that.lines,
                Math.max(columns, that.columns),
                Math.max(width, that.width),
                entries + that.entries,
                dense || that.dense,
                negatives + that.negatives,
                positives + that.positives,
                ignored + that.ignored,
                hash * power(BASE, that.rows) + that.hash,
                null);
    }

    private static long power(long base, long exponent) {
        long power = 1;
        long square = base;
        for (long e = exponent; e > 0; e >>= 1) {
            power *= (e & 1) == 1 ? square : 1;
            square *= square;
        }
        return power;
    }
}
