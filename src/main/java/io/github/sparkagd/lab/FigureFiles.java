package io.github.sparkagd.lab;

import io.github.sparkagd.cluster.RunDirectory;
import io.github.sparkagd.report.HistoryCsv;
import io.github.sparkagd.report.PngPlot;
import io.github.sparkagd.report.SvgPlot;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Writes what figures show: {@code .csv}, {@code .png} and {@code .svg} each. */
public final class FigureFiles {
    /** The first line of a csv file that holds no runs. */
    public static final String HEADER = "panel,series,iteration,quantity,value";

    private FigureFiles() {}

    /** Writes the three files of one figure. */
    public static void write(FigureResult result, RunDirectory directory) {
        directory.write(result.file() + ".csv", out -> csv(result, out));
        directory.write(result.file() + ".png", out -> PngPlot.write(result.sheet(), out));
        directory.write(result.file() + ".svg", out -> out.write(svg(result).getBytes(StandardCharsets.UTF_8)));
    }

    /** The picture as SVG. */
    static String svg(FigureResult result) {
        try {
            StringWriter text = new StringWriter();
            SvgPlot.write(result.sheet(), text);
            return text.toString();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void csv(FigureResult result, OutputStream out) throws IOException {
        try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
            if (result.rows().isEmpty()) {
                HistoryCsv.write(result.runs(), writer);
                return;
            }
            writer.write(HEADER + "\n");
            for (FigureResult.Row row : result.rows()) {
                writer.write(field(row.panel()) + "," + field(row.series()) + "," + position(row.iteration()) + ","
                        + row.quantity() + "," + row.value() + "\n");
            }
        }
    }

    /** Whole numbers without a decimal point. */
    private static String position(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String field(String text) {
        return text.contains(",") ? '"' + text + '"' : text;
    }
}
