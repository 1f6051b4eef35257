package io.github.sparkagd.report;

import io.github.sparkagd.linalg.Check;
import io.github.sparkagd.linalg.Vec;
import java.util.List;

/**
 * A picture of curves, as data: drawn as PNG by {@link PngPlot} and as SVG by {@link SvgPlot}.
 *
 * @param title above the curves
 * @param xLabel below the horizontal axis
 * @param yLabel beside the vertical axis
 * @param logX whether the horizontal axis is logarithmic
 * @param logY whether the vertical axis is logarithmic; points that are not positive are then left out
 * @param series the curves, the first drawn first
 * @param bands shaded areas, drawn below the curves
 */
public record LinePlot(
        String title, String xLabel, String yLabel, boolean logX, boolean logY, List<Series> series, List<Band> bands)
        implements Panel {
    /**
     * Copies the lists.
     *
     * @param title above the curves
     * @param xLabel below the horizontal axis
     * @param yLabel beside the vertical axis
     * @param logX whether the horizontal axis is logarithmic
     * @param logY whether the vertical axis is logarithmic; points that are not positive are then left out
     * @param series the curves, the first drawn first
     * @param bands shaded areas, drawn below the curves
     */
    public LinePlot {
        series = List.copyOf(series);
        bands = List.copyOf(bands);
    }

    /**
     * A plot of curves alone.
     *
     * @param title above the panel; empty for none
     * @param xLabel below the horizontal axis
     * @param yLabel beside the vertical axis
     * @param logX whether the horizontal axis is logarithmic
     * @param logY whether the vertical axis is logarithmic
     * @param series the curves, the first drawn first
     */
    public LinePlot(String title, String xLabel, String yLabel, boolean logX, boolean logY, List<Series> series) {
        this(title, xLabel, yLabel, logX, logY, series, List.of());
    }

    /** How a curve is stroked. */
    public enum Stroke {
        /** One unbroken line. */
        SOLID(0, 0),
        /** A line of dashes. */
        DASHED(7, 4),
        /** A line of dots. */
        DOTTED(2, 3),
        /** The points alone, as dots. */
        POINTS(0, 0);

        private final int dash;
        private final int gap;

        Stroke(int dash, int gap) {
            this.dash = dash;
            this.gap = gap;
        }

        /** Pixels of a dash and of the gap after it; none for a line without gaps. */
        List<Integer> dashes() {
            return dash == 0 ? List.of() : List.of(dash, gap);
        }
    }

    /**
     * A shaded area between two curves, without a name in the legend.
     *
     * @param xs horizontal positions, rising
     * @param lows its lower edge, as many
     * @param highs its upper edge, as many
     * @param color index into the palette
     */
    public record Band(Vec xs, Vec lows, Vec highs, int color) {
        /**
         * Refuses edges of other lengths than the positions have.
         *
         * @param xs horizontal positions, rising
         * @param lows its lower edge, as many
         * @param highs its upper edge, as many
         * @param color index into the palette
         */
        public Band {
            Check.sameSize("lower edge of a band", xs.size(), lows.size());
            Check.sameSize("upper edge of a band", xs.size(), highs.size());
        }
    }

    /**
     * A curve.
     *
     * @param name in the legend
     * @param xs horizontal positions
     * @param ys vertical positions, as many
     * @param style how it looks
     */
    public record Series(String name, Vec xs, Vec ys, Style style) {
        /**
         * Refuses other numbers of vertical than of horizontal positions.
         *
         * @param name in the legend
         * @param xs horizontal positions
         * @param ys vertical positions, as many
         * @param style how it looks
         */
        public Series {
            Check.sameSize("positions of series " + name, xs.size(), ys.size());
        }

        /**
         * A curve that is no method's.
         *
         * @param name in the legend
         * @param xs horizontal positions
         * @param ys vertical positions, as many
         * @param color index into the palette
         * @param stroke how it is stroked
         */
        public Series(String name, Vec xs, Vec ys, int color, Stroke stroke) {
            this(name, xs, ys, new Style(color, stroke));
        }

        boolean isPoints() {
            return style.stroke() == Stroke.POINTS;
        }
    }

    /** True for a point that the axes can show. */
    boolean shows(double x, double y) {
        return Double.isFinite(x) && Double.isFinite(y) && (!logX || x > 0) && (!logY || y > 0);
    }

    /** True when no point at all can be shown. */
    boolean isEmpty() {
        double[] range = range();
        return range[0] > range[1];
    }

    /** The least and largest x, then y, of the points that can be shown; endless ones, the least above the largest, when there is none. */
    double[] range() {
        double[] range = {
            Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
        };
        for (Series curve : series) {
            widen(range, curve.xs(), curve.ys());
        }
        for (Band band : bands) {
            widen(range, band.xs(), band.lows());
            widen(range, band.xs(), band.highs());
        }
        return range;
    }

    /** @param range Modified: made to hold the points */
    private void widen(double[] range, Vec xs, Vec ys) {
        for (int i = 0; i < xs.size(); i++) {
            double x = xs.get(i);
            double y = ys.get(i);
            if (shows(x, y)) {
                range[0] = Math.min(range[0], x);
                range[1] = Math.max(range[1], x);
                range[2] = Math.min(range[2], y);
                range[3] = Math.max(range[3], y);
            }
        }
    }
}
