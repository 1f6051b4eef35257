package io.github.sparkagd.train;

/** What the passes of a training are for. */
public enum Phase {
    /** The eigenvalues, from which rates follow. */
    SPECTRUM("spectrum"),
    /** Trainings at the rates of a grid, to find the best. */
    SEARCH("search"),
    /** The training itself. */
    TRAIN("train");

    private final String label;

    Phase(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
