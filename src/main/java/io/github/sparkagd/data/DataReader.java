package io.github.sparkagd.data;

import java.util.ArrayList;
import java.util.Arrays;
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
        Optional<List<InputFile>> test = options.test().map(name -> InputFile.list(name, configuration));
        return switch (format) {
            case LIBSVM ->
                text(format, files, test, new LibsvmParser(options.features().orElse(0)));
            case CSV -> text(format, files, test, csvParser(uri, files));
            case PARQUET ->
                new Sets(
                        format,
                        parquet(files, uri),
                        test.map(found -> parquet(found, options.test().get())));
            case MNIST -> mnist(files, test, uri);
            case CIFAR10 -> cifar10(files, test, uri);
            case SYNTHETIC -> throw new DataException("--format synthetic takes no --data. Maybe drop one of the two.");
        };
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
        com.univocity.parsers.csv.CsvParser parser = CsvParser.parser(separator);
        String[] first = CsvParser.fields(parser, firstLine(files));
        if (first.length < 2) {
            throw new DataException(files.get(0).shown() + ", line 1: " + first.length
                    + " column where at least 2 are expected. Maybe another --separator.");
        }
        int label = options.label().map(name -> labelColumn(name, first, uri)).orElse(first.length - 1);
        return new CsvParser(separator, first.length, label, options.header());
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

    private int labelColumn(String name, String[] first, String uri) {
        if (options.header()) {
            int place = Arrays.asList(first).indexOf(name);
            if (place >= 0) {
                return place;
            }
        }
        if (name.matches("\\d{1,9}") && Integer.parseInt(name) < first.length) {
            return Integer.parseInt(name);
        }
        throw new DataException("--label " + name + " is no column of " + uri + ", which has " + first.length
                + (options.header() ? " columns: " + shortened(String.join(", ", first)) : " columns, counted from 0")
                + ". Maybe " + (options.header() ? "one of those." : "--header, for a name."));
    }

    private static String shortened(String names) {
        return names.length() <= 120 ? names : names.substring(0, 120) + " …";
    }

    /** The first line that is not blank. */
    private String firstLine(List<InputFile> files) {
        for (InputFile file : files) {
            Split whole = Split.whole(file);
            TextRows lines = new TextRows(whole, new FirstLine(), configuration);
            if (lines.hasNext()) {
                RawRow first = lines.next();
                if (first.kind() == RawRow.Kind.FAULT
                        && first.values() == null
                        && first.fault().startsWith(FirstLine.MARK)) {
                    return first.fault().substring(FirstLine.MARK.length());
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
        public boolean skipsFirstLine() {
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
        return new Sets(Format.MNIST, mnist(train), own.map(this::mnist));
    }

    private RawData mnist(MnistRows.Files files) {
        Broadcast<SerializableConfiguration> hadoop = sent;
        String labels = files.labels().uri();
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

    private RawData parquet(List<InputFile> files, String uri) {
        return new ParquetRows(session, options, files, uri).read(classes(Format.PARQUET, null));
    }

    /** The configuration for tasks, to be destroyed by the caller. */
    static Broadcast<SerializableConfiguration> send(SparkSession session) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
        return context.broadcast(
                new SerializableConfiguration(session.sparkContext().hadoopConfiguration()));
    }
}
