package io.github.sparkagd.data;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What to read and how.
 *
 * @param data URI of a file, folder or glob; empty for the embedded generated set
 * @param format of the data; empty to guess
 * @param features the number of features; empty for as many as the training set shows
 * @param columns which columns of tables are taken, and how they are told apart
 * @param classes the two classes to keep; empty for the format's default
 * @param test URI of the test set; empty for the one that the format brings, if any
 * @param testFraction the share of rows to set aside as test set
 * @param seed of that split
 * @param partitions the number of partitions; empty for a number that follows from the bytes of input
 * @param source options for the reader of Spark's that reads the format
 */
public record DataOptions(
        Optional<String> data,
        Optional<Format> format,
        OptionalInt features,
        Columns columns,
        Optional<ClassPair> classes,
        Optional<String> test,
        OptionalDouble testFraction,
        long seed,
        OptionalInt partitions,
        SourceOptions source) {

    /**
     * What is said of the columns of tables.
     *
     * @param label name or 0-based number of the label column; empty for the format's default
     * @param weight name or 0-based number of the column with the rows' weights; empty where all count the same
     * @param header whether the first line of each csv file names the columns
     * @param separator of csv columns; empty for the name's default
     */
    public record Columns(Optional<String> label, Optional<String> weight, boolean header, Optional<String> separator) {
        static final Columns DEFAULT = new Columns(Optional.empty(), Optional.empty(), false, Optional.empty());
    }

    /** {@return the options of the embedded generated set} */
    public static DataOptions defaults() {
        return of(Optional.empty());
    }

    /**
     * {@return all defaults for the data at {@code uri}}
     *
     * @param uri of a file, folder or glob
     */
    public static DataOptions of(String uri) {
        return of(Optional.of(uri));
    }

    private static DataOptions of(Optional<String> uri) {
        return new DataOptions(
                uri,
                Optional.empty(),
                OptionalInt.empty(),
                Columns.DEFAULT,
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                1,
                OptionalInt.empty(),
                SourceOptions.NONE);
    }

    /**
     * {@return name or 0-based number of the label column, as {@link Columns} has it; empty for the format's default}
     */
    public Optional<String> label() {
        return columns.label();
    }

    /**
     * {@return name or 0-based number of the column of weights, as {@link Columns} has it; empty where all rows count
     * the same}
     */
    public Optional<String> weight() {
        return columns.weight();
    }

    /** {@return whether the first line of each csv file names the columns, as {@link Columns} has it} */
    public boolean header() {
        return columns.header();
    }

    /** {@return the separator of csv columns, as {@link Columns} has it; empty for the name's default} */
    public Optional<String> separator() {
        return columns.separator();
    }

    /**
     * {@return the same with a number of features}
     *
     * @param number d ≥ 1
     */
    public DataOptions withFeatures(int number) {
        OptionalInt given = OptionalInt.of(number);
        return new DataOptions(data, format, given, columns, classes, test, testFraction, seed, partitions, source);
    }

    private DataOptions with(Columns other) {
        return new DataOptions(data, format, features, other, classes, test, testFraction, seed, partitions, source);
    }

    /**
     * {@return the same with a label column, and whether the columns are named in the first line}
     *
     * @param column name or 0-based number; empty for the format's default
     * @param named whether the first line of each csv file names the columns
     */
    public DataOptions withLabel(Optional<String> column, boolean named) {
        return with(new Columns(column, weight(), named, separator()));
    }

    /**
     * {@return the same with a column of weights}
     *
     * @param column name or 0-based number
     */
    public DataOptions withWeight(String column) {
        return with(new Columns(label(), Optional.of(column), header(), separator()));
    }

    /**
     * {@return the same with a separator of csv columns}
     *
     * @param text between two columns
     */
    public DataOptions withSeparator(String text) {
        return with(new Columns(label(), weight(), header(), Optional.of(text)));
    }

    /**
     * {@return the same with two classes, all other rows being left out}
     *
     * @param negative the class that becomes −1
     * @param positive the class that becomes +1
     */
    public DataOptions withClasses(String negative, String positive) {
        Optional<ClassPair> pair = Optional.of(new ClassPair(negative, positive));
        return new DataOptions(data, format, features, columns, pair, test, testFraction, seed, partitions, source);
    }

    /**
     * {@return the same with a test set}
     *
     * @param uri of a file, folder or glob
     */
    public DataOptions withTest(String uri) {
        Optional<String> own = Optional.of(uri);
        return new DataOptions(data, format, features, columns, classes, own, testFraction, seed, partitions, source);
    }

    /**
     * {@return the same with a share of the rows set aside as test set}
     *
     * @param fraction of the rows, between 0 and 1
     */
    public DataOptions withTestFraction(double fraction) {
        OptionalDouble share = OptionalDouble.of(fraction);
        return new DataOptions(data, format, features, columns, classes, test, share, seed, partitions, source);
    }

    /**
     * {@return the same with another seed of the split}
     *
     * @param other any number
     */
    public DataOptions withSeed(long other) {
        return new DataOptions(data, format, features, columns, classes, test, testFraction, other, partitions, source);
    }

    /**
     * {@return the same with a number of partitions}
     *
     * @param number at least 1
     */
    public DataOptions withPartitions(int number) {
        OptionalInt given = OptionalInt.of(number);
        return new DataOptions(data, format, features, columns, classes, test, testFraction, seed, given, source);
    }
}
