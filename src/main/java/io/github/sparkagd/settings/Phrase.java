package io.github.sparkagd.settings;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message, or a part of one, that names settings and leaves it to the front end how these are written there.
 *
 * <p>Settings stand in braces: {@code {label-scale}} or, with a value, {@code {label-scale=auto}}, for flags {@code
 * {header=}}. Names with dots are Spark's settings, {@code {spark.driver.memory=3g}}; {@code {spark.start}} says where those
 * are given.
 *
 * @param text in which braces that name no setting are in braces themselves: <code>{{}</code> and <code>{}}</code>
 */
public record Phrase(String text) implements Serializable {
    private static final String START = "spark.start";
    private static final Pattern LITERAL = Pattern.compile("\\{([{}])}");
    private static final Pattern NAMED =
            Pattern.compile("\\{(?:([{}])|([a-z][a-zA-Z.-]*)(?:=((?:\\{[{}]}|[^{}])*))?)}");

    /**
     * {@return what a template says; what goes in, such as a file's name, means itself, braces included, unless it is a phrase}
     *
     * @param template a constant, with {@code %s} for each argument; without arguments, percent signs mean themselves
     * @param arguments in their order
     */
    public static Phrase of(String template, Object... arguments) {
        Object[] texts = Arrays.stream(arguments)
                .map(each -> each instanceof Phrase phrase ? phrase.text : Refusal.literal(String.valueOf(each)))
                .toArray();
        return new Phrase(texts.length == 0 ? template : String.format(Locale.ROOT, template, texts));
    }

    /**
     * {@return this in the words of a front end}
     *
     * @param wording of the front end
     */
    public String said(Refusal.Wording wording) {
        return NAMED.matcher(text).replaceAll(found -> Matcher.quoteReplacement(said(found, wording)));
    }

    private static String said(MatchResult found, Refusal.Wording wording) {
        String brace = found.group(1);
        String name = found.group(2);
        if (brace != null) {
            return brace;
        }
        if (name.equals(START)) {
            return wording.start();
        }
        boolean sparks = name.contains(".");
        if (found.group(3) == null) {
            return sparks ? wording.configuration(name) : wording.setting(name);
        }
        String value = LITERAL.matcher(found.group(3)).replaceAll("$1");
        return sparks ? wording.configuration(name, value) : wording.setting(name, value);
    }

    /** In words, for programs that have no front end. */
    @Override
    public String toString() {
        return said(Refusal.PLAIN);
    }
}
