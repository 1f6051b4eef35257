package io.github.sparkagd.train;

/**
 * How a learning rate is chosen.
 *
 * @param kind the way
 * @param value η where it is given, else NaN
 */
public record Rate(Kind kind, double value) {
    /** From the spectrum of the data. */
    public static final Rate OPTIMAL = new Rate(Kind.OPTIMAL, Double.NaN);

    /** Each run's own best of a grid. */
    public static final Rate SEARCH = new Rate(Kind.SEARCH, Double.NaN);

    /** Shallow gradient descent's best of a grid, for all runs. */
    public static final Rate SEARCH_GD = new Rate(Kind.SEARCH_GD, Double.NaN);

    /** The ways of choosing a rate. */
    public enum Kind {
        /** A number. */
        GIVEN,
        /** See {@link Rate#OPTIMAL}. */
        OPTIMAL,
        /** See {@link Rate#SEARCH}. */
        SEARCH,
        /** See {@link Rate#SEARCH_GD}. */
        SEARCH_GD
    }

    /**
     * Refuses a given rate that is not positive and finite.
     *
     * @param kind the way
     * @param value η where it is given, else NaN
     */
    public Rate {
        if (kind == Kind.GIVEN && !(value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException("must be positive and finite, got " + value);
        }
    }

    /**
     * {@return a rate given by the user}
     *
     * @param value η, positive and finite
     */
    public static Rate of(double value) {
        return new Rate(Kind.GIVEN, value);
    }

    /**
     * {@return the rate that a text asks for: {@code optimal}, {@code search}, {@code search:gd} or a number}
     *
     * @param text what was set
     * @throws IllegalArgumentException for any other text; its message goes after the name of what was set
     */
    public static Rate parse(String text) {
        return switch (text) {
            case "optimal" -> OPTIMAL;
            case "search" -> SEARCH;
            case "search:gd" -> SEARCH_GD;
            default -> of(number(text));
        };
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException(
                    "must be optimal, search, search:gd or a positive number, got " + text, wrong);
        }
    }

    @Override
    public String toString() {
        return switch (kind) {
            case GIVEN -> Double.toString(value);
            case OPTIMAL -> "optimal";
            case SEARCH -> "search";
            case SEARCH_GD -> "search:gd";
        };
    }
}
