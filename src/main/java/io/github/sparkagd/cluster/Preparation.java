package io.github.sparkagd.cluster;

import io.github.sparkagd.blocks.ColumnList;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.train.RunSpec;
import java.util.List;
import java.util.Optional;

/**
 * How data are made ready for training.
 *
 * <p>Where few of a large number of features occur in the rows, training happens in those that do: the others have no part in any
 * prediction, and trainings that begin at zero leave them there. A feature that a training begins with takes part whether it
 * occurs or not: a penalty and scalar layers change its weight.
 *
 * @param preprocessing what is done to the data
 * @param starts coefficients from which trainings begin, other than zero; empty to train in all features, as where a training
 *     may begin anywhere
 */
public record Preparation(Preprocessing preprocessing, Optional<List<Vec>> starts) {

    /**
     * In all features.
     *
     * @param preprocessing of features and labels
     * @return the preparation
     */
    public static Preparation ofAll(Preprocessing preprocessing) {
        return new Preparation(preprocessing, Optional.empty());
    }

    /**
     * For trainings from zero.
     *
     * @param preprocessing of features and labels
     * @return the preparation
     */
    public static Preparation fromZero(Preprocessing preprocessing) {
        return new Preparation(preprocessing, Optional.of(List.of()));
    }

    /**
     * For {@code specs}; random networks take all features.
     *
     * @param preprocessing of features and labels
     * @param specs the runs
     * @return the preparation
     */
    public static Preparation of(Preprocessing preprocessing, List<RunSpec> specs) {
        return new Preparation(preprocessing, RunSpec.starts(specs));
    }

    /**
     * The problem in the features that training happens in.
     *
     * @param blocks all features; they stay the caller's to close
     * @param featureUnit by what a stored value is to be divided for the user's feature
     */
    SparkLeastSquares problem(BlockedData blocks, double featureUnit) {
        BlockedData narrow = narrowed(blocks);
        try {
            return new SparkLeastSquares(narrow, preprocessing.coordinates(narrow.moments(), featureUnit));
        } catch (RuntimeException refused) {
            narrow.close();
            throw refused;
        }
    }

    private BlockedData narrowed(BlockedData blocks) {
        return starts.map(all -> all.stream().map(ColumnList::notZero).reduce(ColumnList.NONE, ColumnList::union))
                .map(blocks::withoutAbsentColumns)
                .orElse(blocks);
    }
}
