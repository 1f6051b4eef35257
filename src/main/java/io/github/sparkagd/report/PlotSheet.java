package io.github.sparkagd.report;

import io.github.sparkagd.linalg.Check;
import java.util.List;

/**
 * Pictures side by side, as panels of one.
 *
 * @param panels row by row
 * @param columns panels in a row
 */
public record PlotSheet(List<LinePlot> panels, int columns) {
    public PlotSheet {
        panels = List.copyOf(panels);
        Check.atLeast("panels", 1, panels.size());
        Check.atLeast("columns", 1, columns);
    }

    /** One picture alone. */
    public static PlotSheet of(LinePlot plot) {
        return new PlotSheet(List.of(plot), 1);
    }

    int width() {
        return Math.min(columns, panels.size()) * PlotPainter.WIDTH;
    }

    int height() {
        return (panels.size() + columns - 1) / columns * PlotPainter.HEIGHT;
    }

    void paint(Canvas canvas) {
        for (int k = 0; k < panels.size(); k++) {
            double right = k % columns * (double) PlotPainter.WIDTH;
            int row = k / columns;
            double down = row * (double) PlotPainter.HEIGHT;
            PlotPainter.paint(panels.get(k), new Shifted(canvas, right, down));
        }
    }

    /** Draws on another canvas, somewhere else. */
    private record Shifted(Canvas canvas, double right, double down) implements Canvas {
        private Point moved(Point point) {
            return new Point(point.x() + right, point.y() + down);
        }

        private List<Point> moved(List<Point> points) {
            return points.stream().map(this::moved).toList();
        }

        @Override
        public void line(List<Point> points, Pen pen) {
            canvas.line(moved(points), pen);
        }

        @Override
        public void area(List<Point> corners, int color) {
            canvas.area(moved(corners), color);
        }

        @Override
        public void dot(Point middle, double radius, int color) {
            canvas.dot(moved(middle), radius, color);
        }

        @Override
        public void text(Point at, Anchor anchor, String text) {
            canvas.text(moved(at), anchor, text);
        }

        @Override
        public void textUpwards(Point middle, String text) {
            canvas.textUpwards(moved(middle), text);
        }
    }
}
