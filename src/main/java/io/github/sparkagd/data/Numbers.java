package io.github.sparkagd.data;

import io.github.sparkagd.settings.Phrase;
import java.util.OptionalDouble;

/** Numbers as they stand in text files, and which of them, from wherever, can be trained on. */
public final class Numbers {
    private static final int LONGEST_SHOWN = 60;
    private static final double LARGEST = 1e150;

    /** What is wrong with a finite number that is not {@link #usable}, to go after it. */
    public static final String TOO_LARGE = ", whose square is too large for a sum. Maybe rescale the data.";

    private Numbers() {}

    /** The number, as {@link Double#parseDouble} reads it; empty when it is not one, or not finite. */
    static OptionalDouble finite(String text) {
        if (text.isEmpty() || isSuffixed(text.charAt(text.length() - 1))) {
            return OptionalDouble.empty();
        }
        try {
            double value = Double.parseDouble(text);
            return usable(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException wrong) {
            return OptionalDouble.empty();
        }
    }

    /**
     * {@return whether a number is finite and so are sums of its square over many rows}
     *
     * @param value any number, NaN included
     */
    public static boolean usable(double value) {
        return Math.abs(value) <= LARGEST;
    }

    /** Java would take 1d and 1f for numbers; data files do not mean that. */
    private static boolean isSuffixed(char last) {
        return last == 'd' || last == 'D' || last == 'f' || last == 'F';
    }

    /** A text as it fits into one line of a message: short, and without characters that a terminal would obey. */
    static String shown(String text) {
        String plain = text.replaceAll("[^\\p{Graph}\\p{L}\\p{N} ]", "?");
        return plain.length() <= LONGEST_SHOWN ? plain : plain.substring(0, LONGEST_SHOWN) + "…";
    }

    /**
     * What is wrong with a text that is not a usable number.
     *
     * @param what it should be
     * @param otherwise what helps where the text is a word
     */
    static Phrase fault(String what, String text, Phrase otherwise) {
        if (text.isEmpty()) {
            return Phrase.of("the %s is missing. Maybe the row is cut short, or drop or impute such rows.", what);
        }
        double value = parsed(text);
        if (!Double.isFinite(value)) {
            return Phrase.of("the %s is %s, which is not finite. Maybe drop or impute such rows.", what, shown(text));
        }
        return usable(value)
                ? Phrase.of(
                        "the %s is '%s', %s",
                        what, shown(text), TextValue.of(text).fault(otherwise))
                : Phrase.of("the %s is %s" + TOO_LARGE, what, shown(text));
    }

    /** The number; not finite for the names that other languages have for what is not; 0 for any other text. */
    private static double parsed(String text) {
        if (text.matches("(?i)[+-]?(nan|inf|infinity)")) {
            return Double.NaN;
        }
        if (isSuffixed(text.charAt(text.length() - 1))) {
            return 0;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException wrong) {
            return 0;
        }
    }

    /** What to say of a weight below zero. */
    static Phrase negativeWeight(String column, double weight) {
        return Phrase.of(
                "the weight (%s) is %s, which is negative. Maybe drop the row, or another {weight}.", column, weight);
    }
}
