package io.github.sparkagd.cli;

import static io.github.sparkagd.InputFiles.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.CommandLine;
import io.github.sparkagd.ParquetFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** 200 rows of a, b, c, y = 2a − 3b + 0.5c + 1 + noise, with an id and a town, as files with any of these columns in any order. */
final class BaseTable {
    static final int ROWS = 200;
    static final String COLUMNS = "a,b,c,y";

    private final List<Map<String, Object>> rows = new ArrayList<>();

    BaseTable() {
        SplittableRandom random = new SplittableRandom(21);
        for (int i = 0; i < ROWS; i++) {
            double a = random.nextDouble(-1, 1);
            double b = random.nextDouble(-1, 1);
            double c = random.nextDouble(-1, 1);
            Map<String, Object> row = new TreeMap<>(Map.of("a", a, "b", b, "c", c));
            row.put("y", 2 * a - 3 * b + 0.5 * c + 1 + 0.1 * random.nextDouble(-1, 1));
            row.put("id", (double) i);
            row.put("town", i % 2 == 0 ? "Köln" : "Bonn, am Rhein");
            rows.add(row);
        }
    }

    double value(int row, String column) {
        return (double) rows.get(row).get(column);
    }

    /** A csv file of {@code columns}, with a header. */
    String csv(Path folder, String name, String columns) {
        return text(folder, name, columns + "\n" + lines(columns));
    }

    /** A csv file of {@code columns} under other names; no header for none. */
    String csv(Path folder, String name, String columns, String header) {
        return text(folder, name, (header.isEmpty() ? "" : header + "\n") + lines(columns));
    }

    private String lines(String columns) {
        return rows.stream()
                .map(row -> Stream.of(columns.split(","))
                        .map(column ->
                                row.get(column) instanceof String town ? "\"" + town + "\"" : "" + row.get(column))
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** A parquet file of {@code columns}. */
    String parquet(Path folder, String name, String columns) {
        List<String> names = List.of(columns.split(","));
        StructField[] fields = names.stream()
                .map(column -> ParquetFiles.column(
                        column, column.equals("town") ? DataTypes.StringType : DataTypes.DoubleType))
                .toArray(StructField[]::new);
        Row[] all = rows.stream()
                .map(row -> RowFactory.create(names.stream().map(row::get).toArray()))
                .toArray(Row[]::new);
        return ParquetFiles.write(folder, name, ParquetFiles.schema(fields), all);
    }

    /** Trains on {@code data}; returns the folder of the model. */
    static String train(Path folder, String name, String data, String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "train",
                "--data=" + data,
                "--intercept",
                "--learning-rate=0.9",
                "--iterations=200",
                "--out=" + folder.resolve(name)));
        arguments.addAll(List.of(options));
        CommandLine.Result trained = CommandLine.run(arguments.toArray(String[]::new));
        assertThat(trained.exitCode()).as(trained.err()).isZero();
        return folder.resolve(name).resolve("models/agd-L4-0.9").toString();
    }
}
