package io.github.sparkagd.report;

import io.github.sparkagd.linalg.Vec;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;

/** Lines of equal value through a grid of numbers, by linear interpolation between the middles of its cells. */
final class Contours {
    private final Vec xs;
    private final Vec ys;
    private final List<Vec> rows;

    /**
     * @param xs where the columns are
     * @param ys where the rows are
     * @param rows a number for each, of which some may not be numbers
     */
    Contours(Vec xs, Vec ys, List<Vec> rows) {
        this.xs = xs;
        this.ys = ys;
        this.rows = List.copyOf(rows);
    }

    /** The pieces of the line of {@code level}, from one side of a square between four middles to another. */
    List<List<Point2D>> at(double level) {
        List<List<Point2D>> pieces = new ArrayList<>();
        for (int j = 0; j + 1 < ys.size(); j++) {
            for (int i = 0; i + 1 < xs.size(); i++) {
                List<Point2D> crossings = new ArrayList<>();
                int[][] corners = {{i, j}, {i + 1, j}, {i + 1, j + 1}, {i, j + 1}};
                for (int k = 0; k < corners.length; k++) {
                    cross(corners[k], corners[(k + 1) % corners.length], level, crossings);
                }
                for (int k = 0; k + 1 < crossings.size(); k += 2) {
                    pieces.add(List.of(crossings.get(k), crossings.get(k + 1)));
                }
            }
        }
        return pieces;
    }

    /** Adds the point between two corners at which the level is crossed, where it is; a level met at a corner is above it. */
    private void cross(int[] from, int[] to, double level, List<Point2D> crossings) {
        double before = rows.get(from[1]).get(from[0]);
        double after = rows.get(to[1]).get(to[0]);
        boolean known = Double.isFinite(before) && Double.isFinite(after);
        if (known && (before > level) != (after > level)) {
            double share = (level - before) / (after - before);
            double x = xs.get(from[0]) + share * (xs.get(to[0]) - xs.get(from[0]));
            double y = ys.get(from[1]) + share * (ys.get(to[1]) - ys.get(from[1]));
            crossings.add(new Point2D.Double(x, y));
        }
    }
}
