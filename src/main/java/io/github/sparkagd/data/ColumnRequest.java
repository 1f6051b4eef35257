package io.github.sparkagd.data;

import java.util.Optional;

/**
 * What a model asks of the data that it is to be applied to.
 *
 * @param model as messages name it, such as {@code --model DIR}
 * @param dimension its number d of coefficients
 * @param names of the columns that it was trained on
 * @param vector the column of a table that holds the features as one vector, if there is such a column
 * @param needsLabel whether rows without a label are of no use
 * @param stages what makes the features of a table's columns; empty where the columns are the features
 */
public record ColumnRequest(
        String model,
        int dimension,
        ColumnNames names,
        String vector,
        boolean needsLabel,
        Optional<TableStages> stages) {
    /** The usual vector column. */
    public static final String FEATURES = "features";
}
