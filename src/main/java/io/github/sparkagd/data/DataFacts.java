package io.github.sparkagd.data;

import java.util.Optional;

/**
 * What is known of a data set.
 *
 * @param description what the data are, for people
 * @param dimension the number d of features
 * @param sparse whether so few values are not zero that only those are worth storing
 * @param binaryLabels whether all labels are −1 or +1
 * @param hash of rows, labels and their order
 * @param columns which are read
 * @param classes the two that −1 and +1 stand for; empty for labels as they are
 */
record DataFacts(
        Format format,
        String description,
        int dimension,
        long trainRows,
        long testRows,
        int partitions,
        boolean sparse,
        boolean binaryLabels,
        long hash,
        ColumnsRead columns,
        Optional<ClassPair> classes) {}
