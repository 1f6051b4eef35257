package io.github.sparkagd.data;

import java.io.Serializable;

/** Turns a line of text into a row. */
interface RowParser extends Serializable {

    /** What one split's worth of parsing needs; made once per split, on the executor. */
    interface Lines {
        /** The row, or a fault; never a line's end. {@code number} is the 1-based line within the split. */
        RawRow parse(String line, long number);
    }

    Lines open();

    /** True when the first line of each file is not a row. */
    boolean skipsFirstLine();
}
