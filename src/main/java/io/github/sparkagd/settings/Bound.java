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

    /** What is wrong with {@code value}, to be put after the setting's name: {@code must be at least 1, got 0}; empty for nothing. */
    Optional<String> complaint(T value);

    /** A test that can be serialized. */
    interface Test<T> extends Predicate<T>, Serializable {}

    /** A way to read a text that throws {@link IllegalArgumentException} with what is wrong. */
    interface Reader extends Serializable {
        /** Reads {@code text}. */
        Object read(String text);
    }

    /** Any value. */
    static <T> Bound<T> none() {
        return value -> Optional.empty();
    }

    /** Values that pass {@code test}; {@code sentence} says which, such as {@code must be at least 1}. */
    static <T> Bound<T> of(String sentence, Test<T> test) {
        return value -> test.test(value) ? Optional.empty() : Optional.of(sentence + ", got " + value);
    }

    /** Whole numbers from {@code least} on. */
    static Bound<Integer> atLeast(int least) {
        return of("must be at least " + least, value -> value >= least);
    }

    /** Finite numbers from 0 on. */
    static Bound<Double> notNegative() {
        return of("must be at least 0 and finite", value -> value >= 0 && Double.isFinite(value));
    }

    /** The words of a list. */
    static Bound<String> oneOf(List<String> words) {
        List<String> known = List.copyOf(words);
        return of("must be one of " + String.join(", ", known), known::contains);
    }

    /** Texts that {@code reader} can read; its message goes after the setting's name where it begins with {@code must}. */
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
