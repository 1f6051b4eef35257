package io.github.sparkagd.cluster;

import io.github.sparkagd.blocks.Mergeable;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A sum for each fold.
 *
 * @param sums in the order of the folds
 */
record PerFold<T extends Mergeable<T>>(List<T> sums) implements Mergeable<PerFold<T>> {

    static <T extends Mergeable<T>> PerFold<T> of(int folds, IntFunction<T> empty) {
        return new PerFold<>(IntStream.range(0, folds).mapToObj(empty).collect(Collectors.toList()));
    }

    T of(int fold) {
        return sums.get(fold);
    }

    @Override
    public PerFold<T> merge(PerFold<T> that) {
        for (int fold = 0; fold < sums.size(); fold++) {
            sums.set(fold, sums.get(fold).merge(that.sums.get(fold)));
        }
        return this;
    }
}
