package io.github.sparkagd.report;

import io.github.sparkagd.report.HtmlPage.Cell;
import java.util.List;

/**
 * The page of a check of the paper's theorem along runs.
 *
 * @param sentence what came of it
 * @param statements a row each: name, verdict, formula, worst deviation, the largest allowed, why, how often checked
 */
public record VerificationPage(String sentence, List<List<Cell>> statements) {
    private static final List<String> HEAD =
            List.of("statement", "verdict", "says", "worst", "at most", "tolerance is", "checks");

    /**
     * Copies the statements.
     *
     * @param sentence what came of it
     * @param statements a row each
     */
    public VerificationPage {
        statements = List.copyOf(statements);
    }

    /**
     * {@return the page}
     *
     * @param data the runs, and what is known of the data
     */
    public String html(ReportData data) {
        HtmlPage page = new HtmlPage(data.name());
        page.paragraph("lead", sentence);
        page.heading("statements", "Statements").table("statements", HEAD, statements);
        page.heading("curves-heading", "Curves");
        CurveChart.of(data.runs()).addTo(page);
        new Facts(data.told()).addTo(page, "verify");
        return page.data("told", data.told()).text();
    }
}
