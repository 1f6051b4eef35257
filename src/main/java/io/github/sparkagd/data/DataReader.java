package io.github.sparkagd.data;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
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
    private final Configuration configuration;
    private final Broadcast<SerializableConfiguration> sent;
    private final long splitBytes;

    DataReader(SparkSession session, DataOptions options, Broadcast<SerializableConfiguration> sent, long splitBytes) {
        this.session = session;
        this.context = JavaSparkContext.fromSparkContext(session.sparkContext());
        this.options = options;
        this.configuration = session.sparkContext().hadoopConfiguration();
        this.sent = sent;
        this.splitBytes = splitBytes;
    }

    /** The two sets; the test set is empty where there is none of its own. */
    record Sets(Format format, RawData train, Optional<RawData> test) {}

    Sets open() {
        String uri = options.data().orElseThrow();
        List<InputFile> files = InputFile.list(uri, configuration);
        Format format = options.format().orElseGet(() -> Format.guess(uri, files));
        requireMeaning(format);
        Optional<List<InputFile>> test = options.test().map(name -> InputFile.list(name, configuration));
        return switch (format) {
            case LIBSVM ->
                text(format, files, test, new LibsvmParser(options.features().orElse(0)));
            case CSV -> text(format, files, test, csvParser(uri, files));
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

    private Sets text(Format format, List<InputFile> files, Optional<List<InputFile>> test, RowParser parser) {
        return new Sets(format, text(files, format, parser), test.map(found -> text(found, format, parser)));
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

    private CsvParser csvParser(String uri, List<InputFile> files) {
        char separator = separator(files.get(0).name());
        First line = firstLine(files);
        List<String> first = new CsvParser.Columns(separator).of(line.text());
        if (first.size() < 2) {
            throw new DataException(line.file() + ", line " + line.number() + ": " + first.size()
                    + (first.size() == 1 ? " column" : " columns")
                    + " where at least 2 are expected. Maybe another --separator or --format.");
        }
        int label = options.label().map(name -> labelColumn(name, first, uri)).orElse(first.size() - 1);
        return new CsvParser(separator, first, label, options.header());
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

    private int labelColumn(String name, List<String> first, String uri) {
        if (options.header()) {
            int place = first.indexOf(name);
            if (place >= 0 && place == first.lastIndexOf(name)) {
                return place;
            }
            if (place >= 0) {
                throw new DataException(
                        "--label " + name + " names several columns of " + uri + ". Maybe give its 0-based number.");
            }
        }
        if (name.matches("\\d{1,9}") && Integer.parseInt(name) < first.size()) {
            return Integer.parseInt(name);
        }
        throw new DataException("--label " + name + " is no column of " + uri + ", which has " + first.size()
                + (options.header() ? " columns: " + shortened(String.join(", ", first)) : " columns, counted from 0")
                + ". Maybe " + (options.header() ? "one of those." : "--header, for a name."));
    }

    private static String shortened(String names) {
        return names.length() <= 120 ? names : names.substring(0, 120) + " …";
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
                    throw new DataException(file.shown() + ", line " + first.line() + ": " + first.fault());
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
        return new Sets(Format.MNIST, mnist(train), own.map(this::mnist));
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
        return new Sets(Format.CIFAR10, cifar10(train), own.isEmpty() ? Optional.empty() : Optional.of(cifar10(own)));
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
        ParquetRows.Columns columns = train.columns(options.label());
        Optional<RawData> own =
                test.map(found -> new ParquetRows(session, found, options.test().orElseThrow()).read(columns, classes));
        return new Sets(Format.PARQUET, train.read(columns, classes), own);
    }

    /** The configuration for tasks, to be destroyed by the caller. */
    static Broadcast<SerializableConfiguration> send(SparkSession session) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
        return context.broadcast(
                new SerializableConfiguration(session.sparkContext().hadoopConfiguration()));
    }
}
