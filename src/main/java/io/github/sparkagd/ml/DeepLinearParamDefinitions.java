package io.github.sparkagd.ml;

import io.github.sparkagd.algorithms.Algorithms;
import io.github.sparkagd.cluster.Preprocessing;
import io.github.sparkagd.train.Plan;
import java.io.Serializable;
import java.util.Arrays;
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

/** Names, texts, bounds and defaults of the params. */
final class DeepLinearParamDefinitions {
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
        defineNetwork(owner);
        defineData(owner);
        defineStops(owner);
        setDefaults(owner);
    }

    private static void defineNetwork(DeepLinearParams owner) {
        ParamTable table = owner.table();
        Valid<String> known = name -> Algorithms.named(name).isPresent();
        table.enter(new IntParam(
                owner,
                "depth",
                "number of layers of the network (>= 1); 1 is gradient descent on the plain linear model. "
                        + "agd-full always has 2, gd and its kin always 1",
                ParamValidators.gtEq(1)));
        table.enter(new Param<String>(owner, "algorithm", "training algorithm: " + Algorithms.names(), known));
        table.enter(new Param<org.apache.spark.ml.linalg.Vector>(
                owner,
                "initialCoefficients",
                "coefficients to start from, one per feature, such as those of an earlier model; "
                        + "unset starts from zero"));
    }

    private static void defineData(DeepLinearParams owner) {
        ParamTable table = owner.table();
        Valid<String> scale = DeepLinearParamDefinitions::isLabelScale;
        table.enter(new Param<String>(
                owner,
                "labelScale",
                "what labels are divided by while training: auto (their root mean square, about their mean with an "
                        + "intercept), none, or a positive number; the model is scaled back",
                scale));
        table.enter(new Param<String>(
                owner,
                "plan",
                "how the statistics of an iteration are got: "
                        + String.join(
                                ", ",
                                Arrays.stream(Plan.values()).map(Plan::label).toList()),
                oneOf(Arrays.stream(Plan.values()).map(Plan::label).toArray(String[]::new))));
    }

    private static void defineStops(DeepLinearParams owner) {
        ParamTable table = owner.table();
        table.enter(new DoubleParam(
                owner,
                "maxTime",
                "seconds after which training ends at the next iteration (> 0); unset for no limit",
                ParamValidators.gt(0)));
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

    private static void setDefaults(DeepLinearParams owner) {
        owner.setDefault(owner.depth(), 4);
        owner.setDefault(owner.algorithm(), "agd");
        owner.setDefault(owner.labelScale(), "auto");
        owner.setDefault(owner.plan(), Plan.AUTO.label());
        owner.setDefault(owner.validationTol(), 0.0);
        owner.setDefault(owner.maxIter(), 100);
        owner.setDefault(owner.checkpointInterval(), 100);
        owner.setDefault(owner.tol(), 1e-6);
        owner.setDefault(owner.regParam(), 0.0);
        owner.setDefault(owner.fitIntercept(), true);
        owner.setDefault(owner.standardization(), true);
        owner.setDefault(owner.aggregationDepth(), 2);
        owner.setDefault(owner.maxBlockSizeInMB(), 0.0);
    }

    private static Valid<String> oneOf(String... values) {
        return value -> Arrays.asList(values).contains(value);
    }

    private static boolean isLabelScale(String text) {
        try {
            Preprocessing.LabelScale.parse(text);
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }
}
