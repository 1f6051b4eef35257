package io.github.sparkagd.lab;

import io.github.sparkagd.report.HtmlPage;
import io.github.sparkagd.report.HtmlPage.Cell;
import io.github.sparkagd.report.SvgPlot;
import java.util.List;
import java.util.stream.Collectors;

/** All figures on one page that needs no other file, and the same findings as a table for src/docs/experiments.md. */
public final class ReportPage {
    private ReportPage() {}

    /**
     * The page.
     *
     * @param results in the order shown
     * @param notes what could not be done, and how it was made: a paragraph each
     * @return a page that stands alone
     */
    public static String html(List<FigureResult> results, List<String> notes) {
        HtmlPage page = new HtmlPage("Faster gradient descent in deep linear networks: the experiments");
        notes.forEach(note -> page.paragraph("", note));
        page.markup(contents(results));
        for (FigureResult result : results) {
            page.heading(result.file(), heading(result))
                    .markup(SvgPlot.text(result.sheet()))
                    .table(
                            heading(result),
                            List.of("claim", "measured", "verdict"),
                            result.findings().stream().map(ReportPage::row).toList());
        }
        return page.text();
    }

    private static String contents(List<FigureResult> results) {
        return results.stream()
                .map(result -> "<li><a href=\"#" + HtmlPage.escaped(result.file()) + "\">"
                        + HtmlPage.escaped(heading(result)) + "</a></li>\n")
                .collect(Collectors.joining("", "<nav aria-label=\"Contents\"><ul>\n", "</ul></nav>\n"));
    }

    private static String heading(FigureResult result) {
        boolean numbered = Character.isDigit(result.name().charAt(0));
        return (numbered ? "Fig. " + result.name() + ": " : "") + result.title();
    }

    private static List<Cell> row(Finding finding) {
        String kind =
                switch (finding.verdict()) {
                    case HOLDS -> "holds";
                    case IN_PART, NOT_REACHED -> "part";
                    case FAILS -> "fails";
                };
        return List.of(
                Cell.of(finding.claim()),
                Cell.of(finding.measured()),
                Cell.of(finding.verdict().label(), kind));
    }

    /**
     * {@return the findings as lines of a Markdown table, without its head}
     *
     * @param results in the order shown
     */
    public static List<String> markdown(List<FigureResult> results) {
        return results.stream()
                .flatMap(result -> result.findings().stream()
                        .map(finding -> "| " + result.file() + " | " + cell(finding.claim()) + " | "
                                + cell(finding.measured()) + " | "
                                + finding.verdict().label() + " |"))
                .collect(Collectors.toList());
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
