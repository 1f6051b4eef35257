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
 * @param label name or 0-based number of the label column; empty for the format's default
 * @param header whether the first line of each csv file names the columns
 * @param separator of csv columns; empty for the name's default
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
        Optional<String> label,
        boolean header,
        Optional<String> separator,
        Optional<ClassPair> classes,
        Optional<String> test,
        OptionalDouble testFraction,
        long seed,
        OptionalInt partitions) {

    /** The embedded generated set. */
    public static DataOptions defaults() {
        return new DataOptions(
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                1,
                OptionalInt.empty());
    }

    /** All defaults for the data at {@code uri}. */
    public static DataOptions of(String uri) {
        DataOptions d = defaults();
        return new DataOptions(
                Optional.of(uri),
                d.format,
                d.features,
                d.label,
                d.header,
                d.separator,
                d.classes,
                d.test,
                d.testFraction,
                d.seed,
                d.partitions);
    }

    /** The same with a number of features. */
    public DataOptions withFeatures(int number) {
        OptionalInt given = OptionalInt.of(number);
        return new DataOptions(
                data, format, given, label, header, separator, classes, test, testFraction, seed, partitions);
    }

    /** The same with a label column, and whether the columns are named in the first line. */
    public DataOptions withLabel(Optional<String> column, boolean named) {
        return new DataOptions(
                data, format, features, column, named, separator, classes, test, testFraction, seed, partitions);
    }

    /** The same with a separator of csv columns. */
    public DataOptions withSeparator(String text) {
        return new DataOptions(
                data,
                format,
                features,
                label,
                header,
                Optional.of(text),
                classes,
                test,
                testFraction,
                seed,
                partitions);
    }

    /** The same with two classes. */
    public DataOptions withClasses(String negative, String positive) {
        Optional<ClassPair> pair = Optional.of(new ClassPair(negative, positive));
        return new DataOptions(
                data, format, features, label, header, separator, pair, test, testFraction, seed, partitions);
    }

    /** The same with a test set. */
    public DataOptions withTest(String uri) {
        return new DataOptions(
                data,
                format,
                features,
                label,
                header,
                separator,
                classes,
                Optional.of(uri),
                testFraction,
                seed,
                partitions);
    }

    /** The same with a share of the rows set aside. */
    public DataOptions withTestFraction(double fraction) {
        OptionalDouble share = OptionalDouble.of(fraction);
        return new DataOptions(
                data, format, features, label, header, separator, classes, test, share, seed, partitions);
    }

    /** The same with another seed of the split. */
    public DataOptions withSeed(long other) {
        return new DataOptions(
                data, format, features, label, header, separator, classes, test, testFraction, other, partitions);
    }

    /** The same with a number of partitions. */
    public DataOptions withPartitions(int number) {
        OptionalInt given = OptionalInt.of(number);
        return new DataOptions(
                data, format, features, label, header, separator, classes, test, testFraction, seed, given);
    }
}
