package io.github.sparkagd.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Where an axis begins and ends, where it has its marks, and what they say.
 *
 * <p>The limits are those of the values shown, so that no part of a picture is empty; the marks are round numbers between them.
 *
 * @param low the value at the low end
 * @param high the value at the high end
 * @param log whether the axis is logarithmic
 * @param marks rising
 */
record Ticks(double low, double high, boolean log, List<Tick> marks) {
    private static final int MOST = 8;
    private static final int FEWEST = 3;
    /** Before or after the point, in numbers that are written without a power of ten. */
    private static final int MOST_DIGITS = 4;
    /** Steps between marked decades. */
    private static final int[] STEPS = {1, 2, 3, 5, 10, 20, 50, 100};

    /** The share of the axis that is left free beyond the values at both ends, so that no curve lies on the frame. */
    static final double MARGIN = 0.04;

    /** A mark at a value. */
    record Tick(double value, String label) {}

    /**
     * Marks for values from {@code low} to {@code high}, positive ones when {@code log}.
     *
     * @param margin the share of the axis that is left free at both ends
     */
    static Ticks of(double low, double high, boolean log, double margin) {
        double first = log ? Math.log10(low) : low;
        double last = log ? Math.log10(high) : high;
        double span = last - first;
        if (span <= 1e-9 * Math.max(1, Math.abs(first))) {
            double half = log ? 0.5 : Math.max(1, Math.abs(first)) / 2;
            return log ? logarithmic(first - half, last + half) : linear(first - half, last + half);
        }
        double free = margin * span;
        return log ? logarithmic(first - free, last + free) : linear(first - free, last + free);
    }

    /** The share of the axis, 0 at its low end and 1 at its high end. */
    double place(double value) {
        return log
                ? (Math.log10(value) - Math.log10(low)) / (Math.log10(high) - Math.log10(low))
                : (value - low) / (high - low);
    }

    /** Of the decimal logarithms of both ends. */
    private static Ticks logarithmic(double from, double to) {
        double low = Math.pow(10, from);
        double high = Math.pow(10, to);
        int first = (int) Math.ceil(from - 1e-9);
        int last = (int) Math.floor(to + 1e-9);
        if (last - first + 1 >= FEWEST) {
            return new Ticks(low, high, true, decades(first, last));
        }
        // Powers where one mark needs them: an axis that says 50000 and then 10⁵ is read twice.
        boolean powers = first - 1 < -MOST_DIGITS || last > MOST_DIGITS;
        List<Tick> marks = new ArrayList<>();
        for (int k = first - 1; k <= last; k++) {
            for (int digit : new int[] {1, 2, 5}) {
                double value = digit * Math.pow(10, k);
                if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) {
                    marks.add(new Tick(value, powers ? scientific(digit, k) : plain(value, k)));
                }
            }
        }
        return new Ticks(
                low,
                high,
                true,
                marks.size() >= FEWEST ? marks : linear(low, high).marks());
    }

    /** Every so many decades from 10^first to 10^last, at multiples of the step. */
    private static List<Tick> decades(int first, int last) {
        int step = IntStream.of(STEPS)
                .filter(each -> (last - first) / each < MOST)
                .findFirst()
                .orElse(last - first);
        return IntStream.rangeClosed(first, last)
                .filter(k -> Math.floorMod(k, step) == 0)
                .mapToObj(k -> new Tick(Math.pow(10, k), powerOfTen(k)))
                .toList();
    }

    private static String powerOfTen(int k) {
        StringBuilder text = new StringBuilder("10").append(k < 0 ? "⁻" : "");
        for (char digit : Integer.toString(Math.abs(k)).toCharArray()) {
            text.append("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit - '0'));
        }
        return text.toString();
    }

    /** As 0.05 or 200. */
    private static String plain(double value, int k) {
        return String.format(Locale.ROOT, "%." + Math.max(0, -k) + "f", value);
    }

    /** As 5·10⁻⁷. */
    private static String scientific(int digit, int k) {
        return (digit == 1 ? "" : digit + "·") + powerOfTen(k);
    }

    private static Ticks linear(double low, double high) {
        double rough = (high - low) / 6;
        double unit = Math.pow(10, Math.floor(Math.log10(rough)));
        double step =
                rough / unit < 1.5 ? unit : rough / unit < 3.5 ? 2 * unit : rough / unit < 7.5 ? 5 * unit : 10 * unit;
        List<Tick> marks = new ArrayList<>();
        for (long k = (long) Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k++) {
            marks.add(new Tick(k * step, number(k * step, step)));
        }
        return new Ticks(low, high, false, marks);
    }

    private static String number(double value, double step) {
        int digits = Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
        return digits > 4
                ? String.format(Locale.ROOT, "%.1e", value)
                : String.format(Locale.ROOT, "%." + digits + "f", value == 0 ? 0 : value);
    }
}
