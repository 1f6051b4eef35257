package io.github.sparkagd.lab;

import io.github.sparkagd.linalg.Check;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.Evaluation;
import io.github.sparkagd.oracle.Moments;
import io.github.sparkagd.oracle.Objective;
import io.github.sparkagd.oracle.Query;
import io.github.sparkagd.oracle.Statistics;
import java.util.List;
import java.util.Optional;

/**
 * The l_p loss (1/pn) Σ |y − ŷ|^p of a few points, p even (§3.3; Arora, Cohen and Hazan 2018), on which gradient descent,
 * shallow and deep, runs unchanged.
 *
 * <pre>  g = (1/n) Σ (y − ŷ)^(p−1)·x      moments: ρ = 2·loss, κ = mean (y − ŷ)·ŷ, σ = mean ŷ² </pre>
 */
final class PowerLoss implements Objective {
    private final int power;
    private final List<Vec> points;
    private final Vec labels;
    private long passes;

    /**
     * @param power p ≥ 2, even
     * @param points x₁ … xₙ, of length d each
     * @param labels y, of length n
     */
    PowerLoss(int power, List<Vec> points, Vec labels) {
        Check.that(() -> power >= 2 && power % 2 == 0, "power must be even and at least 2, got " + power);
        Check.atLeast("points", 1, points.size());
        Check.sameSize("labels", points.size(), labels.size());
        this.power = power;
        this.points = List.copyOf(points);
        this.labels = labels;
    }

    @Override
    public int dimension() {
        return points.get(0).size();
    }

    @Override
    public List<Evaluation> evaluate(List<Query> queries) {
        passes++;
        return queries.stream().map(query -> at(query.weights())).toList();
    }

    private Evaluation at(Vec weights) {
        int n = points.size();
        Vec gradient = Vec.zeros(dimension());
        double loss = 0;
        double alignment = 0;
        double output = 0;
        for (int i = 0; i < n; i++) {
            double p = points.get(i).dot(weights);
            double r = labels.get(i) - p;
            double slope = r;
            for (int k = 2; k < power; k++) {
                slope *= r;
            }
            gradient = gradient.plus(slope / n, points.get(i));
            loss += slope * r / power / n;
            alignment += r * p / n;
            output += p * p / n;
        }
        Statistics train = new Statistics(gradient, new Moments(2 * loss, alignment, output));
        return new Evaluation(train, Optional.empty());
    }

    @Override
    public long passes() {
        return passes;
    }
}
