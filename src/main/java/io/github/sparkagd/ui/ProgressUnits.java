package io.github.sparkagd.ui;

import java.util.List;
import java.util.Locale;

/** Amounts as a line of progress shows them. */
final class ProgressUnits {
    private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB", "PB");
    private static final double STEP = 1000;
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;

    private ProgressUnits() {}

    /** A share of some bytes, such as {@code 1.2 of 3.4 GB}. */
    static String bytes(double share, long bytes) {
        double all = (double) bytes;
        int unit = 0;
        double scale = 1;
        while (all / scale >= STEP && unit + 1 < UNITS.size()) {
            scale *= STEP;
            unit++;
        }
        return String.format(
                Locale.ROOT,
                unit == 0 ? "%.0f of %.0f %s" : "%.1f of %.1f %s",
                share * all / scale,
                all / scale,
                UNITS.get(unit));
    }

    /** {@code 3.4 GB}. */
    static String bytes(long bytes) {
        return bytes(1, bytes).split(" of ", 2)[1];
    }

    /** {@code 12 s}, {@code 3 min 20 s} or {@code 2 h 5 min}. */
    static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 2 * MINUTE) {
            return whole + " s";
        }
        return whole < 2 * HOUR
                ? whole / MINUTE + " min " + whole % MINUTE + " s"
                : whole / HOUR + " h " + whole % HOUR / MINUTE + " min";
    }
}
