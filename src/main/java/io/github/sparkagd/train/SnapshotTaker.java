package io.github.sparkagd.train;

/** Takes snapshots of a training between its passes. */
interface SnapshotTaker {
    /** Takes none. */
    SnapshotTaker NONE = new SnapshotTaker() {
        @Override
        public boolean due(int iteration, double seconds, boolean done) {
            return false;
        }

        @Override
        public void take(TrainingSnapshot snapshot) {}
    };

    /**
     * Whether to take one now.
     *
     * @param iteration the last that any run has ended
     * @param seconds since training began
     * @param done whether all runs have ended
     */
    boolean due(int iteration, double seconds, boolean done);

    /** Takes one. */
    void take(TrainingSnapshot snapshot);
}
