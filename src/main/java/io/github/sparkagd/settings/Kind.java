package io.github.sparkagd.settings;

import java.util.List;

/**
 * The values that a setting takes.
 *
 * @param <T> as Java has them
 * @param type {@code String}, {@code Integer}, {@code Long}, {@code Double} or {@code Boolean}
 * @param placeholder what stands for a value in help, such as {@code L}
 * @param several whether the command line takes a comma list, to be trained side by side
 * @param duration whether the number is of seconds, which the command line writes as {@code 90s}, {@code 10m} or {@code 2h}
 * @param words all of them, where they are a few; else empty
 */
public record Kind<T>(Class<T> type, String placeholder, boolean several, boolean duration, List<String> words) {

    /**
     * {@return the kind of a word or a name}
     *
     * @param placeholder what stands for a value in help
     */
    public static Kind<String> text(String placeholder) {
        return new Kind<>(String.class, placeholder, false, false, List.of());
    }

    /**
     * {@return the kind of one of some words}
     *
     * @param placeholder what stands for a value in help
     * @param words all of them
     */
    public static Kind<String> word(String placeholder, List<String> words) {
        return new Kind<>(String.class, placeholder, false, false, List.copyOf(words));
    }

    /**
     * {@return the kind of a whole number}
     *
     * @param placeholder what stands for a value in help
     */
    public static Kind<Integer> integer(String placeholder) {
        return new Kind<>(Integer.class, placeholder, false, false, List.of());
    }

    /**
     * {@return the kind of a number}
     *
     * @param placeholder what stands for a value in help
     */
    public static Kind<Double> number(String placeholder) {
        return new Kind<>(Double.class, placeholder, false, false, List.of());
    }

    /** {@return the kind of a number of seconds} */
    public static Kind<Double> seconds() {
        return new Kind<>(Double.class, "DURATION", false, true, List.of());
    }

    /** {@return the kind of a switch, which is on or off} */
    public static Kind<Boolean> flag() {
        return new Kind<>(Boolean.class, "", false, false, List.of());
    }

    /** {@return the kind of some of these at once, where a front end can have them} */
    public Kind<T> list() {
        return new Kind<>(type, placeholder, true, duration, words);
    }
}
