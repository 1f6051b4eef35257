package io.github.sparkagd.train;

/**
 * How a run ended.
 *
 * @param kind the reason
 * @param iteration the iteration at which it ended
 * @param message one sentence for the user, with advice where there is any
 */
public record Outcome(Kind kind, int iteration, String message) {

    /** The reasons for which a run ends. */
    public enum Kind {
        /** All iterations that were asked for are done. */
        ITERATIONS("iterations done"),
        /** The relative gradient norm ‖g‖/‖b‖ reached the tolerance. */
        TOLERANCE("tolerance reached"),
        /** The time allowed was used up. */
        TIME("time used up"),
        /** The loss over the test examples no longer fell. */
        VALIDATION("validation loss no longer falls"),
        /** The labels are uncorrelated with every feature: the starting point is a solution. */
        NOTHING_TO_LEARN("nothing to learn"),
        /** A bound was broken beyond which no progress is to be expected. */
        DIVERGED("diverged");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** {@return the reason, for people} */
        public String label() {
            return label;
        }
    }

    /** {@return whether the run diverged} */
    public boolean diverged() {
        return kind == Kind.DIVERGED;
    }
}
