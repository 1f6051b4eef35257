package io.github.sparkagd.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import javax.imageio.ImageIO;

/** Draws a {@link LinePlot} or a {@link PlotSheet} as a PNG picture. Works without a screen. */
public final class PngPlot implements Canvas {
    private static final double ENLARGED = 1.5;
    /** Of 255. */
    private static final int TRANSLUCENT = 45;

    private final Graphics2D graphics;

    private PngPlot(Graphics2D graphics) {
        this.graphics = graphics;
    }

    /** Writes the picture. */
    public static void write(LinePlot plot, OutputStream out) throws IOException {
        write(PlotSheet.of(plot), out);
    }

    /** Writes the picture; many panels are drawn smaller than one. */
    public static void write(PlotSheet sheet, OutputStream out) throws IOException {
        double enlarged = sheet.panels().size() == 1 ? ENLARGED : 1;
        int width = (int) (sheet.width() * enlarged);
        int height = (int) (sheet.height() * enlarged);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, width, height);
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.scale(enlarged, enlarged);
            graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, LinePlot.FONT_SIZE));
            sheet.paint(new PngPlot(graphics));
        } finally {
            graphics.dispose();
        }
        ImageIO.write(FewColors.of(image), "png", out);
    }

    @Override
    public void line(List<Point> points, Pen pen) {
        Path2D path = new Path2D.Double();
        path.moveTo(points.get(0).x(), points.get(0).y());
        for (Point point : points) {
            path.lineTo(point.x(), point.y());
        }
        graphics.setColor(new Color(pen.color()));
        graphics.setStroke(stroke(pen));
        graphics.draw(path);
    }

    private static BasicStroke stroke(Pen pen) {
        float[] dashes =
                switch (pen.stroke()) {
                    case SOLID, POINTS -> null;
                    case DASHED -> new float[] {7, 4};
                    case DOTTED -> new float[] {2, 3};
                };
        return new BasicStroke((float) pen.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes, 0);
    }

    @Override
    public void area(List<Point> corners, int color) {
        Path2D path = new Path2D.Double();
        path.moveTo(corners.get(0).x(), corners.get(0).y());
        corners.forEach(corner -> path.lineTo(corner.x(), corner.y()));
        path.closePath();
        Color opaque = new Color(color);
        graphics.setColor(new Color(opaque.getRed(), opaque.getGreen(), opaque.getBlue(), TRANSLUCENT));
        graphics.fill(path);
    }

    @Override
    public void dot(Point middle, double radius, int color) {
        graphics.setColor(new Color(color));
        graphics.fill(new Ellipse2D.Double(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius));
    }

    @Override
    public void text(Point at, Anchor anchor, String text) {
        graphics.setColor(Color.BLACK);
        double width = graphics.getFontMetrics().stringWidth(text);
        double shift =
                switch (anchor) {
                    case START -> 0;
                    case MIDDLE -> width / 2;
                    case END -> width;
                };
        graphics.drawString(text, (float) (at.x() - shift), (float) at.y());
    }

    @Override
    public void textUpwards(Point middle, String text) {
        graphics.rotate(-Math.PI / 2, middle.x(), middle.y());
        text(middle, Anchor.MIDDLE, text);
        graphics.rotate(Math.PI / 2, middle.x(), middle.y());
    }
}
