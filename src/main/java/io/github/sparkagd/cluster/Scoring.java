package io.github.sparkagd.cluster;

import io.github.sparkagd.blocks.Affine;
import io.github.sparkagd.blocks.FitSums;
import io.github.sparkagd.blocks.Mergeable;
import io.github.sparkagd.data.LabelledRow;
import io.github.sparkagd.data.Sent;
import io.github.sparkagd.linalg.Vec;
import java.util.Iterator;
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
     * The fit over training and test rows.
     *
     * @param train over the training rows
     * @param test over the test rows
     */
    public record Fit(FitSums train, FitSums test) implements Mergeable<Fit> {
        @Override
        public Fit merge(Fit that) {
            train.merge(that.train);
            test.merge(that.test);
            return this;
        }
    }

    /** One job. */
    public Fit fit(BlockedData data) {
        Affine prediction = new Affine(rawWeights(), model.intercept(), false);
        double pivot = data.moments().labelMean();
        return data.aggregate().run(500, blocks -> {
            Fit fit = new Fit(new FitSums(false, pivot), new FitSums(true, pivot));
            blocks.forEachRemaining(block -> {
                fit.train().add(block, prediction);
                fit.test().add(block, prediction);
            });
            return fit;
        });
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

    /** Predictions for the training or the test rows, in their order; the driver holds one partition at a time. */
    public Iterator<Prediction> predictions(JavaRDD<LabelledRow> rows, boolean test) {
        Vector weights = Vectors.dense(rawWeights().toArray());
        double intercept = model.intercept();
        return Sent.toLocalIterator(rows.filter(row -> row.test() == test)
                .map(row -> new Prediction(row.number(), row.features().dot(weights) + intercept, row.label())));
    }
}
