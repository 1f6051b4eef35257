package io.github.sparkagd.ml;

import io.github.sparkagd.blocks.Blas;
import io.github.sparkagd.blocks.BlockBuilder;
import io.github.sparkagd.cluster.Preprocessing;
import io.github.sparkagd.train.Plan;
import io.github.sparkagd.train.TrainOptions;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.ml.PredictorParams;

/**
 * What settings must have in common to be trained on the same blocks in lock-step.
 *
 * @param columns where rows come from
 * @param preprocessing what is done to them
 * @param plan how statistics are got
 * @param blockMegabytes the most megabytes of a block; 0 for the default
 * @param aggregationDepth of the tree by which the executors sum
 * @param seed of the start vector of the search for the spectrum
 * @param checkpoints where a fit keeps its state; empty for nowhere
 */
record DataSettings(
        Columns columns,
        Preprocessing preprocessing,
        Plan plan,
        double blockMegabytes,
        int aggregationDepth,
        long seed,
        Optional<FitCheckpoints.Where> checkpoints) {

    static <P extends DeepLinearParams & PredictorParams> DataSettings of(P params) {
        return new DataSettings(
                Columns.of(params),
                new Preprocessing(
                        (Boolean) params.getOrDefault(params.fitIntercept()),
                        (Boolean) params.getOrDefault(params.standardization()),
                        Preprocessing.LabelScale.parse(params.getLabelScale())),
                plan(params.getPlan()),
                (Double) params.getOrDefault(params.maxBlockSizeInMB()),
                (Integer) params.getOrDefault(params.aggregationDepth()),
                (Long) params.getOrDefault(params.seed()),
                FitCheckpoints.Where.of(params));
    }

    /** What all runs have in common. */
    TrainOptions options() {
        return new TrainOptions(plan, Blas.JAVA, seed, OptionalDouble.empty());
    }

    DataSettings withoutCheckpoints() {
        return new DataSettings(columns, preprocessing, plan, blockMegabytes, aggregationDepth, seed, Optional.empty());
    }

    long blockBytes() {
        return blockMegabytes == 0 ? BlockBuilder.TARGET_BYTES : (long) Math.max(1, blockMegabytes * (1 << 20));
    }

    private static Plan plan(String label) {
        for (Plan plan : Plan.values()) {
            if (plan.label().equals(label)) {
                return plan;
            }
        }
        throw new IllegalArgumentException("plan must be one of the plans, got " + label);
    }
}
