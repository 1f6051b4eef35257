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
        OptionalInt partitions) {

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

    /** The embedded generated set. */
    public static DataOptions defaults() {
        return of(Optional.empty());
    }

    /** All defaults for the data at {@code uri}. */
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
                OptionalInt.empty());
    }

    /** See {@link Columns}. */
    public Optional<String> label() {
        return columns.label();
    }

    /** See {@link Columns}. */
    public Optional<String> weight() {
        return columns.weight();
    }

    /** See {@link Columns}. */
    public boolean header() {
        return columns.header();
    }

    /** See {@link Columns}. */
    public Optional<String> separator() {
        return columns.separator();
    }

    /** The same with a number of features. */
    public DataOptions withFeatures(int number) {
        OptionalInt given = OptionalInt.of(number);
        return new DataOptions(data, format, given, columns, classes, test, testFraction, seed, partitions);
    }

    private DataOptions with(Columns other) {
        return new DataOptions(data, format, features, other, classes, test, testFraction, seed, partitions);
    }

    /** The same with a label column, and whether the columns are named in the first line. */
    public DataOptions withLabel(Optional<String> column, boolean named) {
        return with(new Columns(column, weight(), named, separator()));
    }

    /** The same with a column of weights. */
    public DataOptions withWeight(String column) {
        return with(new Columns(label(), Optional.of(column), header(), separator()));
    }

    /** The same with a separator of csv columns. */
    public DataOptions withSeparator(String text) {
        return with(new Columns(label(), weight(), header(), Optional.of(text)));
    }

    /** The same with two classes. */
    public DataOptions withClasses(String negative, String positive) {
        Optional<ClassPair> pair = Optional.of(new ClassPair(negative, positive));
        return new DataOptions(data, format, features, columns, pair, test, testFraction, seed, partitions);
    }

    /** The same with a test set. */
    public DataOptions withTest(String uri) {
        Optional<String> own = Optional.of(uri);
        return new DataOptions(data, format, features, columns, classes, own, testFraction, seed, partitions);
    }

    /** The same with a share of the rows set aside. */
    public DataOptions withTestFraction(double fraction) {
        OptionalDouble share = OptionalDouble.of(fraction);
        return new DataOptions(data, format, features, columns, classes, test, share, seed, partitions);
    }

    /** The same with another seed of the split. */
    public DataOptions withSeed(long other) {
        return new DataOptions(data, format, features, columns, classes, test, testFraction, other, partitions);
    }

    /** The same with a number of partitions. */
    public DataOptions withPartitions(int number) {
        OptionalInt given = OptionalInt.of(number);
        return new DataOptions(data, format, features, columns, classes, test, testFraction, seed, given);
    }
}
