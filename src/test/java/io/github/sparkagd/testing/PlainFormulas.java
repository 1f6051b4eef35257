package io.github.sparkagd.testing;

import io.github.sparkagd.data.LabelledRow;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.Coordinates;
import io.github.sparkagd.oracle.Moments;
import io.github.sparkagd.oracle.Statistics;
import java.util.List;

/**
 * What an oracle should answer, by its definition: row by row, with n the sum of the rows' weights.
 *
 * @param rows raw
 * @param coordinates those trained in
 */
public record PlainFormulas(List<LabelledRow> rows, Coordinates coordinates) {

    /** g = (1/n) Σ w·r·z, ρ = (1/n) Σ w·r², κ = (1/n) Σ w·r·ŷ, σ = (1/n) Σ w·ŷ², at weights v of length d. */
    public Statistics at(Vec v) {
        Vec gradient = Vec.zeros(v.size());
        double residual = 0;
        double alignment = 0;
        double output = 0;
        for (LabelledRow row : rows) {
            double share = row.weight() / size();
            double predicted = features(row).dot(v);
            double error = label(row) - predicted;
            gradient = gradient.plus(share * error, features(row));
            residual += share * error * error;
            alignment += share * error * predicted;
            output += share * predicted * predicted;
        }
        return new Statistics(gradient, new Moments(residual, alignment, output));
    }

    /** (1/n) Σ w·z·(z·v). */
    public Vec product(Vec v) {
        Vec product = Vec.zeros(v.size());
        for (LabelledRow row : rows) {
            product = product.plus(row.weight() / size() * features(row).dot(v), features(row));
        }
        return product;
    }

    private double size() {
        return rows.stream().mapToDouble(LabelledRow::weight).sum();
    }

    /** z = (x − μ)/s. */
    private Vec features(LabelledRow row) {
        return Vec.of(row.features().toArray()).minus(coordinates.centers()).times(coordinates.inverseScales());
    }

    /** u = (y − ȳ)/c. */
    private double label(LabelledRow row) {
        return (row.label() - coordinates.labelCenter()) / coordinates.labelScale();
    }
}
