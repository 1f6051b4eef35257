package io.github.sparkagd.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The middle of all launches of each contender at each size. */
final class Medians {
    private static final String LIMIT = "read-limit";

    private final List<Line> lines = new ArrayList<>();
    private final Map<BenchSize, Double> limits = new LinkedHashMap<>();

    /**
     * A contender at a size.
     *
     * @param launches how many there were
     * @param least the fastest launch's seconds
     * @param most the slowest launch's seconds
     * @param median seconds and bytes
     * @param limit bytes per second of the machine's memory in the same run; empty where it was not measured
     */
    record Line(BenchSize size, int launches, double least, double most, Measured median, OptionalDouble limit) {
        /** Bytes per second; empty where bytes say nothing. */
        OptionalDouble rate() {
            return median.bytes() > 0 && median.seconds() > 0
                    ? OptionalDouble.of(median.bytes() / median.seconds())
                    : OptionalDouble.empty();
        }

        /** Of the read limit. */
        OptionalDouble fraction() {
            return rate().isPresent() && limit.isPresent()
                    ? OptionalDouble.of(rate().getAsDouble() / limit.getAsDouble())
                    : OptionalDouble.empty();
        }
    }

    private record Key(BenchSize size, String contender, String plan) {}

    Medians(List<Launches.Line> launches) {
        Map<Key, List<Measured>> groups = new LinkedHashMap<>();
        for (Launches.Line line : launches) {
            Key key = new Key(
                    line.size(), line.measured().contender(), line.measured().plan());
            groups.computeIfAbsent(key, none -> new ArrayList<>()).add(line.measured());
        }
        groups.forEach((key, all) -> {
            if (key.contender().equals(LIMIT)) {
                limits.put(key.size(), all.get(0).bytes() / middle(all));
            }
        });
        groups.forEach((key, all) -> lines.add(line(key, all)));
    }

    private static double middle(List<Measured> all) {
        return Repeats.median(all.stream().map(Measured::seconds).toList());
    }

    private Line line(Key key, List<Measured> all) {
        Double limit = limits.get(key.size());
        return new Line(
                key.size(),
                all.size(),
                all.stream().mapToDouble(Measured::seconds).min().orElseThrow(),
                all.stream().mapToDouble(Measured::seconds).max().orElseThrow(),
                new Measured(
                        key.contender(), key.plan(), middle(all), all.get(0).bytes()),
                limit == null ? OptionalDouble.empty() : OptionalDouble.of(limit));
    }

    /** In the order of the first launches. */
    List<Line> lines() {
        return lines;
    }

    /** Sizes in their order. */
    List<BenchSize> sizes() {
        return lines.stream().map(Line::size).distinct().toList();
    }

    /** A contender's line at a size, if it was there. */
    Optional<Line> of(BenchSize size, String contender) {
        return lines.stream()
                .filter(line ->
                        line.size().equals(size) && line.median().contender().equals(contender))
                .findFirst();
    }
}
