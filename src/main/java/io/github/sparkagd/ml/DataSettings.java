package io.github.sparkagd.ml;

import io.github.sparkagd.blocks.BlockBuilder;
import io.github.sparkagd.cluster.Preprocessing;
import io.github.sparkagd.train.TrainOptions;
import io.github.sparkagd.train.TrainSettings;
import java.util.Optional;
import org.apache.spark.ml.PredictorParams;

/**
 * What settings must have in common to be trained on the same blocks in lock-step.
 *
 * @param columns where rows come from
 * @param preprocessing what is done to them
 * @param options what runs have in common
 * @param blockMegabytes the most megabytes of a block; 0 for the default
 * @param aggregationDepth of the tree by which the executors sum
 * @param checkpoints where a fit keeps its state; empty for nowhere
 */
record DataSettings(
        Columns columns,
        Preprocessing preprocessing,
        TrainOptions options,
        double blockMegabytes,
        int aggregationDepth,
        Optional<FitCheckpoints.Where> checkpoints) {

    static <P extends DeepLinearParams & PredictorParams> DataSettings of(P params) {
        ParamValues values = new ParamValues(params);
        return new DataSettings(
                Columns.of(params),
                Preprocessing.of(values),
                TrainSettings.options(values, (Long) params.getOrDefault(params.seed())),
                (Double) params.getOrDefault(params.maxBlockSizeInMB()),
                (Integer) params.getOrDefault(params.aggregationDepth()),
                FitCheckpoints.Where.of(params));
    }

    DataSettings withoutCheckpoints() {
        return new DataSettings(columns, preprocessing, options, blockMegabytes, aggregationDepth, Optional.empty());
    }

    long blockBytes() {
        return blockMegabytes == 0 ? BlockBuilder.TARGET_BYTES : (long) Math.max(1, blockMegabytes * (1 << 20));
    }
}
