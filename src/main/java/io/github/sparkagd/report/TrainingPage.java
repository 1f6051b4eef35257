package io.github.sparkagd.report;

import io.github.sparkagd.report.HtmlPage.Cell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The page of a training: what came of it, its curves, its runs, and all that is known of data, plan, settings and versions. */
public final class TrainingPage {
    /** More lines make a page that opens slowly. */
    private static final int MOST_LISTED = 1000;

    private final ReportData data;
    private final List<ReportRun> shown;
    private final CurveChart chart;

    private TrainingPage(ReportData data) {
        this.data = data;
        this.shown = CurveChart.chosen(data.runs(), CurveChart.MOST);
        this.chart = CurveChart.of(shown);
    }

    /**
     * {@return the page}
     *
     * @param data of the training
     */
    public static String html(ReportData data) {
        return new TrainingPage(data).page().text();
    }

    private HtmlPage page() {
        HtmlPage page = new HtmlPage(data.name());
        page.paragraph("lead", new Findings(data).sentence());
        page.heading("curves-heading", "Curves");
        chart.addTo(page);
        String leftOut = CurveChart.leftOut(data.runs().size(), shown.size());
        page.paragraph("", leftOut + (leftOut.isEmpty() ? "" : " ") + thinned());
        page.heading("runs", "Runs").table("runs", head(), rows());
        if (data.runs().size() > MOST_LISTED) {
            page.paragraph("", "The " + (data.runs().size() - MOST_LISTED) + " worse ones are in run.json.");
        }
        new Facts(data.told()).addTo(page, "train");
        return page.data("told", data.told());
    }

    private String thinned() {
        return shown.stream()
                        .allMatch(run -> run.last().iteration() < run.rows().size())
                ? ""
                : "Of each stretch of iterations the page keeps those with the least and the largest values; "
                        + "history.csv has all of them.";
    }

    private static List<String> head() {
        return Stream.concat(RunTable.HEAD.stream(), Stream.of("next")).toList();
    }

    private List<List<Cell>> rows() {
        List<ReportRun> runs = data.runs();
        if (runs.size() > MOST_LISTED) {
            runs = runs.stream()
                    .sorted(Comparator.comparingDouble(ReportRun::rank))
                    .limit(MOST_LISTED)
                    .toList();
        }
        return runs.stream().map(this::row).toList();
    }

    private List<Cell> row(ReportRun run) {
        List<String> cells = RunTable.cells(run.name(), run.last(), run.message());
        List<Cell> row = new ArrayList<>();
        String best = run == data.best() && data.runs().size() > 1 ? "best" : "";
        row.add(new Cell(cells.get(0), best, chart.swatch(run)));
        for (int j = 1; j < cells.size(); j++) {
            row.add(Cell.of(cells.get(j), j < cells.size() - 1 ? "number" : "words"));
        }
        row.add(Cell.of(data.advice(run), "words"));
        return row;
    }
}
