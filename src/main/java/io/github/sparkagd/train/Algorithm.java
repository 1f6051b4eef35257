package io.github.sparkagd.train;

/** The training algorithms, by the names users type. */
public enum Algorithm {
    /** Aligned gradient descent, Algorithm 1 of the paper. */
    AGD("agd"),
    /** Aligned gradient descent whose one scalar layer takes the exact minimiser (§4.3, "full correction"). */
    AGD_FULL("agd-full"),
    /** Gradient descent on the shallow network. */
    GD("gd"),
    /** Gradient descent with Polyak's momentum on the shallow network. */
    HEAVY_BALL("heavy-ball"),
    /** Nesterov's accelerated gradient on the shallow network. */
    NESTEROV("nesterov"),
    /** Plain gradient descent on all layers of a deep linear network at once. */
    DEEP_GD("deep-gd");

    private final String label;

    Algorithm(String label) {
        this.label = label;
    }

    /** The name on the command line and in files. */
    public String label() {
        return label;
    }

    @Override
    public String toString() {
        return label;
    }
}
