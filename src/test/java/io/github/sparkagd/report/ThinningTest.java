package io.github.sparkagd.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Fewer points draw the same curve. */
class ThinningTest {
    private static final double WIDTH = 600;

    private static List<Point2D> curve(int points, DoubleUnaryOperator y) {
        return IntStream.range(0, points)
                .mapToObj(i -> i * WIDTH / (points - 1))
                .map(x -> (Point2D) new Point2D.Double(x, y.applyAsDouble(x)))
                .toList();
    }

    private static double distance(Point2D point, List<Point2D> line) {
        return IntStream.range(1, line.size())
                .mapToDouble(i -> new Line2D.Double(line.get(i - 1), line.get(i)).ptSegDist(point))
                .min()
                .orElseThrow();
    }

    @Test
    void noPointOfASmoothCurveMovesByATenthOfAPixel() {
        List<Point2D> all = curve(1000, x -> 400 * Math.exp(-x / 90) + 20 * Math.sin(x / 40));

        List<Point2D> kept = Thinning.of(all);

        assertThat(kept).hasSizeLessThan(100).isSubsetOf(all);
        assertThat(all).allSatisfy(point -> assertThat(distance(point, kept)).isLessThanOrEqualTo(0.1));
    }

    @Test
    void endsAndExtremesOfNoiseStay() {
        Random random = new Random(7);
        List<Point2D> all = curve(100_000, x -> 200 + 50 * random.nextGaussian());

        List<Point2D> kept = Thinning.of(all);

        assertThat(kept).hasSizeLessThan(4 * 1201).startsWith(all.get(0)).endsWith(all.get(all.size() - 1));
        double highest = all.stream().mapToDouble(Point2D::getY).max().orElseThrow();
        double lowest = all.stream().mapToDouble(Point2D::getY).min().orElseThrow();
        assertThat(kept).extracting(Point2D::getY).contains(highest, lowest);
    }

    @Test
    void aStraightLineIsItsEndsAndAPointIsItself() {
        assertThat(Thinning.of(curve(1000, x -> 3 + x / 2))).hasSize(2);
        assertThat(Thinning.of(List.of(new Point2D.Double(1, 2)))).hasSize(1);
    }
}
