package io.github.sparkagd.ml;

import io.github.sparkagd.cluster.Preprocessing;
import io.github.sparkagd.settings.Bound;
import io.github.sparkagd.settings.Setting;
import io.github.sparkagd.train.TrainSettings;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.param.shared.HasAggregationDepth;
import org.apache.spark.ml.param.shared.HasCheckpointInterval;
import org.apache.spark.ml.param.shared.HasFitIntercept;
import org.apache.spark.ml.param.shared.HasMaxBlockSizeInMB;
import org.apache.spark.ml.param.shared.HasMaxIter;
import org.apache.spark.ml.param.shared.HasRegParam;
import org.apache.spark.ml.param.shared.HasSeed;
import org.apache.spark.ml.param.shared.HasStandardization;
import org.apache.spark.ml.param.shared.HasStepSize;
import org.apache.spark.ml.param.shared.HasTol;
import org.apache.spark.ml.param.shared.HasValidationIndicatorCol;
import org.apache.spark.ml.param.shared.HasWeightCol;
import scala.Function1;

/** Makes the params: those of settings from their one declaration, and the others. */
final class DeepLinearParamDefinitions {
    /** What the command line offers too, in the order of its help. */
    static final List<Setting<?>> ALL = Stream.concat(TrainSettings.ALL.stream(), Preprocessing.SETTINGS.stream())
            .filter(setting -> !setting.equals(TrainSettings.INITIAL_MODEL))
            .toList();

    private DeepLinearParamDefinitions() {}

    /** A test of a param's value that travels with the param. */
    private interface Valid<T> extends Function1<T, Object>, Serializable {}

    /** Makes all params of {@code owner}, whose table must exist; the last act of a constructor. */
    static void define(DeepLinearParams owner) {
        HasAggregationDepth.$init$(owner);
        HasCheckpointInterval.$init$(owner);
        HasFitIntercept.$init$(owner);
        HasMaxBlockSizeInMB.$init$(owner);
        HasMaxIter.$init$(owner);
        HasRegParam.$init$(owner);
        HasSeed.$init$(owner);
        HasStandardization.$init$(owner);
        HasStepSize.$init$(owner);
        HasTol.$init$(owner);
        HasValidationIndicatorCol.$init$(owner);
        HasWeightCol.$init$(owner);
        ALL.forEach(setting -> define(owner, setting));
        defineOthers(owner);
        setDefaults(owner);
    }

    private static <T> void define(DeepLinearParams owner, Setting<T> setting) {
        // Not by owner.getParam, which lists all params once and for all, some of which are not there yet.
        Param<Object> param = param(owner, setting);
        owner.table().enter(param);
        setting.byDefault().ifPresent(value -> owner.setDefault(param, value));
    }

    @SuppressWarnings("unchecked") // of the setting's type, which is that of its default
    private static Param<Object> param(DeepLinearParams owner, Setting<?> setting) {
        return (Param<Object>) typed(owner, setting);
    }

    private static Param<?> typed(DeepLinearParams owner, Setting<?> setting) {
        Class<?> type = setting.kind().type();
        if (type == Integer.class) {
            return new IntParam(owner, setting.param(), setting.help(), within(setting));
        }
        if (type == Double.class) {
            return new DoubleParam(owner, setting.param(), setting.help(), within(setting));
        }
        if (type == Boolean.class) {
            return new BooleanParam(owner, setting.param(), setting.help());
        }
        return new Param<String>(owner, setting.param(), setting.help(), within(setting));
    }

    private static <V, T> Valid<V> within(Setting<T> setting) {
        Bound<T> bound = setting.bound();
        Class<T> type = setting.kind().type();
        return value -> bound.complaint(type.cast(value)).isEmpty();
    }

    /** What the command line has no option for, or another kind of. */
    private static void defineOthers(DeepLinearParams owner) {
        ParamTable table = owner.table();
        table.enter(new Param<org.apache.spark.ml.linalg.Vector>(
                owner,
                TrainSettings.INITIAL_MODEL.param(),
                "coefficients to start from, one per feature, such as those of an earlier model; "
                        + "unset starts from zero"));
        Valid<Object> interval = value -> (Integer) value == -1 || (Integer) value >= 1;
        // Spark's text speaks of a folder of the SparkContext.
        table.enter(new IntParam(
                owner,
                "checkpointInterval",
                "iterations between two checkpoints in checkpointDir (>= 1), or -1 for none",
                interval));
        table.enter(new Param<String>(
                owner,
                "checkpointDir",
                "folder in which a fit keeps its state every checkpointInterval iterations, on any Hadoop file system: "
                        + "the same fit then goes on after a crash, with the same bits; unset for none"));
        table.enter(new DoubleParam(
                owner,
                "validationTol",
                "where validationIndicatorCol is set: training ends when the loss over the validation rows does not "
                        + "fall by more than this share of itself in an iteration (0 <= validationTol < 1)",
                ParamValidators.inRange(0, 1, true, false)));
    }

    /** Those of Spark's estimators where they differ from the command line's, and those of the other params. */
    private static void setDefaults(DeepLinearParams owner) {
        owner.setDefault(owner.validationTol(), 0.0);
        owner.setDefault(owner.checkpointInterval(), 100);
        owner.setDefault(owner.tol(), 1e-6);
        owner.setDefault(owner.fitIntercept(), true);
        owner.setDefault(owner.standardization(), true);
        owner.setDefault(owner.aggregationDepth(), 2);
        owner.setDefault(owner.maxBlockSizeInMB(), 0.0);
    }
}
