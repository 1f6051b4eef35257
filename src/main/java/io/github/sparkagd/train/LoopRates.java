package io.github.sparkagd.train;

/**
 * Seconds that the inner loops over dense values take on one core, for each width of a register.
 *
 * <p>Fitted to {@code submit/bench --contenders ours-plans} on server processors of 2022; {@code --jvm-flags -XX:UseAVX=2}
 * gives the four doubles, a JVM without the module {@code jdk.incubator.vector} the plain loops. Passes are as in a new JVM,
 * whose compiler still shares the cores with the first some hundred of them: once it is done, reading takes two thirds of that.
 *
 * @param read of a value in a pass, whatever the number of runs
 * @param use of a value for a run
 * @param pack to lay a value in the panels of a Gram matrix
 * @param product of two columns' entries in a Gram matrix
 * @param driverRead of an entry of the Gram matrix in an iteration on the driver
 * @param driverUse of that entry for a run
 */
record LoopRates(double read, double use, double pack, double product, double driverRead, double driverUse) {
    private static final LoopRates EIGHT_DOUBLES = new LoopRates(0.62e-9, 0.09e-9, 2e-9, 0.047e-9, 0.15e-9, 0.05e-9);
    private static final LoopRates FOUR_DOUBLES = new LoopRates(0.6e-9, 0.15e-9, 2.4e-9, 0.057e-9, 0.1e-9, 0.25e-9);
    private static final LoopRates PLAIN = new LoopRates(1.2e-9, 0.6e-9, 2e-9, 0.39e-9, 0.1e-9, 0.6e-9);

    /** @param width doubles in a register, 8, 4, or 1 for loops in plain Java */
    static LoopRates of(int width) {
        return switch (width) {
            case 8 -> EIGHT_DOUBLES;
            case 4 -> FOUR_DOUBLES;
            default -> PLAIN;
        };
    }
}
