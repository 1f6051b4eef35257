package io.github.sparkagd.report;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Curves with fewer points that look the same, so that the size of a picture does not grow with the length of a run.
 *
 * <p>Of consecutive points in one column of half a pixel the first, the lowest, the highest and the last are kept (Jugel et
 * al. 2014), so a spike stays; of these, points that lie within a tenth of a pixel of the line without them are left out
 * (Douglas and Peucker 1973).
 */
final class Thinning {
    /** Pixels. */
    private static final double COLUMN = 0.5;
    /** Pixels. */
    private static final double STRAIGHT = 0.1;

    private Thinning() {}

    /** A part of the points in their order, the first and the last among them. */
    static List<Point2D> of(List<Point2D> points) {
        return straightened(columns(points));
    }

    private static List<Point2D> columns(List<Point2D> points) {
        List<Point2D> kept = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= points.size(); i++) {
            if (i == points.size() || column(points.get(i)) != column(points.get(first))) {
                extremes(points, first, i).forEach(k -> kept.add(points.get(k)));
                first = i;
            }
        }
        return kept;
    }

    private static double column(Point2D point) {
        return Math.floor(point.getX() / COLUMN);
    }

    /** The first, the lowest, the highest and the last of the points {@code first} to {@code end}, exclusive. */
    private static Set<Integer> extremes(List<Point2D> points, int first, int end) {
        int least = first;
        int most = first;
        for (int k = first; k < end; k++) {
            double y = points.get(k).getY();
            least = y < points.get(least).getY() ? k : least;
            most = y > points.get(most).getY() ? k : most;
        }
        return new TreeSet<>(List.of(first, least, most, end - 1));
    }

    private static List<Point2D> straightened(List<Point2D> points) {
        BitSet kept = new BitSet(points.size());
        kept.set(0);
        kept.set(points.size() - 1);
        Deque<int[]> pieces = new ArrayDeque<>(List.of(new int[] {0, points.size() - 1}));
        while (!pieces.isEmpty()) {
            int[] piece = pieces.pop();
            int corner = farthest(points, piece[0], piece[1]);
            if (corner > 0) {
                kept.set(corner);
                pieces.push(new int[] {piece[0], corner});
                pieces.push(new int[] {corner, piece[1]});
            }
        }
        return kept.stream().mapToObj(points::get).toList();
    }

    /** The point between two that lies farthest from the line that joins them; 0 when all lie on it. */
    private static int farthest(List<Point2D> points, int from, int to) {
        Line2D line = new Line2D.Double(points.get(from), points.get(to));
        double most = STRAIGHT;
        int corner = 0;
        for (int k = from + 1; k < to; k++) {
            double distance = line.ptSegDist(points.get(k));
            if (distance > most) {
                most = distance;
                corner = k;
            }
        }
        return corner;
    }
}
