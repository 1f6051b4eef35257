package io.github.sparkagd.versions;

import java.util.List;
import org.apache.spark.ml.classification.ClassificationModel;
import org.apache.spark.ml.classification.Classifier;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import scala.collection.Seq;

/** A classifier that is trained with several settings at once, which Spark asks for by a sequence of Scala 2.12. */
public abstract class LockstepClassifier<E extends LockstepClassifier<E, M>, M extends ClassificationModel<Vector, M>>
        extends Classifier<Vector, E, M> {

    /**
     * A model for each of {@code paramMaps}, in their order.
     *
     * @param dataset the rows
     * @param paramMaps the settings, one for each model
     * @return the models
     */
    public abstract List<M> fit(Dataset<?> dataset, List<ParamMap> paramMaps);

    /** A model for each of {@code paramMaps}, trained in lock-step. */
    @Override
    public final Seq<M> fit(Dataset<?> dataset, Seq<ParamMap> paramMaps) {
        return ScalaCollections.asScala(fit(dataset, ScalaCollections.asJava(paramMaps)));
    }
}
