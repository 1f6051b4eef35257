package io.github.sparkagd.blocks;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A sum for each part of the rows: a monoid under {@link #merge}, part by part.
 *
 * @param sums in the order of the parts. Modified by {@link #merge}.
 */
public record ByPart<T extends Mergeable<T>>(List<T> sums) implements Mergeable<ByPart<T>> {

    /** Sums of nothing yet, as {@code empty} makes them. */
    public static <T extends Mergeable<T>> ByPart<T> of(int parts, IntFunction<T> empty) {
        return new ByPart<>(IntStream.range(0, parts).mapToObj(empty).collect(Collectors.toList()));
    }

    /** The sum of a part. */
    public T of(int part) {
        return sums.get(part);
    }

    @Override
    public ByPart<T> merge(ByPart<T> that) {
        for (int part = 0; part < sums.size(); part++) {
            sums.set(part, sums.get(part).merge(that.sums.get(part)));
        }
        return this;
    }
}
