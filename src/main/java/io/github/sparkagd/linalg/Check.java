package io.github.sparkagd.linalg;

import java.util.function.BooleanSupplier;

/** Checks of arguments, all in one grammar: {@code learning rate must be positive and finite, got -0.1}. */
public final class Check {
    private Check() {}

    /**
     * {@return {@code value}, which must be positive and finite}
     *
     * @param name of the value, for the message
     * @param value to be checked
     */
    public static double positive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be positive and finite, got " + value);
        }
        return value;
    }

    /**
     * {@return {@code value}, which must be finite}
     *
     * @param name of the value, for the message
     * @param value to be checked
     */
    public static double finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be finite, got " + value);
        }
        return value;
    }

    /**
     * {@return {@code value}, which must be at least {@code least}}
     *
     * @param name of the value, for the message
     * @param least the smallest that is allowed
     * @param value to be checked
     */
    public static int atLeast(String name, int least, int value) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", got " + value);
        }
        return value;
    }

    /**
     * {@return {@code value}, which must be at least {@code least}}
     *
     * @param name of the value, for the message
     * @param least the smallest that is allowed
     * @param value to be checked
     */
    public static long atLeast(String name, long least, long value) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", got " + value);
        }
        return value;
    }

    /**
     * Refuses two lengths that differ.
     *
     * @param name of what has the length, for the message
     * @param expected the length that it must have
     * @param got the length that it has
     */
    public static void sameSize(String name, int expected, int got) {
        if (expected != got) {
            throw new IllegalArgumentException(name + " must have " + expected + " entries, got " + got);
        }
    }

    /**
     * Refuses what does not hold.
     *
     * @param holds what must be true
     * @param message one line that says what is wrong, and its value
     */
    public static void that(BooleanSupplier holds, String message) {
        if (!holds.getAsBoolean()) {
            throw new IllegalArgumentException(message);
        }
    }
}
