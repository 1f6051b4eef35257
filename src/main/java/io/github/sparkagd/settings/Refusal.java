package io.github.sparkagd.settings;

import java.util.Map;

/**
 * What is asked for cannot be done; the message says which setting is at fault and which would help.
 *
 * <p>Whoever refuses does not know who asked. So a message names settings as a {@link Phrase} does, {@code
 * {label-scale=auto}}, and the front end says how these are written there: {@code --label-scale auto} or {@code
 * setLabelScale("auto")}.
 */
public class Refusal extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    /** Spark's settings that have an option of their own before the command. */
    private static final Map<String, String> SUBMITTED = Map.of(
            "spark.driver.memory", "--driver-memory",
            "spark.executor.memory", "--executor-memory",
            "spark.jars", "--jars",
            "spark.jars.packages", "--packages",
            "spark.kerberos.keytab", "--keytab",
            "spark.kerberos.principal", "--principal");

    private final Phrase phrase;

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
         * {@return a setting of Spark's, such as {@code spark.jars}}
         *
         * @param key as Spark has it
         */
        default String configuration(String key) {
            return key;
        }

        /**
         * {@return a setting of Spark's with a value, such as {@code spark.driver.memory=3g}}
         *
         * @param key as Spark has it
         * @param value as it was given
         */
        default String configuration(String key, String value) {
            return key + "=" + value;
        }

        /** {@return where settings of Spark's are given, to go after them} */
        default String start() {
            return "when Spark starts";
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
        public String configuration(String key) {
            return SUBMITTED.getOrDefault(key, "--conf " + key);
        }

        @Override
        public String configuration(String key, String value) {
            return configuration(key) + (SUBMITTED.containsKey(key) ? " " : "=") + value;
        }

        @Override
        public String start() {
            return "before the command";
        }
    };

    /** In words, for programs that have no front end: the message of the exception. */
    static final Wording PLAIN = new Wording() {
        @Override
        public String setting(String name) {
            return name.replace('-', ' ');
        }

        @Override
        public String setting(String name, String value) {
            return setting(name) + " " + (value.isEmpty() ? "true" : value);
        }
    };

    /**
     * {@link #getMessage} says it in plain words.
     *
     * @param template one line, as {@link Phrase#of} takes it
     * @param arguments of the template
     */
    public Refusal(String template, Object... arguments) {
        this(null, template, arguments);
    }

    /**
     * {@link #getMessage} says it in plain words.
     *
     * @param cause what was thrown by others
     * @param template one line, as {@link Phrase#of} takes it
     * @param arguments of the template
     */
    public Refusal(Throwable cause, String template, Object... arguments) {
        this(cause, Phrase.of(template, arguments));
    }

    private Refusal(Throwable cause, Phrase phrase) {
        super(phrase.toString(), cause);
        this.phrase = phrase;
    }

    /** Text in which braces mean nothing. */
    static String literal(String text) {
        return text.replaceAll("[{}]", "{$0}");
    }

    /**
     * Refuses what does not hold.
     *
     * @param holds what must be true
     * @param template of the refusal, as its constructor takes it
     * @param arguments of the template
     */
    public static void unless(boolean holds, String template, Object... arguments) {
        if (!holds) {
            throw new Refusal(template, arguments);
        }
    }

    /**
     * {@return the message in the words of a front end}
     *
     * @param wording of the front end
     */
    public final String said(Wording wording) {
        return phrase.said(wording);
    }

    /**
     * {@return the message of what was thrown, in the words of a front end where it is a refusal; null where it has none}
     *
     * @param thrown anything
     * @param wording of the front end
     */
    public static String said(Throwable thrown, Wording wording) {
        return thrown instanceof Refusal refusal ? refusal.said(wording) : thrown.getMessage();
    }
}
