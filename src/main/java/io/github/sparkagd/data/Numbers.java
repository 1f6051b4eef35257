package io.github.sparkagd.data;

import java.util.OptionalDouble;

/** Numbers as they stand in text files. */
final class Numbers {
    private Numbers() {}

    /** The number, as {@link Double#parseDouble} reads it; empty when it is not one, or not finite. */
    static OptionalDouble finite(String text) {
        if (text.isEmpty() || isSuffixed(text.charAt(text.length() - 1))) {
            return OptionalDouble.empty();
        }
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException wrong) {
            return OptionalDouble.empty();
        }
    }

    /** Java would take 1d and 1f for numbers; data files do not mean that. */
    private static boolean isSuffixed(char last) {
        return last == 'd' || last == 'D' || last == 'f' || last == 'F';
    }

    /** What is wrong with a text that is not a finite number. */
    static String fault(String what, String text) {
        if (text.isEmpty()) {
            return "the " + what + " is missing. Maybe the row is cut short.";
        }
        boolean infinite;
        try {
            infinite = !Double.isFinite(Double.parseDouble(text));
        } catch (NumberFormatException wrong) {
            infinite = false;
        }
        if (infinite
                || text.equalsIgnoreCase("nan")
                || text.toLowerCase(java.util.Locale.ROOT).contains("inf")) {
            return "the " + what + " is " + text + ", which is not finite. Maybe drop or impute such rows.";
        }
        return "the " + what + " is '" + text
                + "', which is not a number. Maybe another --format, --label or --header.";
    }
}
