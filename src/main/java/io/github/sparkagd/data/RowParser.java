package io.github.sparkagd.data;

import io.github.sparkagd.settings.Phrase;
import java.io.Serializable;
import java.util.Optional;

/** Turns a line of text into a row. */
interface RowParser extends Serializable {

    /** What one split's worth of parsing needs; made once per split, on the executor. */
    interface Lines {
        /** The row, or a fault; never the end. {@code number} is the 1-based line within the split. */
        ReadResult parse(String line, long number);

        /**
         * The row, where the line is one of plain numbers as programs write them; null where it takes {@link #parse} to tell
         * what it is.
         *
         * @param bytes the line in UTF-8
         * @param length how many of the bytes
         */
        default ReadResult.Row plain(byte[] bytes, int length, long number) {
            return null;
        }

        /** What of a line counts; empty for a line without a row, such as a blank one. */
        default String content(String line) {
            return line.strip();
        }

        /** In how many lines so far something was ignored that is no fault. */
        default long ignored() {
            return 0;
        }

        /** What is wrong with the first line of a file, which names the columns; empty for nothing. */
        default Optional<Phrase> headerFault(String line) {
            return Optional.empty();
        }
    }

    Lines open();

    /** True when the first line of each file that is not blank names the columns. */
    default boolean header() {
        return false;
    }
}
