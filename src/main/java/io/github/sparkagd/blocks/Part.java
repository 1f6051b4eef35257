package io.github.sparkagd.blocks;

/**
 * Which rows of a data set belong together: 0-based numbers. Training rows and test rows are parts, and so are the folds of a
 * cross-validation, each by its own number.
 */
public final class Part {
    /** The rows that are trained on. */
    public static final int TRAINING = 0;

    /** The rows that are only watched. */
    public static final int TEST = 1;

    private Part() {}
}
