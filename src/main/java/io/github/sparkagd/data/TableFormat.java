package io.github.sparkagd.data;

import java.util.Optional;
import java.util.Set;

/** Tables that Spark reads: a column {@code label}, and a vector column or all numeric columns as the features. */
abstract class TableFormat extends Format {
    TableFormat(String label) {
        super(label);
    }

    @Override
    Set<String> options() {
        return Set.of(LABEL, WEIGHT, DATA_OPTION);
    }

    /**
     * Finds the table.
     *
     * @throws DataException when it is not there, or cannot be read
     */
    abstract TableSource source(FormatInput input, FormatInput.Named named);

    /** The same for a test set, which may be a table or query where the data are files, or the other way round. */
    private static TableSource ofTest(TableFormat format, FormatInput input, FormatInput.Named test) {
        return Formats.ofTest(format, test, input.configuration()).source(input, test);
    }

    @Override
    RowSource.Sets open(FormatInput input) {
        TableSource train = source(input, input.data());
        TableMatch match = train.match(input.options().columns());
        TableMatch.Taken taken = input.request().map(match::of).orElseGet(match::toTrain);
        Optional<TableSource> test = input.test().map(named -> ofTest(this, input, named));
        RowOrder order = train.places().order();
        RowOrder both = test.map(own -> order.and(own.places().order())).orElse(order);
        ColumnsRead read = taken.read()
                .with(PartitionFolders.note(input.files(), train.folders()))
                .with(both.note(input.uri()));
        return new RowSource.Sets(rows(train, taken), test.map(own -> rows(own, taken)), read).in(both);
    }

    private static RowSource rows(TableSource source, TableMatch.Taken taken) {
        return SparkWords.readable(source.uri(), () -> source.read(taken.columns()));
    }

    @Override
    RowSource.Sets openStaged(FormatInput input) {
        return new StagedTables(input, input.options().label(), input.options().weight())
                .sets(named ->
                        (named.equals(input.data()) ? source(input, named) : ofTest(this, input, named)).placed());
    }
}
