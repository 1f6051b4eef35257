package io.github.sparkagd.data;

import io.github.sparkagd.settings.Phrase;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;

/** Rows whose features the stages of a model make of the columns of tables. */
final class StagedTables {
    private static final String FAULT = "a row cannot be read, or not be taken by the model's stages";

    private final FormatInput input;
    private final ColumnRequest request;
    private final TableStages stages;
    private final Optional<String> label;
    private final Optional<String> weight;

    /**
     * @param label the label column that the user names
     * @param weight the column of weights that the user names
     */
    StagedTables(FormatInput input, Optional<String> label, Optional<String> weight) {
        this.input = input;
        this.request = input.request().orElseThrow();
        this.stages = request.stages().orElseThrow();
        this.label = label;
        this.weight = weight;
    }

    /**
     * A table.
     *
     * @param table its first columns are {@link RowPlaces#FILE} and {@link RowPlaces#POSITION}
     * @param places where its rows stand
     */
    record Placed(Dataset<Row> table, RowPlaces places) {}

    /** Opens what a user names as a table. */
    interface Opening {
        Placed open(FormatInput.Named named);
    }

    /** For data whose columns have no names; {@code where}, a constant, says which there are, and the remedy. */
    static DataException unnamed(FormatInput input, Format format, String where) {
        return new DataException(
                "%s has stages that find columns by their names, and %s has %s",
                input.request().orElseThrow().model(), format.label(), Phrase.of(where));
    }

    /** The training and the test set. */
    RowSource.Sets sets(Opening opening) {
        String uri = input.uri();
        Placed placed = opened(opening, input.data());
        Dataset<Row> staged = staged(placed, uri);
        Optional<String> chosen = label(staged, uri);
        List<String> unused = Arrays.stream(placed.table().columns())
                .skip(2)
                .filter(name -> !stages.reads().contains(name) && !chosen.equals(Optional.of(name)))
                .filter(name -> !weight.equals(Optional.of(name)))
                .toList();
        List<String> notes = stages.reads().isEmpty() ? List.of() : ColumnMatch.unused(uri, unused, request);
        Optional<Placed> test = input.test().map(named -> opened(opening, named));
        Optional<RowSource> own = test.map(
                other -> read(other, staged(other, input.test().orElseThrow().shown()), chosen));
        ColumnsRead columns = new ColumnsRead(ColumnNames.ofLabel(chosen), chosen.isPresent(), notes);
        RowOrder order = placed.places().order();
        RowOrder both = test.map(other -> order.and(other.places().order())).orElse(order);
        return new RowSource.Sets(read(placed, staged, chosen), own, columns.with(both.note(uri))).in(both);
    }

    private static Placed opened(Opening opening, FormatInput.Named named) {
        return SparkWords.readable(named.shown(), () -> opening.open(named));
    }

    /** With the columns that the stages make; refuses stages that leave out rows, whose numbers would be those of others. */
    private Dataset<Row> staged(Placed placed, String uri) {
        Dataset<Row> staged = stages.apply(placed.table(), uri);
        List<String> columns = Arrays.asList(staged.columns());
        String features = stages.features();
        if (!columns.contains(features)
                || !staged.schema().apply(features).dataType().equals(SQLDataTypes.VectorType())) {
            throw new DataException(
                    "%s and the stages of %s make no vector column '%s'. Maybe data with that column.",
                    uri, request.model(), features);
        }
        return staged;
    }

    private Optional<String> label(Dataset<Row> staged, String uri) {
        List<String> columns = Arrays.asList(staged.columns());
        Optional<String> chosen = label.isPresent() ? label : request.names().label();
        Optional<String> found = chosen.filter(columns::contains);
        if (found.isEmpty() && (request.needsLabel() || label.isPresent())) {
            throw ColumnMatch.withoutLabel(uri, request, columns.subList(2, columns.size()));
        }
        found.ifPresent(name -> requireNumeric(staged, uri, name, "label"));
        weight.filter(name -> !columns.contains(name)).ifPresent(name -> {
            throw new DataException("%s has no column '%s'. Maybe {weight=COLUMN}.", uri, name);
        });
        weight.ifPresent(name -> requireNumeric(staged, uri, name, "weight"));
        return found;
    }

    private static void requireNumeric(Dataset<Row> staged, String uri, String name, String what) {
        DataType type = staged.schema().apply(name).dataType();
        if (!(type instanceof NumericType)) {
            throw new DataException(
                    "%s: the %s column '%s' is of type %s, not a number. Maybe another {%s}.",
                    uri, what, name, type.simpleString(), what);
        }
    }

    private RowSource read(Placed placed, Dataset<Row> staged, Optional<String> chosen) {
        Column y = chosen.map(name -> staged.col(TableSource.quoted(name))).orElse(functions.lit(Double.NaN));
        Column omega = weight.map(name -> staged.col(TableSource.quoted(name))).orElse(functions.lit(1.0));
        Dataset<Row> rows = staged.select(
                functions.col(RowPlaces.FILE),
                functions.col(RowPlaces.POSITION),
                y,
                omega,
                staged.col(TableSource.quoted(stages.features())));
        TableMatch.Columns columns =
                new TableMatch.Columns(chosen.orElse(null), weight.orElse(null), List.of(stages.features()), true);
        return placed.places().source(rows.javaRDD(), () -> new VectorRows(columns), FAULT);
    }
}
