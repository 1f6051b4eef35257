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

    /**
     * {@return sums of nothing yet, as {@code empty} makes them}
     *
     * @param <T> the type of one part's sum
     * @param parts how many there are
     * @param empty makes the sum of a part from its 0-based number
     */
    public static <T extends Mergeable<T>> ByPart<T> of(int parts, IntFunction<T> empty) {
        return new ByPart<>(IntStream.range(0, parts).mapToObj(empty).collect(Collectors.toList()));
    }

    /**
     * {@return the sum of a part}
     *
     * @param part 0-based number of the part
     */
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
