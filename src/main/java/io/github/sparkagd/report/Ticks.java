package io.github.sparkagd.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where an axis has its marks, and what they say. */
record Ticks(double low, double high, boolean log, List<Tick> marks) {
    private static final int MOST = 8;

    /** A mark at a value; decades are labelled 10^k. */
    record Tick(double value, String label) {}

    /** Marks for values from {@code low} to {@code high}, positive ones when {@code log}. */
    static Ticks of(double low, double high, boolean log) {
        return log ? decades(low, high) : linear(low, high);
    }

    /** The share of the axis, 0 at its low end and 1 at its high end. */
    double place(double value) {
        return log
                ? (Math.log10(value) - Math.log10(low)) / (Math.log10(high) - Math.log10(low))
                : (value - low) / (high - low);
    }

    private static Ticks decades(double low, double high) {
        int first = (int) Math.floor(Math.log10(low) + 1e-9);
        int last = (int) Math.ceil(Math.log10(high) - 1e-9);
        if (last == first) {
            last++;
        }
        int step = Math.max(1, (int) Math.ceil((last - first) / (double) MOST));
        List<Tick> marks = new ArrayList<>();
        for (int k = first; k <= last; k += step) {
            marks.add(new Tick(Math.pow(10, k), powerOfTen(k)));
        }
        if (last - first == 1) {
            for (int digit : new int[] {2, 5}) {
                marks.add(new Tick(digit * Math.pow(10, first), digit + "·" + powerOfTen(first)));
            }
        }
        return new Ticks(Math.pow(10, first), Math.pow(10, last), true, marks);
    }

    private static String powerOfTen(int k) {
        StringBuilder text = new StringBuilder("10").append(k < 0 ? "⁻" : "");
        for (char digit : Integer.toString(Math.abs(k)).toCharArray()) {
            text.append("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit - '0'));
        }
        return text.toString();
    }

    private static Ticks linear(double low, double high) {
        double span = high > low ? high - low : Math.max(1, Math.abs(low));
        double rough = span / 6;
        double unit = Math.pow(10, Math.floor(Math.log10(rough)));
        double step =
                rough / unit < 1.5 ? unit : rough / unit < 3.5 ? 2 * unit : rough / unit < 7.5 ? 5 * unit : 10 * unit;
        double from = Math.floor(low / step + 1e-9) * step;
        double to = Math.ceil((high > low ? high : low + span) / step - 1e-9) * step;
        List<Tick> marks = new ArrayList<>();
        for (int k = 0; from + k * step <= to + step / 2; k++) {
            marks.add(new Tick(from + k * step, number(from + k * step, step)));
        }
        return new Ticks(from, to, false, marks);
    }

    private static String number(double value, double step) {
        int digits = Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
        return digits > 4
                ? String.format(Locale.ROOT, "%.1e", value)
                : String.format(Locale.ROOT, "%." + digits + "f", value == 0 ? 0 : value);
    }
}
