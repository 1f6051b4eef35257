package io.github.sparkagd.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.sparkagd.linalg.Vec;
import java.awt.Color;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Maps show every cell where it is, lines where the law has a value, and say what colours mean. */
class HeatMapTest {
    private static final HeatMap.Axis X = new HeatMap.Axis("across", Vec.of(1, 2, 3), false);
    private static final HeatMap.Axis Y = new HeatMap.Axis("up", Vec.of(1, 10), true);

    private static HeatMap map(Vec low, Vec high, List<HeatMap.Dot> dots) {
        HeatMap.Grid cells = new HeatMap.Grid("measured", List.of(low, high));
        HeatMap.Grid law = new HeatMap.Grid("the law", List.of(Vec.of(1, 2, 3), Vec.of(1, 2, 3)));
        return new HeatMap("title", X, Y, cells, new HeatMap.Law(law, Vec.of(1.5, 9)), dots);
    }

    private static Color at(BufferedImage image, double x, double y) {
        return new Color(image.getRGB((int) (x * 1.5), (int) (y * 1.5)));
    }

    @Test
    void cellsStandWhereTheyAreInTheirColours() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PngPlot.write(PlotSheet.of(map(Vec.of(1, 10, Double.NaN), Vec.of(100, 5, 1), List.of())), out);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
        double right = PlotSheet.WIDTH - Frame.BESIDE - HeatPainter.SCALE;
        double bottom = image.getHeight() / 1.5 - Frame.BELOW - 30;
        double third = (right - Frame.LEFT) / 3.0;

        assertThat(at(image, Frame.LEFT + 20, bottom - 20)).isEqualTo(ColorScale.shade(0));
        assertThat(at(image, Frame.LEFT + 20, Frame.TOP + 20)).isEqualTo(ColorScale.shade(ColorScale.SHADES - 1));
        assertThat(at(image, right - third / 2, bottom - 20)).isEqualTo(ColorScale.NONE);
    }

    @Test
    void saysWhatIsDrawn() {
        String svg = SvgPlot.text(
                PlotSheet.of(map(Vec.of(1, 10, 3), Vec.of(100, 5, 1), List.of(new HeatMap.Dot("real", 2, 3, 7)))));

        assertThat(svg).contains(">title<", ">across<", ">up<", ">colour: measured<", ">the law<", ">1.5<", ">real<");
        assertThat(svg).as("a level that the law does not have").doesNotContain(">9<");
    }

    /** Where the second name would begin in the first one, both beside their dots. */
    @Test
    void namesOfNeighboursDoNotCoverEachOther() {
        List<HeatMap.Dot> dots =
                List.of(new HeatMap.Dot("neighbour", 1.2, 2, 7), new HeatMap.Dot("another", 1.3, 2, 7));
        String svg = SvgPlot.text(PlotSheet.of(map(Vec.of(1, 10, 3), Vec.of(100, 5, 1), dots)));

        double[] one = placeOf("neighbour", svg);
        double[] other = placeOf("another", svg);

        boolean side = Math.abs(one[0] - other[0]) >= PlotSheet.textWidth("neighbour");
        boolean line = Math.abs(one[1] - other[1]) >= 16;
        assertThat(side || line)
                .as("%s and %s", Arrays.toString(one), Arrays.toString(other))
                .isTrue();
    }

    private static double[] placeOf(String text, String svg) {
        Matcher found = Pattern.compile("<text ([^>]*)>" + text + "<").matcher(svg);
        assertThat(found.find()).as(svg).isTrue();
        return Stream.of("x", "y")
                .mapToDouble(name -> {
                    Matcher value =
                            Pattern.compile("\\b" + name + "=\"([-0-9.]+)\"").matcher(found.group(1));
                    assertThat(value.find()).as(found.group()).isTrue();
                    return Double.parseDouble(value.group(1));
                })
                .toArray();
    }

    /** Half way between two middles. */
    @Test
    void aContourRunsWhereTheLawHasItsValue() {
        Contours contours = new Contours(Vec.of(0, 10, 20), Vec.of(0, 5), List.of(Vec.of(1, 2, 3), Vec.of(1, 2, 3)));

        List<Point2D> line = contours.at(1.5).get(0);

        assertThat(contours.at(1.5)).hasSize(1);
        assertThat(line).allSatisfy(point -> assertThat(point.getX()).isCloseTo(5, within(1e-12)));
        assertThat(line).extracting(Point2D::getY).containsExactlyInAnyOrder(0.0, 5.0);
        assertThat(contours.at(7)).isEmpty();
    }

    @Test
    void whatHasNoNumberHasNoContour() {
        Contours contours = new Contours(Vec.of(0, 10), Vec.of(0, 5), List.of(Vec.of(1, Double.NaN), Vec.of(1, 2)));

        assertThat(contours.at(1.5)).isEmpty();
    }

    @Test
    void gridsOfAnotherSizeThanTheAxesAreRefused() {
        assertThatThrownBy(() -> map(Vec.of(1, 2), Vec.of(1, 2, 3), List.of())).hasMessageContaining("row of measured");
    }
}
