package io.github.sparkagd.report;

import java.awt.Color;

/**
 * Colours of positive numbers on a logarithmic scale, from light for small to dark for large ones: ColorBrewer's YlGnBu, which
 * prints in grey and which readers with impaired colour vision can follow.
 *
 * @param low the number of the lightest colour
 * @param high that of the darkest
 */
record ColorScale(double low, double high) {
    private static final int[] STOPS = {0xffffd9, 0xedf8b1, 0xc7e9b4, 0x7fcdbb, 0x41b6c4, 0x1d91c0, 0x225ea8};
    /** So few that a picture of 256 colours has them all. */
    static final int SHADES = 96;
    /** Of what has no number. */
    static final Color NONE = new Color(0xe0e0e0);

    /** The colour of {@code value}; numbers beyond an end have that of the end. */
    Color of(double value) {
        if (!(value > 0)) {
            return NONE;
        }
        double place = Math.log(value / low) / Math.log(high / low);
        return shade((int) Math.round(Math.max(0, Math.min(1, place)) * (SHADES - 1)));
    }

    /** One of {@link #SHADES} colours. */
    static Color shade(int number) {
        double along = (double) number / (SHADES - 1) * (STOPS.length - 1);
        int below = Math.min((int) along, STOPS.length - 2);
        double share = along - below;
        int color = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            double from = STOPS[below] >> shift & 255;
            double to = STOPS[below + 1] >> shift & 255;
            color |= (int) Math.round(from + share * (to - from)) << shift;
        }
        return new Color(color);
    }
}
