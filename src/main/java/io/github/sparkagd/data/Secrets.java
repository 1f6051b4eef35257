package io.github.sparkagd.data;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Passwords and keys in what users type, which appear nowhere: they are shown as {@code ***}. */
public final class Secrets {
    /** What Spark is not to show of settings and command lines: its own list, and what options and URLs may hold. */
    public static final String REDACTION =
            "(?i)secret|password|token|access[.]?key|credential|--data-option|://[^/\\s]*@";

    private static final String HIDDEN = "***";
    private static final String WORDS = "passw|passphrase|pwd|secret|token|key|credential|auth|signature";
    private static final Pattern KEY = Pattern.compile(".*(" + WORDS + ").*|pass|sig|sas");
    /** A shorter one would hide letters of the message itself. */
    private static final int SHORTEST = 3;

    private static final Pattern URL =
            Pattern.compile("(?:jdbc:|[A-Za-z][A-Za-z0-9+.-]*://)[^\\s'\"`]*", Pattern.CASE_INSENSITIVE);
    /** Also a password with a slash in it, but not what follows a port. */
    private static final Pattern USER = Pattern.compile("://(?:[^/?#]*|[^/?#@:]+:(?!\\d+(?:/|$))[^@?#]+)@");
    /** As Oracle has it. */
    private static final Pattern JDBC_USER =
            Pattern.compile("^(jdbc:\\w+:\\w+:)[^/@]+/[^?;]*@", Pattern.CASE_INSENSITIVE);

    private static final Pattern PARAMETER = Pattern.compile(
            "([?&;,(](?:[\\w.-]*(?:" + WORDS + ")[\\w.-]*|pass|sig|sas)=)(?:\\{[^}]*}|[^&;,)]*)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ASSIGNMENT =
            Pattern.compile("([\\w.-]*(?:" + WORDS + ")[\\w.-]*=)\\S+", Pattern.CASE_INSENSITIVE);

    private Secrets() {}

    /**
     * {@return whether the value of a setting of that name is not to be shown}
     *
     * @param key name of the setting
     */
    static boolean named(String key) {
        return KEY.matcher(key.toLowerCase(Locale.ROOT)).matches();
    }

    /**
     * {@return the text, with {@code ***} for user information and passwords in its URLs}
     *
     * @param text any
     */
    public static String hidden(String text) {
        return URL.matcher(text).replaceAll(Secrets::inUrl);
    }

    private static String inUrl(MatchResult found) {
        String url = USER.matcher(found.group()).replaceFirst("://" + HIDDEN + "@");
        url = JDBC_USER.matcher(url).replaceFirst("$1" + HIDDEN + "@");
        return Matcher.quoteReplacement(PARAMETER.matcher(url).replaceAll("$1" + HIDDEN));
    }

    /**
     * {@return the text, with {@code ***} for these values too}
     *
     * @param text any
     * @param values that are secret
     */
    public static String hidden(String text, Collection<String> values) {
        String without = text;
        for (String value : values.stream()
                .filter(each -> each.length() >= SHORTEST)
                .sorted(Comparator.comparing(String::length).reversed())
                .toList()) {
            without = without.replace(value, HIDDEN);
        }
        return hidden(without);
    }

    /**
     * {@return a text such as {@code KEY=VALUE}, with {@code ***} for the value where the key calls it secret}
     *
     * @param text any
     */
    public static String hiddenValue(String text) {
        int equals = text.indexOf('=');
        return equals > 0 && named(text.substring(0, equals)) ? text.substring(0, equals + 1) + HIDDEN : hidden(text);
    }

    /**
     * {@return the text, with {@code ***} for what is assigned to secret keys anywhere in it}
     *
     * @param text a complaint about the command line
     */
    public static String hiddenAssignments(String text) {
        return hidden(ASSIGNMENT.matcher(text).replaceAll("$1" + HIDDEN));
    }
}
