package io.github.sparkagd.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The file {@code launches.csv}: what every launch measured, one line each, to which launches add. */
final class Launches {
    private static final String HEADER =
            "contender,rows,features,nonzeros_per_row,plan,launch,seconds_per_iteration,bytes,popularity";
    private static final int FIELDS = 9;

    private final Path file;

    /** @param folder of the results */
    Launches(Path folder) {
        file = folder.resolve("launches.csv");
    }

    /** One line. */
    record Line(BenchSize size, int launch, Measured measured) {}

    void add(BenchSize size, int launch, List<Measured> all) throws IOException {
        StringBuilder text = new StringBuilder(Files.exists(file) ? "" : HEADER + "\n");
        for (Measured one : all) {
            text.append(String.join(
                            ",",
                            one.contender(),
                            String.valueOf(size.rows()),
                            String.valueOf(size.features()),
                            String.valueOf(size.nonzeros()),
                            Csv.field(one.plan()),
                            String.valueOf(launch),
                            String.valueOf(one.seconds()),
                            String.valueOf(one.bytes()),
                            size.popularity()))
                    .append('\n');
        }
        Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    List<Line> read() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        List<Line> lines = new ArrayList<>();
        List<String> text = Files.readAllLines(file, StandardCharsets.UTF_8);
        for (String line : text.subList(Math.min(1, text.size()), text.size())) {
            List<String> fields = Csv.fields(line);
            if (fields.size() != FIELDS) {
                throw new IllegalArgumentException(file + ": a line must have " + FIELDS + " fields, got " + line);
            }
            BenchSize size = new BenchSize(
                    Long.parseLong(fields.get(1)),
                    Integer.parseInt(fields.get(2)),
                    Integer.parseInt(fields.get(3)),
                    fields.get(8));
            lines.add(new Line(
                    size,
                    Integer.parseInt(fields.get(5)),
                    new Measured(
                            fields.get(0),
                            fields.get(4),
                            Double.parseDouble(fields.get(6)),
                            Double.parseDouble(fields.get(7)))));
        }
        return lines;
    }
}
