package io.github.sparkagd.data;

import io.github.sparkagd.blocks.Part;
import java.io.Serializable;
import java.util.stream.LongStream;

/** Which rows of one set are set aside for testing: a function of seed and row number alone. */
record TestSplit(long seed, double fraction) implements Serializable {
    static final TestSplit NONE = new TestSplit(0, 0);

    /** The part of row {@code number}. */
    int part(long number) {
        return fraction > 0 && Mix.uniform(seed, number) < fraction ? Part.TEST : Part.TRAINING;
    }

    /** How many of {@code rows} rows are set aside. */
    long count(long rows) {
        return fraction == 0
                ? 0
                : LongStream.range(0, rows)
                        .filter(number -> part(number) == Part.TEST)
                        .count();
    }
}
