package io.github.sparkagd.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws a {@link LinePlot} as a PNG picture. */
public final class PngPlot {
    private static final int WIDTH = 1100;
    private static final int HEIGHT = 650;

    private PngPlot() {}

    /** Writes the picture. Works without a screen. */
    public static void write(LinePlot plot, OutputStream out) throws IOException {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(plot.isEmpty() ? plot.title() + " (no positive values to show)" : plot.title())
                .xAxisTitle(plot.xLabel())
                .yAxisTitle(plot.yLabel())
                .build();
        var style = chart.getStyler();
        style.setChartBackgroundColor(Color.WHITE)
                .setLegendPosition(Styler.LegendPosition.OutsideE)
                .setLegendBorderColor(Color.WHITE)
                .setChartTitleBoxVisible(false);
        style.setPlotGridLinesColor(new Color(0xdddddd));
        style.setXAxisLogarithmic(plot.logX());
        style.setYAxisLogarithmic(plot.logY() && !plot.isEmpty());
        int number = 0;
        for (LinePlot.Series curve : plot.series()) {
            add(chart, plot, curve, ++number);
        }
        ImageIO.write(BitmapEncoder.getBufferedImage(chart), "png", out);
    }

    private static void add(XYChart chart, LinePlot plot, LinePlot.Series curve, int number) {
        List<Double> xs = new ArrayList<>();
        List<Double> ys = new ArrayList<>();
        for (int i = 0; i < curve.xs().size(); i++) {
            if (plot.shows(curve.xs().get(i), curve.ys().get(i))) {
                xs.add(curve.xs().get(i));
                ys.add(curve.ys().get(i));
            }
        }
        if (xs.isEmpty()) {
            return;
        }
        XYSeries series = chart.addSeries(number + " " + curve.name(), xs, ys);
        series.setLabel(curve.name());
        series.setMarker(xs.size() == 1 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
        series.setLineColor(Palette.color(curve.color()));
        series.setMarkerColor(Palette.color(curve.color()));
        series.setLineStyle(stroke(curve.stroke()));
    }

    private static BasicStroke stroke(LinePlot.Stroke stroke) {
        float[] dashes =
                switch (stroke) {
                    case SOLID -> null;
                    case DASHED -> new float[] {8, 5};
                    case DOTTED -> new float[] {2, 4};
                };
        return new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, dashes, 0f);
    }
}
