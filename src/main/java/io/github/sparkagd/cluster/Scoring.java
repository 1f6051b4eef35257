package io.github.sparkagd.cluster;

import io.github.sparkagd.blocks.Affine;
import io.github.sparkagd.blocks.ByPart;
import io.github.sparkagd.blocks.Part;
import io.github.sparkagd.blocks.ResidualSums;
import io.github.sparkagd.data.DataSet;
import io.github.sparkagd.linalg.Vec;
import java.util.List;
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
     * {@return predictions for the rows of a part, in their order, to be written and closed}
     *
     * @param data training and test rows
     * @param part of the rows: {@link Part#TRAINING} or {@link Part#TEST}
     */
    public Predictions predictions(DataSet data, int part) {
        return new Predictions(
                data.rows().filter(row -> row.part() == part),
                part == Part.TEST ? data.testRows() : data.trainRows(),
                new PredictionText.Form(Vectors.dense(rawWeights().toArray()), model.intercept(), data.labelled()),
                OrderedAggregate.driverBytes(BlockedData.maxResultSize(data.rows())));
    }
}
