package io.github.sparkagd.linalg;

import java.util.function.BooleanSupplier;

/** Checks of arguments, all in one grammar: {@code learning rate must be positive and finite, got -0.1}. */
public final class Check {
    private Check() {}

    /** Returns {@code value} when it is positive and finite, and refuses it by {@code name} otherwise. */
    public static double positive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be positive and finite, got " + value);
        }
        return value;
    }

    /** Returns {@code value} when it is finite. */
    public static double finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be finite, got " + value);
        }
        return value;
    }

    /** Returns {@code value} when it is at least {@code least}. */
    public static int atLeast(String name, int least, int value) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", got " + value);
        }
        return value;
    }

    /** Returns {@code value} when it is at least {@code least}. */
    public static long atLeast(String name, long least, long value) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", got " + value);
        }
        return value;
    }

    /** Refuses two lengths that differ. */
    public static void sameSize(String name, int expected, int got) {
        if (expected != got) {
            throw new IllegalArgumentException(name + " must have " + expected + " entries, got " + got);
        }
    }

    /** Refuses with {@code message} what does not hold. */
    public static void that(BooleanSupplier holds, String message) {
        if (!holds.getAsBoolean()) {
            throw new IllegalArgumentException(message);
        }
    }
}
