package io.github.sparkagd.data;

import java.io.Serializable;

/** Which rows of one set are set aside for testing: a function of seed and row number alone. */
record TestSplit(long seed, double fraction) implements Serializable {
    static final TestSplit ALL = new TestSplit(0, 1);

    boolean test(long number) {
        return fraction > 0 && Mix.uniform(seed, number) < fraction;
    }
}
