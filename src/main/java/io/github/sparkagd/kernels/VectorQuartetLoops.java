package io.github.sparkagd.kernels;

/** Which loops take a quartet with the Vector API, whatever the length of a register. */
interface VectorQuartetLoops extends QuartetLoops {
    /**
     * The longest rows of doubles of which a quartet is added in the same loop in which the next one is predicted: for so few
     * turns beginning a loop weighs more. Over longer ones a loop of its own for each lets the processor fetch further ahead.
     */
    int MOST_IN_ONE_LOOP = 64;

    /** Does as {@link #advance(double[], Quartets, int)}, with a loop for each use of a row. */
    void advanceLong(double[] values, Quartets quartets, int i);

    @Override
    default void advance(double[] values, Quartets quartets, int i) {
        if (quartets.columns() <= MOST_IN_ONE_LOOP) {
            VectorQuartets.advance(values, quartets, i);
        } else {
            advanceLong(values, quartets, i);
        }
    }

    @Override
    default void advance(float[] values, Quartets quartets, int i) {
        VectorQuartets.advance(values, quartets, i);
    }

    @Override
    default void advance(short[] values, Quartets quartets, int i) {
        VectorQuartets.advance(values, quartets, i);
    }

    @Override
    default void advance(byte[] values, Quartets quartets, int i) {
        VectorQuartets.advance(values, quartets, i);
    }
}
