package io.github.sparkagd.report;

import io.github.sparkagd.report.HtmlPage.Cell;
import io.github.sparkagd.train.Outcome;
import io.github.sparkagd.train.RunId;
import io.github.sparkagd.train.TraceRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The runs of a training that may go on, those that lead first: a picture, a table, and the same as data. */
public final class RunsNow {
    /** Lines of the table. */
    private static final int MOST_LISTED = 200;

    private static final String GOES_ON = "goes on";

    private final List<Standing> runs;
    private final List<Standing> shown;

    /**
     * Where a run stands.
     *
     * @param id of the run; several of a training may be equal
     * @param rows of its trace, at least one, as many as a picture needs
     * @param outcome why it has ended; empty while it goes on
     */
    public record Now(RunId id, List<TraceRow> rows, Optional<Outcome> outcome) {}

    private record Standing(String name, String label, ReportRun run) {
        TraceRow last() {
            return run.last();
        }
    }

    /** @param runs in their order, at least one */
    public RunsNow(List<Now> runs) {
        Map<RunId, Integer> alike = new HashMap<>();
        List<Standing> all = new ArrayList<>();
        for (Now now : runs) {
            all.add(standing(now, alike.merge(now.id(), 1, Integer::sum)));
        }
        List<ReportRun> chosen =
                CurveChart.chosen(all.stream().map(Standing::run).toList(), CurveChart.MOST);
        this.shown = all.stream().filter(one -> chosen.contains(one.run())).toList();
        all.sort(Comparator.comparingDouble(one -> one.run().rank()));
        this.runs = all;
    }

    /** @param number among runs of the same name, from 1 on */
    private static Standing standing(Now now, int number) {
        String outcome = now.outcome().map(ended -> ended.kind().label()).orElse(GOES_ON);
        String message = now.outcome().map(Outcome::message).orElse(GOES_ON);
        TraceRow last = now.rows().get(now.rows().size() - 1);
        ReportRun run =
                ReportRun.of(ReportRun.told(now.id(), last, outcome, message).toTree(), now.rows());
        String mark = number == 1 ? "" : " (" + number + ")";
        return new Standing(run.name() + mark, run.label() + mark, run);
    }

    /**
     * Adds picture and table to a page.
     *
     * @param page to which they are added
     */
    public void addTo(HtmlPage page) {
        page.markup("<figure>").markup(chart().picture()).markup("</figure>\n");
        String leftOut = CurveChart.leftOut(runs.size(), shown.size());
        if (!leftOut.isEmpty()) {
            page.paragraph("", leftOut);
        }
        page.table("runs", RunTable.HEAD, listed().stream().map(this::row).toList());
        if (runs.size() > MOST_LISTED) {
            page.paragraph("", "Not listed are the " + (runs.size() - MOST_LISTED) + " with the largest losses.");
        }
    }

    /** {@return the same as data: {@code runs}, those that lead first, and {@code curves}} */
    public NamedValues values() {
        return new NamedValues()
                .put("runs", listed().stream().map(RunsNow::told).toList())
                .put("curves", chart().json().get("curves"));
    }

    private static NamedValues told(Standing one) {
        TraceRow last = one.last();
        return new NamedValues()
                .put("run", one.name())
                .put("status", one.run().outcome())
                .put("iteration", last.iteration())
                .put("trainLoss", last.trainLoss())
                .put("testLoss", last.testLoss())
                .put("gradientNorm", last.gradientNorm())
                .put("passes", last.passes())
                .put("seconds", last.seconds());
    }

    private CurveChart chart() {
        return new CurveChart(
                shown.stream()
                        .map(one -> new CurveChart.Curve(one.label(), one.run()))
                        .toList(),
                LossPlot.TITLE);
    }

    private List<Standing> listed() {
        return runs.subList(0, Math.min(MOST_LISTED, runs.size()));
    }

    private List<Cell> row(Standing one) {
        List<String> cells = RunTable.cells(one.name(), one.last(), one.run().outcome());
        List<Cell> row = new ArrayList<>();
        row.add(new Cell(cells.get(0), one.equals(runs.get(0)) ? "best" : "", chart().swatch(one.run())));
        for (int j = 1; j < cells.size(); j++) {
            row.add(Cell.of(cells.get(j), j < cells.size() - 1 ? "number" : ""));
        }
        return row;
    }
}
