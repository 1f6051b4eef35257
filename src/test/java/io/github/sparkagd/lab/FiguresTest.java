package io.github.sparkagd.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.lab.Finding.Verdict;
import io.github.sparkagd.report.LinePlot;
import io.github.sparkagd.report.PlotSheet;
import io.github.sparkagd.report.Style;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The paper's claims about a few points, each with its number. No Spark. */
class FiguresTest {
    private static final Laboratory LABORATORY = new Laboratory(Bench.local());

    private static final Map<String, FigureResult> DRAWN = new HashMap<>();

    private static FigureResult draw(String name) {
        return DRAWN.computeIfAbsent(
                name, wanted -> Figures.named(wanted).orElseThrow().draw(LABORATORY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1a",
                "1b",
                "1c",
                "1d",
                "2a",
                "2b",
                "2c",
                "whitened",
                "3",
                "delay",
                "lp",
                "leastnorm",
                "prior",
                "tradeoff",
                "depthmap",
                "ladder",
                "labelscale"
            })
    void everyClaimOfTheFigureHolds(String name) {
        assertThat(draw(name).findings()).isNotEmpty().allSatisfy(finding -> assertThat(finding.verdict())
                .as(finding.claim() + " " + finding.measured())
                .isEqualTo(Verdict.HOLDS));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1a; loss 0.500, AGD",
                "1a; 33 iterations to fall to 90 % and only 19 more",
                "1b; AGD 46 iterations, GD 444",
                "1b; η = 0.100: AGD reaches loss 1.1e-5 at t = 297, GD at t = 5000",
                "1b; η = 0.00100: AGD reaches loss 0.226 at t = 3692, GD at t = 5000",
                "1c; 458 / 166 / 154 / 151 / 149",
                "1c; 462 / 435 / 429 / 428",
                "1c; GD stands still at 9.8e-28",
                "1d; AGD 46; normal 287, xavier 288, he 279",
                "2c; [5, 167]",
                "whitened; [5]",
                "3; S passes √20 at t = 1747",
                "3; spikes in 4000 iterations: deep GD 5, AGD 0",
                "3; deep GD 1.42 / 1.00, AGD 0.99996 / 1.0000",
                "3; GD stands still at 1.6e-24",
                "table1; counted at L = 8: 343 (the columns give 343)",
                "lp; deep GD L=2, balanced 16.0"
            })
    void theNumberIsThePapers(String name, String measured) {
        List<String> all = draw(name).findings().stream().map(Finding::measured).toList();

        assertThat(all).anySatisfy(text -> assertThat(text).contains(measured));
    }

    @Test
    void whatHoldsInPartSaysSo() {
        assertThat(draw("table1").findings().get(1).verdict()).isEqualTo(Verdict.IN_PART);
        assertThat(draw("depth").findings().get(0).verdict()).isEqualTo(Verdict.IN_PART);
    }

    @Test
    void lossesOnBothDataSetsGoBelow1eMinus25() {
        for (Points data : List.of(Points.D1, Points.D2)) {
            List<Subject> subjects =
                    List.of(Subject.agd(2, 0.1), Subject.agd(4, 0.1), Subject.agd(8, 0.1), Subject.full(0.1));
            List<Observed> runs = LABORATORY.observe(new Experiment(data, subjects, 4000));
            assertThat(runs).allSatisfy(run -> assertThat(run.lastLoss())
                    .as(data.name() + " " + run.subject().label())
                    .isLessThan(1e-25));
        }
    }

    /** The claim that a limit is approached is not called true in part where the run is nearly as far away as it began. */
    @Test
    void aLimitThatIsNotReachedIsCalledThat() {
        assertThat(LeastNormFigure.verdict(0.99)).isEqualTo(Verdict.NOT_REACHED);
        assertThat(LeastNormFigure.verdict(0.1)).isEqualTo(Verdict.IN_PART);
        assertThat(LeastNormFigure.verdict(1e-9)).isEqualTo(Verdict.HOLDS);
        FigureResult drawn = draw("leastnorm");
        FigureResult far = new FigureResult(
                drawn.name(),
                drawn.title(),
                drawn.sheet(),
                drawn.numbers(),
                List.of(new Finding("c", "m", Verdict.NOT_REACHED)));
        assertThat(ReportPage.html(List.of(far), List.of())).contains("<td class=\"part\">not reached</td>");
        assertThat(ReportPage.markdown(List.of(far))).containsExactly("| leastnorm | c | m | not reached |");
    }

    @Test
    void theReportBeginsWithItsContents() {
        String page = ReportPage.html(List.of(draw("1a"), draw("table1")), List.of());

        assertThat(page).contains("<li><a href=\"#fig1a\">Fig. 1a: ", "<li><a href=\"#table1\">", "<h2 id=\"table1\">");
    }

    @Test
    void theReportOfAllFiguresStaysBelowTwoMegabytes() {
        List<FigureResult> drawn = Figures.ALL.stream()
                .filter(figure -> figure.needs().isEmpty())
                .map(figure -> draw(figure.name()))
                .toList();

        assertThat(ReportPage.html(drawn, List.of()).getBytes(StandardCharsets.UTF_8).length)
                .isLessThan(2_000_000);
    }

    private static double width(String text) {
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, PlotSheet.FONT_SIZE);
        return font.getStringBounds(text, new FontRenderContext(null, true, true))
                .getWidth();
    }

    private static Stream<PlotSheet> sheets() {
        return Figures.ALL.stream().filter(figure -> figure.needs().isEmpty()).map(figure -> draw(figure.name())
                .sheet());
    }

    @Test
    void noNameInALegendIsCutOff() {
        sheets().flatMap(sheet -> sheet.panels().stream())
                .flatMap(panel -> panel instanceof LinePlot plot ? plot.series().stream() : Stream.empty())
                .map(LinePlot.Series::name)
                .forEach(name -> assertThat(width(name)).as(name).isLessThan(PlotSheet.textWidth(name)));
    }

    /** It stands above the middle of the frame, which is 28 pixels right of the panel's middle. */
    @Test
    void noTitleReachesIntoTheNextPanel() {
        sheets().forEach(sheet -> sheet.panels()
                .forEach(panel ->
                        assertThat(width(panel.title())).as(panel.title()).isLessThan(sheet.panelWidth() - 2 * 28)));
    }

    /** A method has one colour and one kind of line, whichever the figure; how pale or thin it is says which run of it. */
    @Test
    void theSameNameLooksTheSameInAllFigures() {
        Map<String, Style> looks = new HashMap<>();
        sheets().flatMap(sheet -> sheet.panels().stream())
                .flatMap(panel -> panel instanceof LinePlot plot ? plot.series().stream() : Stream.empty())
                .filter(curve -> curve.name().matches("(GD|AGD (L=[0-9]+|full)|heavy ball|Nesterov)(, .*)?"))
                .filter(curve -> !curve.name().contains("a pass a layer"))
                .forEach(curve -> {
                    Style look = new Style(curve.style().color(), curve.style().stroke());
                    assertThat(looks.merge(curve.name().replaceFirst(",.*", ""), look, (known, other) -> known))
                            .as(curve.name())
                            .isEqualTo(look);
                });
        assertThat(looks).hasSizeGreaterThan(6);
    }

    /** The lines between the marks in the documents are lines that {@code figures all} writes to findings.md. */
    @ParameterizedTest
    @CsvSource({"experiments.md, 10", "when-depth-helps.md, 3"})
    void theFindingsInTheDocumentsAreThoseOfTheRun(String page, int least) throws IOException {
        String text = Files.readString(Path.of(System.getProperty("agd.project", "."), "src", "docs", page));
        String[] around = text.split("<!-- /?findings -->", -1);
        assertThat(around).as(page + " has one table between marks of findings").hasSize(3);
        List<FigureResult> drawn = Figures.ALL.stream()
                .filter(figure -> figure.needs().isEmpty())
                .map(figure -> draw(figure.name()))
                .toList();

        List<String> shown =
                around[1].lines().filter(line -> line.startsWith("|")).skip(2).toList();

        assertThat(shown).hasSizeGreaterThan(least);
        assertThat(ReportPage.markdown(drawn)).containsAll(shown);
    }
}
