package io.github.sparkagd.lab;

import io.github.sparkagd.blocks.Part;
import io.github.sparkagd.lab.Finding.Verdict;
import io.github.sparkagd.linalg.Gaussian;
import io.github.sparkagd.linalg.Matrix;
import io.github.sparkagd.linalg.SymmetricEigenvalues;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.oracle.LocalLeastSquares;
import io.github.sparkagd.oracle.Query;
import io.github.sparkagd.report.LinePlot;
import io.github.sparkagd.theory.LeastNormSolution;
import io.github.sparkagd.theory.Solved;
import io.github.sparkagd.train.StopRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The over-parameterised limit: aligned gradient descent tends to the solution of least norm (proof of Theorem 1). */
final class LeastNormFigure extends Figure {
    private static final int ITERATIONS = 20_000;
    private static final int EVERY = 20;
    /** Distances, as shares of the norm, that count as arrived and as on the way. */
    private static final double REACHED = 1e-3;

    private static final double HALFWAY = 0.5;
    /** Below it the distance is that of two roundings. */
    private static final double ROUNDING = 1e-9;
    /** Roundings of 20,000 steps, most of which cancel. */
    private static final double IN_SPAN = 1e-12;

    /** Six points in twenty dimensions, standard normal with a fixed seed; labels ±1. */
    private static final Points WIDE = wide();

    private static Points wide() {
        Gaussian random = new Gaussian(3);
        List<Vec> xs = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            xs.add(random.vector(20));
        }
        return new Points("6 points in 20 dimensions", xs, Vec.of(1, -1, 1, -1, 1, -1));
    }

    /** A problem with its solution. */
    private record Case(String name, LeastSquares problem, Vec solution, double rate) {}

    LeastNormFigure() {
        super("leastnorm", "More features than examples: AGD tends to the least-norm solution (L = 4, η*)");
    }

    @Override
    public FigureResult draw(Laboratory laboratory) {
        List<LinePlot.Series> series = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        List<Case> cases = new ArrayList<>(List.of(generated()));
        real(laboratory, "leukemia").ifPresent(cases::add);
        real(laboratory, "gasoline/gasoline.libsvm.gz").ifPresent(cases::add);
        for (int k = 0; k < cases.size(); k++) {
            Case one = cases.get(k);
            Observed run = laboratory.observe(
                    one.problem(), Subject.agd(4, one.rate()), StopRules.iterations(ITERATIONS), EVERY);
            double norm = one.solution().norm();
            Vec distance = run.along(at -> at.weights().minus(one.solution()).norm() / norm);
            series.add(new LinePlot.Series(
                    one.name(), run.along(at -> at.iteration()), distance, k, LinePlot.Stroke.SOLID));
            findings.add(finding(one, run, distance));
            span(one, run).ifPresent(findings::add);
        }
        LinePlot plot =
                new LinePlot(title(), Charts.ITERATION, "|w − w*| / |w*|, w* of least norm", true, true, series);
        return result(plot, Numbers.Table.of("distance", plot, "relative_distance"), findings);
    }

    private static Case generated() {
        LeastSquares problem = WIDE.local();
        SymmetricEigenvalues.Decomposition parts =
                SymmetricEigenvalues.decompose(WIDE.gram().gram());
        Vec solution =
                LeastNormSolution.exact(parts, correlation(problem), WIDE.xs().size());
        return new Case(WIDE.name(), problem, solution, WIDE.spectrum().optimalRate());
    }

    private static Vec correlation(LeastSquares problem) {
        return problem.evaluate(List.of(Query.gradient(Vec.zeros(problem.dimension()))))
                .get(0)
                .train()
                .gradient();
    }

    private static Optional<Case> real(Laboratory laboratory, String name) {
        return laboratory.images(name).flatMap(data -> {
            Solved solved = data.solved();
            return solved.solution()
                    .map(w -> new Case(
                            name.split("/", 2)[0],
                            data.train(),
                            w,
                            solved.spectrum().optimalRate()));
        });
    }

    /** How much of w lies outside the span of the examples, where these are at hand. */
    private static Optional<Finding> span(Case one, Observed run) {
        if (!(one.problem() instanceof LocalLeastSquares local)) {
            return Optional.empty();
        }
        List<Vec> rows = local.blocks().stream()
                .filter(block -> block.part() == Part.TRAINING)
                .flatMap(block -> IntStream.range(0, block.rows()).mapToObj(block::row))
                .toList();
        int n = rows.size();
        int[] at = {0};
        Matrix basis = Matrix.filled(
                        local.dimension(), n, () -> rows.get(at[0] % n).get(at[0]++ / n))
                .orthonormalColumns();
        Vec last = run.iterates().get(run.iterates().size() - 1).weights();
        double outside = last.minus(basis.times(basis.transposedTimes(last))).norm() / last.norm();
        return Optional.of(Finding.of(
                "AGD's weights stay in the span of the examples (" + one.name() + ").",
                "after " + ITERATIONS + " iterations " + Charts.number(outside) + " of their norm lies outside",
                outside < IN_SPAN));
    }

    private static boolean falls(Vec distance) {
        for (int t = 1; t < distance.size(); t++) {
            if (distance.get(t) > distance.get(t - 1) * (1 + 1e-9) && distance.get(t) > ROUNDING) {
                return false;
            }
        }
        return true;
    }

    private static Finding finding(Case one, Observed run, Vec distance) {
        double last = distance.get(distance.size() - 1);
        double before = run.loss(0);
        return new Finding(
                "AGD's weights tend to the least-norm solution (" + one.name() + ", n = "
                        + one.problem().size() + ", d = " + one.problem().dimension() + ").",
                "after " + ITERATIONS + " iterations the distance is " + Charts.precise(last) + " of the norm"
                        + (falls(distance) ? " and never grew" : ", and it grew on the way") + "; the loss is "
                        + Charts.number(run.lastLoss() / before) + " of its start",
                verdict(last));
    }

    /** What a last distance, as a share of the norm, says of a claim that the limit is approached. */
    static Verdict verdict(double last) {
        return last < REACHED ? Verdict.HOLDS : last < HALFWAY ? Verdict.IN_PART : Verdict.NOT_REACHED;
    }
}
