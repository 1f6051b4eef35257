package io.github.sparkagd.data;

import io.github.sparkagd.settings.Phrase;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;

/** Lines of separated columns, one of which is the label: by default the last. */
final class CsvFormat extends TextFormat {
    /** As many columns as a line may have. */
    static final int MOST_COLUMNS = 1 << 20;

    CsvFormat() {
        super("csv");
    }

    @Override
    boolean isNamed(String name) {
        return name.matches(".*\\.(csv|tsv|dat|data)(\\.(gz|bz2))?");
    }

    @Override
    Set<String> options() {
        return Set.of(HEADER, SEPARATOR, LABEL, WEIGHT);
    }

    @Override
    RowSource.Sets open(FormatInput input) {
        Table table = Table.of(input);
        int least = input.request().filter(asked -> !asked.needsLabel()).isPresent() ? 1 : 2;
        List<String> first = table.columns();
        if (first.size() < least) {
            throw new DataException(
                    "%s: %s where at least %s expected. Maybe %s.",
                    table.where(),
                    first.size() + (first.size() == 1 ? " column" : " columns"),
                    least + (least == 1 ? " is" : " are"),
                    CsvParser.spanning(table.line().text(), input.options().header() ? "the header" : "every row")
                            .or(() -> Separators.remedy(table.line().text(), table.separator()))
                            .orElse(Phrase.of("another {separator} or {format}")));
        }
        boolean named = input.options().header();
        Header header = new Header(input.uri(), first, named, OptionalInt.of(first.size() - 1))
                .weighing(input.options().weight());
        ColumnMatch match = match(header, input);
        CsvParser.ColumnPlaces places =
                new CsvParser.ColumnPlaces(first.size(), match.features(), match.label()).weighing(header.weight());
        ColumnsRead read = match.read(header);
        RowSource.Sets sets = sets(input, new CsvParser(table.separator(), first, places, named), read);
        return input.test().isPresent() && read.names().named() ? byName(input, sets, header) : sets;
    }

    /** The same, with the columns of the test set found by their names, whatever their order. */
    private static RowSource.Sets byName(FormatInput input, RowSource.Sets sets, Header data) {
        FormatInput.Named test = input.test().orElseThrow();
        List<InputFile> files = test.files();
        Table table = Table.of(input, files);
        List<String> first = table.columns();
        Header header = new Header(test.shown(), first, true, OptionalInt.empty())
                .weighing(input.options().weight());
        TestColumns columns = TestColumns.of(header, data, sets.columns().names());
        CsvParser parser = new CsvParser(table.separator(), first, columns.places(), true);
        return new RowSource.Sets(
                sets.train(),
                Optional.of(source(input, files, parser)),
                sets.columns().with(columns.note()));
    }

    private static ColumnMatch match(Header header, FormatInput input) {
        OptionalInt label =
                input.options().label().stream().mapToInt(header::label).findFirst();
        return input.request()
                .map(asked -> ColumnMatch.of(header, label, asked))
                .orElseGet(() -> ColumnMatch.toTrain(header, label.orElseGet(() -> usualLabel(header))));
    }

    private static int usualLabel(Header header) {
        return header.usualLabel()
                .orElseThrow(() -> new DataException(
                        "%s has no column before that of {weight}. Maybe {label=COLUMN}.", header.uri()));
    }

    @Override
    RowSource.Sets openStaged(FormatInput input) {
        if (!input.options().header()) {
            throw StagedTables.unnamed(input, this, "them in its first line only. Maybe {header=}.");
        }
        Table table = Table.of(input);
        Header header = new Header(input.uri(), table.columns(), true, OptionalInt.empty())
                .weighing(input.options().weight());
        Optional<String> label =
                input.options().label().map(name -> table.columns().get(header.label(name)));
        Optional<String> weight =
                header.weight().stream().mapToObj(table.columns()::get).findFirst();
        CsvTable reader = new CsvTable(input.session(), table.separator());
        return new StagedTables(input, label, weight).sets(reader::placed);
    }

    /**
     * How the data begin.
     *
     * @param file the first that is not blank
     * @param line its first line that is not
     */
    private record Table(char separator, InputFile file, TextRows.Line line) {
        static Table of(FormatInput input) {
            return of(input, input.files());
        }

        static Table of(FormatInput input, List<InputFile> files) {
            char separator = CsvFormat.separator(input, files.get(0));
            for (InputFile file : files) {
                Optional<TextRows.Line> line = TextRows.first(file, input.configuration());
                if (line.isPresent()) {
                    return new Table(separator, file, line.get());
                }
            }
            throw new DataException(
                    "%s is empty. Maybe another file was meant.", files.get(0).shown());
        }

        List<String> columns() {
            return new CsvParser.Columns(separator).of(line.text());
        }

        String where() {
            return file.shown() + ", line " + line.number();
        }
    }

    private static char separator(FormatInput input, InputFile file) {
        String plain = file.name().replaceAll("\\.(gz|bz2)$", "");
        boolean tabs = plain.endsWith(".tsv") || plain.endsWith(".dat");
        String text = input.options().separator().orElse(tabs ? "\t" : ",").replace("\\t", "\t");
        if (text.length() != 1) {
            throw new DataException("{separator} must be one character, got '%s'. Maybe \\t for a tab.", text);
        }
        return text.charAt(0);
    }

    @Override
    public Optional<Writer> writer() {
        return Optional.of(new Writer() {
            @Override
            public void write(SparkSession session, JavaRDD<LabelledRow> rows, String folder) {
                CsvFormat.write(session, rows, folder, CsvFormat::write);
            }

            @Override
            public boolean sparse() {
                return false;
            }

            @Override
            public int mostFeatures() {
                return MOST_COLUMNS - 1;
            }
        });
    }

    private static void write(LabelledRow row, StringBuilder line) {
        for (double value : row.features().toArray()) {
            line.append(value).append(',');
        }
        line.append(row.label());
    }
}
