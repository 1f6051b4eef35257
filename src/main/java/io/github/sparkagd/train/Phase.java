package io.github.sparkagd.train;

/** What is under way in a training. */
public enum Phase {
    /** The eigenvalues, from which rates follow. */
    SPECTRUM("spectrum"),
    /** Trainings at the rates of a grid, to find the best. */
    SEARCH("search"),
    /** The training itself. */
    TRAIN("train"),
    /** Writing what came of it. */
    SAVE("save");

    private final String label;

    Phase(String label) {
        this.label = label;
    }

    /** {@return the name, for people and in Spark's pages} */
    public String label() {
        return label;
    }
}
