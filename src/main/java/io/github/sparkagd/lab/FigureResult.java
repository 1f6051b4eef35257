package io.github.sparkagd.lab;

import io.github.sparkagd.report.PlotSheet;
import io.github.sparkagd.train.TrainedRun;
import java.util.List;

/**
 * What a figure shows.
 *
 * @param name such as {@code 1a}
 * @param title for people
 * @param sheet the picture
 * @param runs the runs behind it, for figures of losses; else empty
 * @param rows the numbers behind it, for the others; else empty
 * @param findings what it says about the paper's claims
 */
public record FigureResult(
        String name, String title, PlotSheet sheet, List<TrainedRun> runs, List<Row> rows, List<Finding> findings) {
    public FigureResult {
        runs = List.copyOf(runs);
        rows = List.copyOf(rows);
        findings = List.copyOf(findings);
    }

    /**
     * A number behind a picture.
     *
     * @param panel which panel
     * @param series which curve
     * @param iteration t, or the position on the horizontal axis where that is another thing
     * @param quantity what is measured
     * @param value its value
     */
    public record Row(String panel, String series, double iteration, String quantity, double value) {}

    /** The files' common name: {@code fig1a}, {@code table1}. */
    public String file() {
        return Character.isDigit(name.charAt(0)) ? "fig" + name : name;
    }
}
