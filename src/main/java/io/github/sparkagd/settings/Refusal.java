package io.github.sparkagd.settings;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is asked for cannot be done; the message says which setting is at fault and which would help.
 *
 * <p>Whoever refuses does not know who asked. So a text names settings in braces, {@code {label-scale}} or, with a value,
 * {@code {label-scale=auto}}, and the front end says how these are written there: {@code --label-scale auto} or {@code
 * setLabelScale("auto")}. Names with dots are Spark's settings, {@code {spark.driver.memory=3g}}.
 */
public class Refusal extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final Pattern NAMED = Pattern.compile("\\{(?:(\\{)|([a-z][a-zA-Z.-]*)(?:=([^}]*))?)}");
    private static final Map<String, String> SUBMITTED =
            Map.of("spark.driver.memory", "--driver-memory ", "spark.executor.memory", "--executor-memory ");

    private final String text;

    /** How a front end writes settings. */
    public interface Wording {
        /**
         * {@return the setting itself, such as {@code --depth}}
         *
         * @param name without dashes before it
         */
        String setting(String name);

        /**
         * {@return the setting with a value, such as {@code --depth 4}}
         *
         * @param name without dashes before it
         * @param value as it was given
         */
        String setting(String name, String value);

        /**
         * {@return a setting of Spark's with a value, such as {@code spark.driver.memory=3g}}
         *
         * @param key as Spark has it
         * @param value as it was given
         */
        default String configuration(String key, String value) {
            return key + "=" + value;
        }
    }

    /** As on the command line. */
    public static final Wording OPTIONS = new Wording() {
        @Override
        public String setting(String name) {
            return "--" + name;
        }

        @Override
        public String setting(String name, String value) {
            return value.isEmpty() ? "--" + name : "--" + name + " " + value;
        }

        @Override
        public String configuration(String key, String value) {
            return SUBMITTED.containsKey(key) ? SUBMITTED.get(key) + value : "--conf " + key + "=" + value;
        }
    };

    /** In words, for programs that have no front end: the message of the exception. */
    private static final Wording PLAIN = new Wording() {
        @Override
        public String setting(String name) {
            return name.replace('-', ' ');
        }

        @Override
        public String setting(String name, String value) {
            return setting(name) + " " + (value.isEmpty() ? "true" : value);
        }
    };

    /** @param text one line, with the names of settings in braces; what a user has given goes in by {@link #literal} */
    public Refusal(String text) {
        super(said(text, PLAIN));
        this.text = text;
    }

    /**
     * {@return text in which braces mean nothing, such as what a user has typed}
     *
     * @param text any
     */
    public static String literal(String text) {
        return text.replace("{", "{{}");
    }

    /**
     * Refuses what does not hold.
     *
     * @param holds what must be true
     * @param text of the refusal, as its constructor takes it
     */
    public static void unless(boolean holds, String text) {
        if (!holds) {
            throw new Refusal(text);
        }
    }

    /**
     * {@return the message in the words of a front end}
     *
     * @param wording of the front end
     */
    public final String said(Wording wording) {
        return said(text, wording);
    }

    /**
     * {@return a text in the words of a front end}
     *
     * @param text with the names of settings in braces
     * @param wording of the front end
     */
    public static String said(String text, Wording wording) {
        return NAMED.matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(said(found.group(1), found.group(2), found.group(3), wording)));
    }

    private static String said(String brace, String name, String value, Wording wording) {
        if (brace != null) {
            return brace;
        }
        if (value == null) {
            return wording.setting(name);
        }
        return name.contains(".") ? wording.configuration(name, value) : wording.setting(name, value);
    }
}
