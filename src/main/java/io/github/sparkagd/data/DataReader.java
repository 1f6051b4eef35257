package io.github.sparkagd.data;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** Opens the training and test data that {@link DataOptions} name, in whatever format they are. */
final class DataReader {
    private final SparkSession session;
    private final JavaSparkContext context;
    private final DataOptions options;
    private final Optional<ColumnRequest> request;
    private final Configuration configuration;
    private final Broadcast<SerializableConfiguration> sent;
    private final long splitBytes;

    /**
     * @param wanted what to read, and what a model asks of the columns
     * @param sent the configuration for tasks
     */
    DataReader(
            SparkSession session, DataSet.Wanted wanted, Broadcast<SerializableConfiguration> sent, long splitBytes) {
        this.session = session;
        this.context = JavaSparkContext.fromSparkContext(session.sparkContext());
        this.options = wanted.options();
        this.request = wanted.request();
        this.configuration = session.sparkContext().hadoopConfiguration();
        this.sent = sent;
        this.splitBytes = splitBytes;
    }

    /** The two sets; the test set is empty where there is none of its own. */
    record Sets(Format format, RawData train, Optional<RawData> test, ColumnsRead columns) {}

    Sets open() {
        String uri = options.data().orElseThrow();
        List<InputFile> files = InputFile.list(uri, configuration);
        Format format = options.format().orElseGet(() -> Format.guess(uri, files, configuration));
        requireMeaning(format);
        Optional<List<InputFile>> test = options.test().map(name -> InputFile.list(name, configuration));
        if (stages().isPresent()) {
            return staged(format, files, test);
        }
        return switch (format) {
            case LIBSVM -> {
                RowParser parser = new LibsvmParser(options.features().orElse(0));
                yield text(format, files, test, parser, ColumnsRead.unnamed(uri, request));
            }
            case CSV -> csv(uri, files, test);
            case PARQUET -> parquet(files, test, uri);
            case MNIST -> mnist(files, test, uri);
            case CIFAR10 -> cifar10(files, test, uri);
            case SYNTHETIC -> throw new DataException("--format synthetic takes no --data. Maybe drop one of the two.");
        };
    }

    /** Options that would be ignored are refused: whoever gives them expects something of them. */
    private void requireMeaning(Format format) {
        boolean columns = format == Format.CSV || format == Format.PARQUET;
        requireMeaning(format, "--header", options.header(), format == Format.CSV);
        requireMeaning(format, "--separator", options.separator().isPresent(), format == Format.CSV);
        requireMeaning(format, "--label", options.label().isPresent(), columns);
    }

    private static void requireMeaning(Format format, String option, boolean given, boolean meant) {
        if (given && !meant) {
            throw new DataException(option + " means nothing for the format " + format.label() + ". Maybe --format "
                    + (option.equals("--label") ? "csv or parquet" : "csv") + ", or drop " + option + ".");
        }
    }

    private Sets text(
            Format format,
            List<InputFile> files,
            Optional<List<InputFile>> test,
            RowParser parser,
            ColumnsRead columns) {
        return new Sets(
                format,
                text(files, format, parser),
                test.map(found -> text(found, format, parser)),
                columns.with(PartitionFolders.note(files, List.of()))
                        .with(test.flatMap(found -> PartitionFolders.note(found, List.of()))));
    }

    private Optional<TableStages> stages() {
        return request.flatMap(ColumnRequest::stages);
    }

    /** The rows as the stages of a model make them of tables. */
    private Sets staged(Format format, List<InputFile> files, Optional<List<InputFile>> test) {
        ColumnRequest asked = request.orElseThrow();
        StagedTables tables = new StagedTables(asked, classes(format, null), options);
        return switch (format) {
            case PARQUET ->
                tables.sets(format, (found, uri) -> new ParquetRows(session, found, uri).placed(), files, test);
            case CSV -> {
                if (!options.header()) {
                    throw tables.unnamed(format);
                }
                char separator = separator(files.get(0).name());
                CsvTable table = new CsvTable(session, separator);
                List<String> first =
                        new CsvParser.Columns(separator).of(firstLine(files).text());
                Header header = new Header(options.data().orElseThrow(), first, true, OptionalInt.empty());
                Optional<String> label = options.label().map(name -> first.get(header.label(name)));
                yield tables.withLabel(label).sets(format, table::placed, files, test);
            }
            case LIBSVM, MNIST, CIFAR10, SYNTHETIC -> throw tables.unnamed(format);
        };
    }

    private RawData text(List<InputFile> files, Format format, RowParser parser) {
        Broadcast<SerializableConfiguration> hadoop = sent;
        return RawData.of(context, Split.ofText(files, splitBytes), classes(format, null), split -> {
            Iterator<RawRow> rows = new TextRows(split, parser, hadoop.value().value());
            return rows;
        });
    }

    private ClassChoice classes(Format format, ClassPair byDefault) {
        return options.classes()
                .or(() -> Optional.ofNullable(byDefault))
                .map(pair -> ClassChoice.of(pair, format))
                .orElse(null);
    }

    private Sets csv(String uri, List<InputFile> files, Optional<List<InputFile>> test) {
        char separator = separator(files.get(0).name());
        First line = firstLine(files);
        List<String> first = new CsvParser.Columns(separator).of(line.text());
        int least = request.filter(asked -> !asked.needsLabel()).isPresent() ? 1 : 2;
        if (first.size() < least) {
            throw new DataException(line.file() + ", line " + line.number() + ": " + first.size()
                    + (first.size() == 1 ? " column" : " columns") + " where at least " + least
                    + (least == 1 ? " is" : " are") + " expected. Maybe "
                    + Separators.remedy(line.text(), separator).orElse("another --separator or --format") + ".");
        }
        Header header = new Header(uri, first, options.header(), OptionalInt.of(first.size() - 1));
        ColumnMatch match = match(header);
        ColumnPlaces places = new ColumnPlaces(first.size(), match.features(), match.label());
        CsvParser parser = new CsvParser(separator, first, places, options.header());
        ColumnsRead read = match.read(header);
        Sets sets = text(Format.CSV, files, test, parser, read);
        return test.isPresent() && read.names().named() ? byName(sets, test.get(), header) : sets;
    }

    /** The same, with the columns of the test set found by their names, whatever their order. */
    private Sets byName(Sets sets, List<InputFile> test, Header data) {
        char separator = separator(test.get(0).name());
        List<String> first = new CsvParser.Columns(separator).of(firstLine(test).text());
        Header header = new Header(options.test().orElseThrow(), first, true, OptionalInt.empty());
        TestColumns columns = TestColumns.of(header, data, sets.columns().names());
        CsvParser parser = new CsvParser(separator, first, columns.places(), true);
        return new Sets(
                sets.format(),
                sets.train(),
                Optional.of(text(test, sets.format(), parser)),
                sets.columns().with(columns.note()));
    }

    private ColumnMatch match(Header header) {
        OptionalInt label = options.label().stream().mapToInt(header::label).findFirst();
        return request.map(asked -> ColumnMatch.of(header, label, asked))
                .orElseGet(() -> ColumnMatch.toTrain(
                        header, label.orElse(header.usualLabel().getAsInt())));
    }

    private char separator(String name) {
        String plain = name.replaceAll("\\.(gz|bz2)$", "");
        boolean tabs = plain.endsWith(".tsv") || plain.endsWith(".dat");
        String text = options.separator().orElse(tabs ? "\t" : ",").replace("\\t", "\t");
        if (text.length() != 1) {
            throw new DataException("--separator must be one character, got '" + text + "'. Maybe \\t for a tab.");
        }
        return text.charAt(0);
    }

    /** The first line that is not blank, and where it is. */
    private record First(String file, long number, String text) {}

    private First firstLine(List<InputFile> files) {
        for (InputFile file : files) {
            Split whole = Split.whole(file);
            TextRows lines = new TextRows(whole, new FirstLine(), configuration);
            if (lines.hasNext()) {
                RawRow first = lines.next();
                if (first.kind() == RawRow.Kind.FAULT && first.fault().startsWith(FirstLine.MARK)) {
                    String text = first.fault().substring(FirstLine.MARK.length());
                    return new First(file.shown(), first.line(), text);
                }
                if (first.kind() == RawRow.Kind.FAULT) {
                    throw new DataException(first.faultOf(file.shown(), 0));
                }
            }
        }
        throw new DataException(files.get(0).shown() + " is empty. Maybe another file was meant.");
    }

    /** Hands the first line through, unparsed. */
    private record FirstLine() implements RowParser {
        static final String MARK = "first:";

        @Override
        public Lines open() {
            return (line, number) -> RawRow.fault(number, MARK + line);
        }

        @Override
        public boolean header() {
            return false;
        }
    }

    private Sets mnist(List<InputFile> files, Optional<List<InputFile>> test, String uri) {
        MnistRows.Files train = MnistRows.Files.find(files, "train")
                .orElseThrow(() -> new DataException(
                        uri + " holds no train-images-idx3-ubyte(.gz). Maybe run " + "submit/fetch-data mnist."));
        Optional<MnistRows.Files> own = options.testFraction().isPresent()
                ? Optional.empty()
                : MnistRows.Files.find(test.orElse(files), "t10k");
        requireTest(own.isPresent(), "t10k-images-idx3-ubyte(.gz)");
        return new Sets(Format.MNIST, mnist(train), own.map(this::mnist), ColumnsRead.unnamed(uri, request));
    }

    private void requireTest(boolean found, String name) {
        if (options.test().isPresent() && !found) {
            throw new DataException("--test " + options.test().get() + " holds no " + name
                    + ". Maybe drop --test, or use --test-fraction.");
        }
    }

    private RawData mnist(MnistRows.Files files) {
        Broadcast<SerializableConfiguration> hadoop = sent;
        InputFile labels = files.labels();
        ClassChoice classes = classes(Format.MNIST, new ClassPair("3", "8"));
        return RawData.of(context, List.of(Split.whole(files.images())), classes, split -> {
            Iterator<RawRow> rows = new MnistRows(split, labels, hadoop.value().value());
            return rows;
        });
    }

    private Sets cifar10(List<InputFile> files, Optional<List<InputFile>> test, String uri) {
        List<InputFile> train = named(files, "data_batch");
        if (train.isEmpty()) {
            throw new DataException(uri + " holds no data_batch_*.bin. Maybe run submit/fetch-data cifar10.");
        }
        List<InputFile> own = options.testFraction().isPresent() ? List.of() : named(test.orElse(files), "test_batch");
        requireTest(!own.isEmpty(), "test_batch.bin");
        return new Sets(
                Format.CIFAR10,
                cifar10(train),
                own.isEmpty() ? Optional.empty() : Optional.of(cifar10(own)),
                ColumnsRead.unnamed(uri, request));
    }

    private static List<InputFile> named(List<InputFile> files, String start) {
        return files.stream()
                .filter(file -> file.name().startsWith(start) && file.name().endsWith(".bin"))
                .toList();
    }

    private RawData cifar10(List<InputFile> files) {
        Broadcast<SerializableConfiguration> hadoop = sent;
        List<Split> splits = new ArrayList<>(files.stream().map(Split::whole).toList());
        ClassChoice classes = classes(Format.CIFAR10, new ClassPair("bird", "airplane"));
        return RawData.of(context, splits, classes, split -> {
            Iterator<RawRow> rows = new Cifar10Rows(split, hadoop.value().value());
            return rows;
        });
    }

    private Sets parquet(List<InputFile> files, Optional<List<InputFile>> test, String uri) {
        ClassChoice classes = classes(Format.PARQUET, null);
        ParquetRows train = new ParquetRows(session, files, uri);
        TableMatch match = new TableMatch(uri, train.schema(), options.label());
        TableMatch.Taken taken = request.map(match::of).orElseGet(() -> match.toTrain(train.columns(options.label())));
        ParquetRows.Columns columns = taken.columns();
        Optional<RawData> own =
                test.map(found -> new ParquetRows(session, found, options.test().orElseThrow()).read(columns, classes));
        ColumnsRead read = taken.read().with(PartitionFolders.note(files, train.folders()));
        return new Sets(Format.PARQUET, train.read(columns, classes), own, read);
    }

    /** The configuration for tasks, to be destroyed by the caller. */
    static Broadcast<SerializableConfiguration> send(SparkSession session) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
        return context.broadcast(
                new SerializableConfiguration(session.sparkContext().hadoopConfiguration()));
    }
}
