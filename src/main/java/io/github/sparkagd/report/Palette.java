package io.github.sparkagd.report;

/** The colours of Okabe and Ito (2008), which readers with impaired colour vision tell apart. */
final class Palette {
    private static final int[] COLORS = {0x000000, 0xD55E00, 0x0072B2, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0x999999
    };

    private Palette() {}

    /** 0xRRGGBB. */
    static int color(int index) {
        return COLORS[Math.floorMod(index, COLORS.length)];
    }
}
