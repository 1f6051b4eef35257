package io.github.sparkagd.data;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;

/**
 * Takes numbers one after the other from a line in UTF-8, where they are written as programs write them: digits, point, sign and
 * exponent. Anything else is {@link #failed}, and left to those who can say what it is.
 *
 * <p>A number is the one that {@link Double#parseDouble} reads, to the last bit.
 */
final class PlainNumbers {
    private byte[] bytes = {};
    private int end;
    private int at;
    private boolean failed;

    /** Begins a line. */
    void open(byte[] line, int length) {
        bytes = line;
        end = length;
        at = 0;
        failed = false;
    }

    /** Whether something was met that is no plain, usable number. */
    boolean failed() {
        return failed;
    }

    boolean atEnd() {
        return at == end;
    }

    /** Passes blanks: spaces and tabs. */
    void skipBlanks() {
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
    }

    void skipSpaces() {
        while (at < end && bytes[at] == ' ') {
            at++;
        }
    }

    /** Passes {@code expected}, or fails. */
    void skip(char expected) {
        if (at < end && bytes[at] == expected) {
            at++;
        } else {
            failed = true;
        }
    }

    /** Passes what stands before the next {@code separator} or the end; fails at quotes, which may hold separators. */
    void skipTo(char separator) {
        while (at < end && bytes[at] != separator) {
            failed |= bytes[at] == '"';
            at++;
        }
    }

    /** The usable number that begins here. */
    double number() {
        int from = at;
        while (at < end && isOfNumber(bytes[at])) {
            at++;
        }
        try {
            double value = JavaDoubleParser.parseDouble(bytes, from, at - from);
            failed |= !Numbers.usable(value);
            return value;
        } catch (NumberFormatException wrong) {
            failed = true;
            return 0;
        }
    }

    private static boolean isOfNumber(byte c) {
        return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
    }

    /** The whole number of at most nine digits that begins here, as an index. */
    int index() {
        int from = at;
        int value = 0;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9' && at - from < 9) {
            value = 10 * value + bytes[at++] - '0';
        }
        failed |= at == from;
        return value;
    }
}
