package io.github.sparkagd.cluster;

import io.github.sparkagd.blocks.Affine;
import io.github.sparkagd.blocks.ByPart;
import io.github.sparkagd.blocks.ResidualSums;
import io.github.sparkagd.data.LabelledRow;
import io.github.sparkagd.data.Sent;
import io.github.sparkagd.linalg.Vec;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;

/** Applies a saved model to a data set: how well it fits, and what it predicts. */
public final class Scoring {
    private final SavedModel model;
    private final double featureUnit;

    /**
     * @param model with a coefficient per feature
     * @param featureUnit by what stored values are to be divided, see {@code DataSet.featureUnit}
     */
    public Scoring(SavedModel model, double featureUnit) {
        this.model = model;
        this.featureUnit = featureUnit;
    }

    /**
     * {@return how well the model fits the training and the test rows; one job}
     *
     * @param data training and test rows
     */
    public ByPart<ResidualSums> fit(BlockedData data) {
        List<Affine> prediction = List.of(new Affine(rawWeights(), model.intercept(), false));
        return data.residuals(List.of(prediction, prediction));
    }

    private Vec rawWeights() {
        return model.coefficients().times(1 / featureUnit);
    }

    /**
     * A prediction for a row.
     *
     * @param label what the row says; NaN where it says nothing
     */
    public record Prediction(long row, double value, double label) implements java.io.Serializable {}

    /**
     * {@return predictions for the rows of a part, in their order; the driver holds one partition at a time}
     *
     * @param rows of all parts
     * @param part of the rows, as {@link io.github.sparkagd.blocks.Part} names them
     */
    public Iterator<Prediction> predictions(JavaRDD<LabelledRow> rows, int part) {
        Vector weights = Vectors.dense(rawWeights().toArray());
        double intercept = model.intercept();
        return Sent.toLocalIterator(rows.filter(row -> row.part() == part)
                .map(row -> new Prediction(row.number(), row.features().dot(weights) + intercept, row.label())));
    }
}
