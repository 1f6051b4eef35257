package io.github.sparkagd.report;

import io.github.sparkagd.train.RunId;
import io.github.sparkagd.train.TraceRow;
import io.github.sparkagd.train.TrainedRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The file {@code history.csv}: one line per run and iteration.
 *
 * <p>Losses are 1/(2n) Σ (ŷ − y)² at the end of the iteration, in the labels' own scale. Numbers are written so that reading
 * them gives the same bits. A field is empty where a thing does not exist.
 */
public final class HistoryCsv {
    /** The first line. */
    public static final String HEADER =
            "run,algorithm,depth,learning_rate,iteration,passes,train_loss,test_loss,gradient_norm,scale,seconds";

    private static final int FIELDS = HEADER.split(",").length;
    private static final int FIRST_OF_ROW = 4;

    private HistoryCsv() {}

    /**
     * Writes the runs in the order given.
     *
     * @param runs of one training
     * @param out takes the lines, and stays open
     * @throws IOException when they cannot be written
     */
    public static void write(List<TrainedRun> runs, Writer out) throws IOException {
        out.write(HEADER + "\n");
        for (TrainedRun run : runs) {
            RunId id = run.id();
            String prefix =
                    id.name() + "," + id.algorithm().label() + "," + id.depth() + "," + field(id.learningRate()) + ",";
            for (TraceRow row : run.trace()) {
                out.write(prefix + line(row) + "\n");
            }
        }
    }

    private static String line(TraceRow row) {
        return row.iteration() + "," + row.passes() + "," + row.trainLoss() + "," + field(row.testLoss()) + ","
                + row.gradientNorm() + "," + field(row.scale()) + "," + row.seconds();
    }

    private static String field(OptionalDouble value) {
        return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
    }

    /**
     * Reads the file back.
     *
     * @param in gives the lines, and stays open
     * @return the rows of each run, by the run's name, in the order of the file
     * @throws IllegalArgumentException when a line is not as it should be; names the line
     * @throws IOException when they cannot be read
     */
    public static Map<String, List<TraceRow>> read(Reader in) throws IOException {
        BufferedReader lines = new BufferedReader(in);
        Map<String, List<TraceRow>> runs = new LinkedHashMap<>();
        String header = lines.readLine();
        if (!HEADER.equals(header)) {
            throw new IllegalArgumentException("history.csv, line 1: the header must be " + HEADER + ", got " + header);
        }
        int number = 1;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            String[] fields = line.split(",", -1);
            try {
                if (fields.length != FIELDS) {
                    throw new NumberFormatException(fields.length + " fields where " + FIELDS + " are expected");
                }
                runs.computeIfAbsent(fields[0], name -> new ArrayList<>()).add(row(fields));
            } catch (NumberFormatException wrong) {
                throw new IllegalArgumentException(
                        "history.csv, line " + number + ": " + wrong.getMessage() + " in " + Arrays.toString(fields));
            }
        }
        return runs;
    }

    private static TraceRow row(String[] fields) {
        int at = FIRST_OF_ROW;
        return new TraceRow(
                Integer.parseInt(fields[at]),
                Long.parseLong(fields[at + 1]),
                Double.parseDouble(fields[at + 2]),
                optional(fields[at + 3]),
                Double.parseDouble(fields[at + 4]),
                optional(fields[at + 5]),
                Double.parseDouble(fields[at + 6]),
                OptionalDouble.empty());
    }

    private static OptionalDouble optional(String field) {
        return field.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(field));
    }
}
