package io.github.sparkagd.data;

import io.github.sparkagd.settings.Phrase;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.regex.Pattern;

/** What people and programs write where a number is expected, and what helps. */
enum TextValue {
    MISSING(
            "\\?+|-+|\\.+|\\*+|n/?a|n\\.a\\.?|#n/a|<na>|null|none|nil|missing|unknown|\\\\n",
            "which stands for a missing value",
            "drop or impute such rows"),
    THOUSANDS(
            "[+-]?[1-9]\\d{0,2}(,\\d{3})+(\\.\\d*)?|[+-]?[1-9]\\d{0,2}([ '_\u2019\u00a0\u202f]\\d{3})+(\\.\\d*)?",
            "a number in groups of digits", "write it with digits and a decimal point only"),
    DECIMAL_COMMA(
            "[+-]?(\\d*,\\d+|\\d+,|\\d{1,3}([.' \u00a0\u202f]\\d{3})+,\\d*)(e[+-]?\\d+)?",
            "a number with a decimal comma", "write it with a decimal point"),
    DATE(
            "\\d{4}([-/.])\\d{1,2}\\1\\d{1,2}([ t].*)?|\\d{1,2}([-/.])\\d{1,2}\\3(\\d{2}|\\d{4})([ t].*)?"
                    + "|\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d+)?)?( ?[ap]m)?",
            "a date or a time", "write it as a number, such as days or seconds since a fixed day"),
    TRUTH("true|false|yes|no", "which is not a number", "write 1 for true and 0 for false"),
    QUOTED(
            "(['\"\u2018\u2019\u201c\u201d\u00ab\u00bb]).*['\"\u2018\u2019\u201c\u201d\u00ab\u00bb]",
            "which is in quotes",
            "remove the quotes"),
    HEXADECIMAL("[+-]?0x[0-9a-f]+", "a hexadecimal number", "write it in decimal"),
    UNIT(
            "[+-]?(us)?(\\p{Sc}|usd|eur|gbp|chf) ?[+-]?\\d+([.,]\\d+)*[kmb]?"
                    + "|[+-]?\\d+([.,]\\d+)* ?[\\p{Sc}%\u2030\u00b0a-z]{1,3}",
            "a number with a unit", "write the number alone"),
    OTHER_DIGITS("", "which is written with other characters than 0 to 9, point and minus", "write it with those"),
    WORD("", "which is not a number", "");

    /** Longer texts are none of these. */
    private static final int LONGEST = 40;

    private final Pattern pattern;
    private final String what;
    private final String remedy;

    TextValue(String pattern, String what, String remedy) {
        this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
        this.what = what;
        this.remedy = remedy;
    }

    /** @param text that is not empty and no number */
    static TextValue of(String text) {
        if (text.length() > LONGEST) {
            return WORD;
        }
        return Arrays.stream(values())
                .filter(value -> value.pattern.matcher(text).matches())
                .findFirst()
                .orElseGet(() -> Numbers.finite(inAscii(text)).isPresent() ? OTHER_DIGITS : WORD);
    }

    private static String inAscii(String text) {
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .codePoints()
                .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c == '\u2212' ? '-' : c)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /**
     * What is wrong, after the text, and what helps.
     *
     * @param otherwise what helps with a word
     */
    Phrase fault(Phrase otherwise) {
        return Phrase.of("%s. Maybe %s.", what, remedy.isEmpty() ? otherwise : remedy);
    }
}
