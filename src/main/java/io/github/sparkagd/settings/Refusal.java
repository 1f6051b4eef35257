package io.github.sparkagd.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is asked for cannot be done; the message says which setting is at fault and which would help.
 *
 * <p>Whoever refuses does not know who asked. So a text names settings in braces, {@code {label-scale}} or, with a value,
 * {@code {label-scale=auto}}, and the front end says how these are written there: {@code --label-scale auto} or {@code
 * setLabelScale("auto")}.
 */
public final class Refusal extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final Pattern NAMED = Pattern.compile("\\{([a-z][a-z-]*)(?:=([^}]*))?}");

    private final String text;
    private final String asGiven;

    /** How a front end writes settings. */
    public interface Wording {
        /** The setting itself, such as {@code --depth}. */
        String setting(String name);

        /** The setting with a value, such as {@code --depth 4}. */
        String setting(String name, String value);
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

    /** @param text one line, with the names of settings in braces */
    public Refusal(String text) {
        this(text, "");
    }

    /**
     * @param text the beginning of the line, with the names of settings in braces
     * @param asGiven its end, in which braces mean nothing: what a user has typed
     */
    Refusal(String text, String asGiven) {
        super(said(text, PLAIN) + asGiven);
        this.text = text;
        this.asGiven = asGiven;
    }

    /** Refuses unless {@code holds}. */
    public static void unless(boolean holds, String text) {
        if (!holds) {
            throw new Refusal(text);
        }
    }

    /** The message in the words of a front end. */
    public String said(Wording wording) {
        return said(text, wording) + asGiven;
    }

    private static String said(String text, Wording wording) {
        return NAMED.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(2) == null
                                ? wording.setting(found.group(1))
                                : wording.setting(found.group(1), found.group(2))));
    }
}
