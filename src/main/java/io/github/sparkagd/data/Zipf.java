package io.github.sparkagd.data;

import java.util.SplittableRandom;

/**
 * Ranks with chances that fall as a power, by inversion and rejection (Hörmann and Derflinger, 1996): no table, whatever their
 * number.
 *
 * <pre>  P(rank k) ∝ k^−S,   k = 1 … n </pre>
 */
final class Zipf {
    private final int ranks;
    private final double exponent;
    private final double first;
    private final double last;
    private final double accepted;

    /**
     * @param ranks n ≥ 1
     * @param exponent S, positive
     */
    Zipf(int ranks, double exponent) {
        this.ranks = ranks;
        this.exponent = exponent;
        this.first = integral(1.5) - 1;
        this.last = integral(ranks + 0.5);
        this.accepted = 2 - inverse(integral(2.5) - chance(2));
    }

    /** The next rank, from 1 on. */
    int next(SplittableRandom random) {
        while (true) {
            double u = last + random.nextDouble() * (first - last);
            double x = inverse(u);
            int rank = (int) Math.max(1, Math.min(ranks, x + 0.5));
            if (rank - x <= accepted || u >= integral(rank + 0.5) - chance(rank)) {
                return rank;
            }
        }
    }

    private double chance(double x) {
        return StrictMath.exp(-exponent * StrictMath.log(x));
    }

    /** ∫ x^−S from 1: log x for S = 1. */
    private double integral(double x) {
        double log = StrictMath.log(x);
        double power = (1 - exponent) * log;
        return log * (Math.abs(power) > 1e-8 ? StrictMath.expm1(power) / power : 1 + power / 2);
    }

    private double inverse(double area) {
        double part = Math.max(-1, area * (1 - exponent));
        return StrictMath.exp(area * (Math.abs(part) > 1e-8 ? StrictMath.log1p(part) / part : 1 - part / 2));
    }
}
