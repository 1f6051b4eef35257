package io.github.sparkagd.report;

import io.github.sparkagd.report.HtmlPage.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The page of trainings side by side. */
public final class ComparisonPage {
    private final Comparison comparison;

    private ComparisonPage(Comparison comparison) {
        this.comparison = comparison;
    }

    /**
     * {@return the page}
     *
     * @param comparison of the trainings
     */
    public static String html(Comparison comparison) {
        return new ComparisonPage(comparison).page().text();
    }

    private HtmlPage page() {
        HtmlPage page = new HtmlPage("Trainings compared");
        page.paragraph("lead", comparison.sentence());
        page.heading("trainings", "Trainings")
                .table("trainings", List.of("number", "training", "data", "n", "d"), trainings());
        page.heading("curves-heading", "Curves");
        comparison.chart().addTo(page);
        page.paragraph(
                "",
                CurveChart.leftOut(
                        comparison.entries().size(),
                        comparison.chosen(CurveChart.MOST).size()));
        page.heading("runs", "Runs")
                .paragraph(
                        "",
                        "Iterations and seconds until the training loss was first at most the one above the column.")
                .table("runs", comparison.head(), runs());
        page.heading("differences", "What differs");
        List<List<Cell>> differences = differences();
        return differences.isEmpty()
                ? page.paragraph("", "No setting, no version and nothing of the data.")
                : page.table("what differs", differencesHead(), differences);
    }

    private List<List<Cell>> trainings() {
        List<ReportData> all = comparison.trainings();
        return IntStream.range(0, all.size())
                .mapToObj(k -> {
                    List<Cell> row = new ArrayList<>(List.of(
                            Cell.of(Integer.toString(k + 1)), Cell.of(all.get(k).name())));
                    for (String fact : List.of("data", "n", "d")) {
                        row.add(Cell.of(Facts.text(all.get(k).told().path(fact)), fact.equals("data") ? "" : "number"));
                    }
                    return row;
                })
                .toList();
    }

    private List<List<Cell>> runs() {
        CurveChart chart = comparison.chart();
        return comparison.entries().stream()
                .map(entry -> {
                    List<String> cells = comparison.cells(entry);
                    List<Cell> row = new ArrayList<>();
                    String best = entry.equals(comparison.best()) ? "best" : "";
                    row.add(new Cell(cells.get(0), best, chart.swatch(entry.run())));
                    for (int j = 1; j < cells.size(); j++) {
                        row.add(Cell.of(cells.get(j), j < cells.size() - 1 ? "number" : ""));
                    }
                    return row;
                })
                .toList();
    }

    private List<String> differencesHead() {
        List<String> head = new ArrayList<>(List.of("setting"));
        for (int k = 1; k <= comparison.trainings().size(); k++) {
            head.add(Integer.toString(k));
        }
        return head;
    }

    private List<List<Cell>> differences() {
        List<List<Cell>> rows = new ArrayList<>();
        comparison.differences().forEach((name, values) -> {
            List<Cell> row = new ArrayList<>(List.of(Cell.of(name)));
            values.forEach(value -> row.add(Cell.of(value)));
            rows.add(row);
        });
        return rows;
    }
}
