package io.github.sparkagd.lab;

import io.github.sparkagd.cluster.RunDirectory;
import io.github.sparkagd.report.PlotSheet;
import io.github.sparkagd.report.PngPlot;
import io.github.sparkagd.report.SvgPlot;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a figure shows.
 *
 * @param name such as {@code 1a}
 * @param title for people
 * @param sheet the picture
 * @param numbers what the picture is drawn from
 * @param findings what it says about the paper's claims
 */
public record FigureResult(String name, String title, PlotSheet sheet, Numbers numbers, List<Finding> findings) {
    /**
     * Copies the findings.
     *
     * @param name such as {@code 1a}
     * @param title for people
     * @param sheet the picture
     * @param numbers what the picture is drawn from
     * @param findings what it says about the paper's claims
     */
    public FigureResult {
        findings = List.copyOf(findings);
    }

    /**
     * Writes what it shows, as {@code .csv}, {@code .png} and {@code .svg}, and each of several panels as an {@code .svg} of its own.
     *
     * @param directory takes the files
     */
    public void write(RunDirectory directory) {
        directory.write(file() + ".csv", out -> {
            try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
                numbers.write(writer);
            }
        });
        directory.write(file() + ".png", out -> PngPlot.write(sheet, out));
        svg(directory, file(), sheet);
        for (int k = 0; sheet.panels().size() > 1 && k < sheet.panels().size(); k++) {
            svg(directory, file() + "-" + (k + 1), PlotSheet.of(sheet.panels().get(k)));
        }
    }

    private static void svg(RunDirectory directory, String name, PlotSheet shown) {
        directory.write(name + ".svg", out -> out.write(SvgPlot.text(shown).getBytes(StandardCharsets.UTF_8)));
    }

    /** {@return the files' common name: {@code fig1a}, {@code table1}} */
    public String file() {
        return Character.isDigit(name.charAt(0)) ? "fig" + name : name;
    }
}
