package io.github.sparkagd.ml;

import io.github.sparkagd.cluster.SavedModel;
import io.github.sparkagd.data.ClassPair;
import io.github.sparkagd.data.ColumnNames;
import io.github.sparkagd.data.ColumnRequest;
import io.github.sparkagd.data.TableStages;
import java.util.Optional;

/**
 * A linear model that was read, with what it tells of the data it was trained on.
 *
 * @param linear its numbers
 * @param names of the columns that it was trained on, as far as they are known
 * @param vector the column of a table that held the features as one vector, if there was such a column
 * @param classes the two classes that −1 and +1 stand for; empty for labels as they are, or where that is not known
 * @param stages what makes its features of a table's columns; empty where the columns are the features
 */
public record LoadedModel(
        SavedModel linear,
        ColumnNames names,
        String vector,
        Optional<ClassPair> classes,
        Optional<TableStages> stages) {

    /**
     * What the model asks of data.
     *
     * @param model as messages name it
     * @param needsLabel whether rows without a label are of no use
     * @return the request, for {@link io.github.sparkagd.data.DataSet#open}
     */
    public ColumnRequest request(String model, boolean needsLabel) {
        return new ColumnRequest(model, linear.coefficients().size(), names, vector, needsLabel, stages);
    }

    LoadedModel with(TableStages made) {
        return new LoadedModel(linear, names, vector, classes, Optional.of(made));
    }
}
