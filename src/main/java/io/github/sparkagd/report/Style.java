package io.github.sparkagd.report;

import io.github.sparkagd.algorithms.Algorithm;
import io.github.sparkagd.algorithms.Algorithms;
import io.github.sparkagd.report.LinePlot.Stroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * How a curve looks. A method looks the same in every picture and on every page: gradient descent is dotted, aligned gradient
 * descent solid, everything else dashed; the colour says the depth, or which of the others it is.
 *
 * @param color index into the palette
 * @param stroke how it is stroked
 * @param white its share in the colour, 0 to 1
 * @param thin as test losses are
 */
public record Style(int color, Stroke stroke, double white, boolean thin) {
    /** The colours of Okabe and Ito (2008), which readers with impaired colour vision can distinguish. */
    private static final int[] COLORS = {0x000000, 0xD55E00, 0x0072B2, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0x999999
    };

    /** Of aligned gradient descent by the full correction. */
    private static final int FULL = 4;

    private static final double WIDTH = 1.8;
    private static final double THIN = 0.9;
    /** Shares of white: between two styles of the same method, and of the palest. */
    private static final double PALER = 0.4;

    private static final double PALEST = 0.65;

    /**
     * A style in a full colour.
     *
     * @param color index into the palette
     * @param stroke how it is stroked
     */
    public Style(int color, Stroke stroke) {
        this(color, stroke, 0, false);
    }

    /**
     * {@return the style of a method}
     *
     * @param method at its depth
     */
    public static Style of(Algorithm method) {
        boolean byDepth = method.hasDepths() || method.equals(Algorithms.shallow());
        boolean aligned = method.needsUnitLabels();
        int other = aligned ? FULL : Algorithms.labels().indexOf(method.label());
        Stroke ofKind = byDepth ? Stroke.DOTTED : Stroke.DASHED;
        return new Style(byDepth ? ofDepth(method.depth()) : other, aligned ? Stroke.SOLID : ofKind);
    }

    /** The depths of the paper have colours of their own. */
    private static int ofDepth(int depth) {
        return switch (depth) {
            case 1 -> 0;
            case 2 -> 1;
            case 3 -> 6;
            case 4 -> 2;
            case 8 -> 3;
            case 16 -> 5;
            default -> 7;
        };
    }

    /** The styles of curves in one picture: those that would look alike, as a method at several rates, grow paler. */
    static List<Style> apart(List<Style> styles) {
        List<Style> apart = new ArrayList<>();
        for (Style style : styles) {
            int before = Collections.frequency(styles.subList(0, apart.size()), style);
            apart.add(style.paler(before, Collections.frequency(styles, style)));
        }
        return apart;
    }

    /**
     * {@return the style of one of several curves of the same method}
     *
     * @param k 0 for the first, which has the full colour
     * @param count how many there are
     */
    public Style paler(int k, int count) {
        return new Style(color, stroke, k * Math.min(PALER, PALEST / Math.max(1, count - 1)), thin);
    }

    /** {@return the same, thin} */
    public Style thinner() {
        return new Style(color, stroke, white, true);
    }

    Color paint() {
        Color full = new Color(COLORS[Math.floorMod(color, COLORS.length)]);
        return new Color(paler(full.getRed()), paler(full.getGreen()), paler(full.getBlue()));
    }

    private int paler(int part) {
        return (int) Math.round(part + white * (255 - part));
    }

    /** As in CSS: {@code #d55e00}. */
    String css() {
        return String.format(Locale.ROOT, "#%06x", paint().getRGB() & 0xffffff);
    }

    double width() {
        return thin ? THIN : WIDTH;
    }
}
