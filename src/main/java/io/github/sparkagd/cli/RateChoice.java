package io.github.sparkagd.cli;

/**
 * How a learning rate is chosen.
 *
 * @param kind the way
 * @param rate η where it is given
 */
record RateChoice(Kind kind, double rate) {

    /** The ways of choosing a rate. */
    enum Kind {
        /** A number. */
        GIVEN,
        /** From the spectrum of the data. */
        OPTIMAL,
        /** Each run's own best of a grid. */
        SEARCH,
        /** Shallow gradient descent's best of a grid, for all runs. */
        SEARCH_GD
    }

    static RateChoice parse(String text) {
        return switch (text) {
            case "optimal" -> new RateChoice(Kind.OPTIMAL, Double.NaN);
            case "search" -> new RateChoice(Kind.SEARCH, Double.NaN);
            case "search:gd" -> new RateChoice(Kind.SEARCH_GD, Double.NaN);
            default -> new RateChoice(Kind.GIVEN, number(text));
        };
    }

    private static double number(String text) {
        try {
            double rate = Double.parseDouble(text);
            UsageException.require(
                    rate > 0 && Double.isFinite(rate), "--learning-rate must be positive and finite, got " + text);
            return rate;
        } catch (NumberFormatException wrong) {
            throw new UsageException(
                    "--learning-rate must be optimal, search, search:gd" + " or a positive number, got " + text);
        }
    }
}
