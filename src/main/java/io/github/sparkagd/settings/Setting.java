package io.github.sparkagd.settings;

import java.util.Optional;

/**
 * Something users can set, declared once. The option of the command line, the param of the estimators, {@code run.json}, what is
 * compared on {@code --resume} and the tables in the documents come from here.
 *
 * @param <T> its values
 * @param option the name on the command line, without the dashes, such as {@code label-scale}
 * @param param the name of an estimator's param, such as {@code labelScale}
 * @param kind its values
 * @param byDefault its value where none is given; empty where it is then unset
 * @param bound which values are allowed
 * @param help one clause for help and tables, without the default
 */
public record Setting<T>(
        String option, String param, Kind<T> kind, Optional<T> byDefault, Bound<T> bound, String help) {

    /**
     * {@return a setting without default or bound, whose param has the option's name in camel case}
     *
     * @param <T> its values
     * @param option the name on the command line, without the dashes
     * @param kind its values
     * @param help one clause, without the default
     */
    public static <T> Setting<T> of(String option, Kind<T> kind, String help) {
        return new Setting<>(option, camelCase(option), kind, Optional.empty(), Bound.none(), help);
    }

    /**
     * {@return the same, under the name that Spark has for it}
     *
     * @param name of the param
     */
    public Setting<T> param(String name) {
        return new Setting<>(option, name, kind, byDefault, bound, help);
    }

    /**
     * {@return the same with a default}
     *
     * @param value where none is given
     */
    public Setting<T> byDefault(T value) {
        return new Setting<>(option, param, kind, Optional.of(value), bound, help);
    }

    /**
     * {@return the same with a bound}
     *
     * @param values that are allowed
     */
    public Setting<T> within(Bound<T> values) {
        return new Setting<>(option, param, kind, byDefault, values, help);
    }

    /**
     * {@return {@code value}; refuses one out of bounds by the setting's name}
     *
     * @param value that was given
     */
    public T require(T value) {
        if (value instanceof String text && text.isBlank()) {
            throw empty();
        }
        bound.complaint(value).ifPresent(complaint -> {
            throw new Refusal("{%s} %s", option, complaint);
        });
        return value;
    }

    /** {@return a refusal to be thrown where no value was given} */
    public Refusal empty() {
        return new Refusal("{" + option + "} is empty. Maybe "
                + byDefault.map(String::valueOf).orElse("leave it out") + ".");
    }

    /**
     * {@return {@code labelScale} for {@code label-scale}}
     *
     * @param option name of words with hyphens between them
     */
    public static String camelCase(String option) {
        StringBuilder name = new StringBuilder();
        for (String word : option.split("-", -1)) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }
}
