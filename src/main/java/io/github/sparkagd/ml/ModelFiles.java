package io.github.sparkagd.ml;

import io.github.sparkagd.cluster.SavedModel;
import io.github.sparkagd.data.ClassPair;
import io.github.sparkagd.data.ColumnNames;
import io.github.sparkagd.data.ColumnRequest;
import io.github.sparkagd.data.LazySession;
import io.github.sparkagd.data.TableStages;
import io.github.sparkagd.linalg.Vec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.linalg.Vector;

/** Reads linear models, whoever saved them: a training, an estimator of this library, or Spark, alone or at the end of a pipeline. */
public final class ModelFiles {
    private static final String LINEAR = "org.apache.spark.ml.regression.LinearRegressionModel";
    private static final String PIPELINE = "org.apache.spark.ml.PipelineModel";

    private ModelFiles() {}

    /**
     * Reads the model that was saved at {@code uri}.
     *
     * @param session of the application
     * @param uri of a folder
     * @return the model and the stages before it
     * @throws IllegalArgumentException when there is none, when it is of another class, which the message names, or
     *     when a stage before it cannot be read
     */
    public static LoadedModel load(LazySession session, String uri) {
        Configuration configuration = session.sparkContext().hadoopConfiguration();
        Path folder = SavedModel.requireModel(uri, configuration);
        session.sparkContext().setJobDescription("read: model");
        ModelMetadata metadata = SavedModel.reading(uri, () -> ModelMetadata.read(folder, configuration));
        return switch (metadata.type()) {
            case LINEAR -> ofRegression(SavedModel.load(session, uri), folder, metadata, configuration);
            case PIPELINE -> pipeline(session, uri, folder, metadata);
            default -> ofEstimator(uri, metadata);
        };
    }

    private static LoadedModel ofRegression(
            SavedModel linear, Path folder, ModelMetadata metadata, Configuration configuration) {
        ColumnProvenance told =
                SavedModel.reading(folder.toString(), () -> ColumnProvenance.read(folder, configuration));
        ColumnNames names = told.names();
        Optional<String> label = names.label().or(() -> metadata.set("labelCol"));
        return new LoadedModel(
                linear,
                new ColumnNames(names.features(), label, names.labelPlace()),
                vector(metadata),
                told.classes(),
                Optional.empty());
    }

    private static String vector(ModelMetadata metadata) {
        return metadata.set("featuresCol").orElse(ColumnRequest.FEATURES);
    }

    private static LoadedModel ofEstimator(String uri, ModelMetadata metadata) {
        if (metadata.type().equals(DeepLinearRegressionModel.class.getName())) {
            return SavedModel.reading(uri, () -> {
                DeepLinearRegressionModel model = DeepLinearRegressionModel.load(uri);
                return of(model.coefficients(), model.intercept(), metadata, Optional.empty());
            });
        }
        if (metadata.type().equals(DeepLinearClassificationModel.class.getName())) {
            return SavedModel.reading(uri, () -> {
                DeepLinearClassificationModel model = DeepLinearClassificationModel.load(uri);
                Optional<ClassPair> classes =
                        model.labels().apply(0) == 0 ? Optional.of(new ClassPair("0", "1")) : Optional.empty();
                return of(model.coefficients(), model.intercept(), metadata, classes);
            });
        }
        throw new IllegalArgumentException("model " + uri + " is of class " + metadata.type()
                + ", not a linear regression. Maybe name a folder OUT/models/RUN, or "
                + (metadata.type().endsWith("ValidatorModel") || metadata.type().endsWith("SplitModel")
                        ? uri.replaceAll("/+$", "") + "/bestModel."
                        : "a LinearRegressionModel."));
    }

    private static LoadedModel of(
            Vector coefficients, double intercept, ModelMetadata metadata, Optional<ClassPair> classes) {
        SavedModel linear = new SavedModel(Vec.of(coefficients.toArray()), intercept).usable();
        ColumnNames names = new ColumnNames(metadata.features(), metadata.set("labelCol"), OptionalInt.empty());
        return new LoadedModel(linear, names, vector(metadata), classes, Optional.empty());
    }

    /** The model at the end; what the stages before it make is read of tables. */
    private static LoadedModel pipeline(LazySession session, String uri, Path folder, ModelMetadata metadata) {
        List<Path> stages = SavedModel.reading(
                uri,
                () -> PipelineFolder.stages(
                        folder, metadata, session.sparkContext().hadoopConfiguration()));
        LoadedModel last = load(session, stages.get(stages.size() - 1).toString());
        List<PipelineStages.Stage> before =
                PipelineFolder.load(session.get(), uri, stages.subList(0, stages.size() - 1));
        Optional<TableStages> inner = last.stages();
        if (before.isEmpty()) {
            return last;
        }
        List<PipelineStages.Stage> all = new java.util.ArrayList<>(before);
        inner.ifPresent(more -> all.addAll(((PipelineStages) more).stages()));
        return last.with(new PipelineStages(all, last.vector()));
    }
}
