package io.github.sparkagd.ml;

import io.github.sparkagd.cluster.OutOfMemoryGuard;
import io.github.sparkagd.train.RunSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.PredictorParams;
import org.apache.spark.sql.Dataset;

/** Trains an estimator's settings together, those that read and prepare the data alike in the same passes. */
final class LockstepFits {
    private LockstepFits() {}

    /**
     * What the estimator does before and after a training.
     *
     * @param <E> the estimator
     * @param <M> its model
     */
    interface Maker<E, M> {
        /** What becomes of the labels in {@code columns}. */
        TrainingRows.LabelRule labels(Columns columns);

        /** The model of one setting. */
        M model(E setting, Fitted fitted);
    }

    /** A model for each setting, in their order. */
    static <E extends DeepLinearParams & PredictorParams, M> List<M> fit(
            Dataset<?> dataset, List<E> each, Maker<E, M> maker) {
        Map<DataSettings, List<Integer>> alike = new LinkedHashMap<>();
        for (int k = 0; k < each.size(); k++) {
            alike.computeIfAbsent(DataSettings.of(each.get(k)), settings -> new ArrayList<>())
                    .add(k);
        }
        Map<Integer, M> models = new LinkedHashMap<>();
        alike.forEach((settings, places) -> {
            List<RunSpec> runs =
                    places.stream().map(k -> RunSpecs.of(each.get(k))).toList();
            String name = "fit of " + each.get(places.get(0)).uid();
            Fitting fitting = new Fitting(name, dataset, settings, maker.labels(settings.columns()));
            List<Fitted> fitted =
                    OutOfMemoryGuard.during(dataset.sparkSession().sparkContext(), () -> fitting.fit(runs));
            for (int i = 0; i < places.size(); i++) {
                models.put(places.get(i), maker.model(each.get(places.get(i)), fitted.get(i)));
            }
        });
        List<M> ordered = new ArrayList<>();
        for (int k = 0; k < each.size(); k++) {
            ordered.add(models.get(k));
        }
        return ordered;
    }
}
