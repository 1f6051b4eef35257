package io.github.sparkagd.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.linalg.Vec;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** SVG files are small, well formed, the same for the same plot, and their texts can be selected. */
class SvgPlotTest {
    private static LinePlot plot(int curves, int points) {
        double[] xs = IntStream.range(0, points).asDoubleStream().toArray();
        List<LinePlot.Series> series = IntStream.range(0, curves)
                .mapToObj(k -> new LinePlot.Series(
                        "η < " + k + " & \"more\"",
                        Vec.of(xs),
                        Vec.of(xs).map(x -> Math.exp(-x * (k + 1) / 100)),
                        k,
                        k % 2 == 0 ? LinePlot.Stroke.SOLID : LinePlot.Stroke.DASHED))
                .toList();
        return new LinePlot("Loss", "iteration", "loss", false, true, series);
    }

    private static String svg(PlotSheet sheet) throws IOException {
        StringWriter out = new StringWriter();
        SvgPlot.write(sheet, out);
        return out.toString();
    }

    private static Element root(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement();
    }

    private static List<Element> texts(Element root) {
        NodeList found = root.getElementsByTagNameNS("http://www.w3.org/2000/svg", "text");
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    @Test
    void textsAreTextsPlacedByTheirAnchors() throws Exception {
        Element root = root(svg(PlotSheet.of(plot(2, 50))));

        assertThat(root.getAttribute("font-family")).isEqualTo("sans-serif");
        assertThat(texts(root))
                .extracting(text -> text.getTextContent() + " " + text.getAttribute("text-anchor"))
                .contains("Loss middle", "loss middle", "1.0 end", "η < 1 & \"more\" start");
    }

    /** Two stand in one page. */
    @Test
    void aPictureIsOneElementWithoutIdentifiers() throws Exception {
        assertThat(svg(PlotSheet.of(plot(1, 50)))).startsWith("<svg ").doesNotContain(" id=", "<!");
    }

    @Test
    void theSamePlotGivesTheSameBytes() throws Exception {
        PlotSheet sheet = new PlotSheet(List.of(plot(2, 50), plot(1, 20)), 2);

        assertThat(svg(sheet)).isEqualTo(svg(sheet));
    }

    /** So that text has one size on a page of pictures. */
    @Test
    void allPicturesAreAsWide() throws Exception {
        for (int panels = 1; panels <= 4; panels++) {
            PlotSheet sheet = new PlotSheet(Collections.nCopies(panels, plot(2, 20)), 3);
            assertThat(root(svg(sheet)).getAttribute("viewBox")).startsWith("0 0 960 ");
        }
    }

    @Test
    void whatSeveralPanelsShowIsNamedOnceAndAboveThem() throws Exception {
        PlotSheet sheet = new PlotSheet(List.of(plot(2, 50), plot(3, 50)), 2);

        List<String> all =
                texts(root(svg(sheet))).stream().map(Element::getTextContent).toList();

        assertThat(all).containsOnlyOnce("η < 0 & \"more\"", "η < 1 & \"more\"", "η < 2 & \"more\"");
        assertThat(all.subList(0, 3)).containsExactly("η < 0 & \"more\"", "η < 1 & \"more\"", "Loss");
    }

    @Test
    void theSizeDoesNotGrowWithTheIterations() throws Exception {
        int thousand = svg(PlotSheet.of(plot(20, 1000))).length();

        assertThat(thousand).isLessThan(100_000);
        assertThat(svg(PlotSheet.of(plot(20, 30_000))).length()).isLessThan(2 * thousand);
    }

    @Test
    void nothingPositiveToShowSaysSo() throws Exception {
        LinePlot.Series zero = new LinePlot.Series("zero", Vec.of(0, 1), Vec.zeros(2), 0, LinePlot.Stroke.SOLID);

        assertThat(svg(PlotSheet.of(new LinePlot("t", "x", "y", false, true, List.of(zero)))))
                .contains("no positive values to show");
    }
}
