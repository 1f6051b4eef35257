package io.github.sparkagd.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;

/** Draws a {@link LinePlot} or a {@link PlotSheet} as a PNG picture. Works without a screen. */
public final class PngPlot {
    private static final double ENLARGED = 1.5;

    private PngPlot() {}

    /**
     * Writes the picture.
     *
     * @param plot the picture
     * @param out takes the bytes, and stays open
     * @throws IOException when they cannot be written
     */
    public static void write(LinePlot plot, OutputStream out) throws IOException {
        write(PlotSheet.of(plot), out);
    }

    /**
     * Writes the picture.
     *
     * @param sheet the picture
     * @param out takes the bytes, and stays open
     * @throws IOException when they cannot be written
     */
    public static void write(PlotSheet sheet, OutputStream out) throws IOException {
        int width = (int) (PlotSheet.WIDTH * ENLARGED);
        int height = (int) (sheet.height() * ENLARGED);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, width, height);
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.scale(ENLARGED, ENLARGED);
            graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, PlotSheet.FONT_SIZE));
            sheet.paint(new Brush(graphics, (text, at, anchor) -> draw(graphics, text, at, anchor)));
        } finally {
            graphics.dispose();
        }
        ImageIO.write(FewColors.of(image), "png", out);
    }

    private static void draw(Graphics2D graphics, String text, Point2D at, Brush.Anchor anchor) {
        double width = graphics.getFontMetrics().stringWidth(text);
        double shift =
                switch (anchor) {
                    case START -> 0;
                    case MIDDLE -> width / 2;
                    case END -> width;
                };
        graphics.drawString(text, (float) (at.getX() - shift), (float) at.getY());
    }
}
