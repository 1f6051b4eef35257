package io.github.sparkagd.settings;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which values of a setting are allowed. Bounds travel with the params of an estimator.
 *
 * @param <T> the values
 */
@FunctionalInterface
public interface Bound<T> extends Serializable {

    /**
     * {@return what is wrong with {@code value}, to be put after the setting's name: {@code must be at least 1, got 0};
     * empty for nothing}
     *
     * @param value of the setting
     */
    Optional<String> complaint(T value);

    /** A test that can be serialized. */
    interface Test<T> extends Predicate<T>, Serializable {}

    /** A way to read a text that throws {@link IllegalArgumentException} with what is wrong. */
    interface Reader extends Serializable {
        /**
         * Reads a text, of which nothing else is asked than that it can be read.
         *
         * @param text what was set
         * @return what it means
         */
        Object read(String text);
    }

    /**
     * {@return a bound that allows any value}
     *
     * @param <T> the values
     */
    static <T> Bound<T> none() {
        return value -> Optional.empty();
    }

    /**
     * {@return a bound that allows the values which pass a test}
     *
     * @param <T> the values
     * @param sentence which values pass, such as {@code must be at least 1}
     * @param test of a value
     */
    static <T> Bound<T> of(String sentence, Test<T> test) {
        return value -> test.test(value) ? Optional.empty() : Optional.of(sentence + ", got " + value);
    }

    /**
     * {@return a bound that allows whole numbers from {@code least} on}
     *
     * @param least the smallest
     */
    static Bound<Integer> atLeast(int least) {
        return of("must be at least " + least, value -> value >= least);
    }

    /** {@return a bound that allows finite numbers from 0 on} */
    static Bound<Double> notNegative() {
        return of("must be at least 0 and finite", value -> value >= 0 && Double.isFinite(value));
    }

    /**
     * {@return a bound that allows the words of a list}
     *
     * @param words all of them
     */
    static Bound<String> oneOf(List<String> words) {
        List<String> known = List.copyOf(words);
        return of("must be one of " + String.join(", ", known), known::contains);
    }

    /**
     * {@return a bound that allows texts which {@code reader} can read}
     *
     * @param reader its message goes after the setting's name where it begins with {@code must}
     */
    static Bound<String> readBy(Reader reader) {
        return value -> {
            try {
                reader.read(value);
                return Optional.empty();
            } catch (IllegalArgumentException refused) {
                String why = String.valueOf(refused.getMessage());
                return Optional.of(why.startsWith("must ") ? why : value + ": " + why);
            }
        };
    }
}
