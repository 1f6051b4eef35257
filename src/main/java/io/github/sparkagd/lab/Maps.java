package io.github.sparkagd.lab;

import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.report.HeatMap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What maps of measured numbers have in common: their cells, their rows in a file, how far from a law they are. */
final class Maps {
    private Maps() {}

    /** Whether a place counts. */
    interface Region {
        boolean has(double x, double y);
    }

    /** From {@code first} to {@code last} in equal steps. */
    static Vec steps(double first, double last, int count) {
        return Vec.of(IntStream.rangeClosed(0, count)
                .mapToDouble(k -> first + k * (last - first) / count)
                .toArray());
    }

    /** A number for each cell, row by row, on all processors. */
    static HeatMap.Grid grid(String name, HeatMap.Axis x, HeatMap.Axis y, DoubleBinaryOperator value) {
        List<Vec> rows = DoubleStream.of(y.places().toArray()).boxed().toList().parallelStream()
                .map(up -> x.places().map(right -> value.applyAsDouble(right, up)))
                .toList();
        return new HeatMap.Grid(name, rows);
    }

    /** The largest of |measured/law − 1| within a region. */
    static double deviation(HeatMap map, Region region) {
        double largest = 0;
        for (int j = 0; j < map.y().places().size(); j++) {
            for (int i = 0; i < map.x().places().size(); i++) {
                double measured = map.cells().rows().get(j).get(i);
                double law = map.law().grid().rows().get(j).get(i);
                if (Double.isFinite(measured)
                        && region.has(map.x().places().get(i), map.y().places().get(j))) {
                    largest = Math.max(largest, Math.abs(measured / law - 1));
                }
            }
        }
        return largest;
    }

    /** Every cell, measured and by the law: the series says where on the vertical axis, the position where on the other. */
    static Numbers.Table numbers(HeatMap map) {
        List<Numbers.Row> rows = new ArrayList<>();
        for (HeatMap.Grid grid : List.of(map.cells(), map.law().grid())) {
            for (int j = 0; j < grid.rows().size(); j++) {
                String series = map.y().label() + " = " + map.y().places().get(j);
                Vec row = grid.rows().get(j);
                for (int i = 0; i < row.size(); i++) {
                    rows.add(new Numbers.Row(
                            map.title(), series, map.x().places().get(i), grid.name(), row.get(i)));
                }
            }
        }
        return new Numbers.Table(rows);
    }
}
